import { everyPhase, type Model } from "../../compile/model.ts";

/** 1 for services in which a ring can form: they hold people who wait, and lead back to themselves by such services. */
export function cyclicServices(model: Model): Uint8Array {
  const ways = model.services.map((_, service) => waysFrom(model, service));
  return Uint8Array.from(model.services, (_, service) => (reaches(ways, service, service) ? 1 : 0));
}

function reaches(ways: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set<number>();
  const next = [...ways[from]!];
  for (let place = next.pop(); place !== undefined; place = next.pop()) {
    if (place === to) return true;
    if (seen.has(place)) continue;
    seen.add(place);
    next.push(...ways[place]!);
  }
  return false;
}

/** Services that people held in a service may wait for, through doors and places they may be sent on to. */
function waysFrom(model: Model, service: number): number[] {
  if (!model.services[service]!.holdsWhileWaiting) return [];
  const found = new Set<number>();
  const add = (place: number): void => {
    if (place < 0 || place >= model.services.length || found.has(place)) return;
    found.add(place);
    const there = model.services[place]!;
    add(there.refusedTo);
    for (const { to } of model.queueing.patience[place] ?? []) add(to);
    for (const { to } of model.queueing.admission[place]?.classes ?? []) add(to);
    doorsOf(model, place).forEach(add);
  };
  routesFrom(model, service).forEach(add);
  return [...found];
}

function routesFrom(model: Model, service: number): number[] {
  return model.routes.filter((route) => route.from === service).flatMap((route) => route.to);
}

/** Places to which a service passes people on at its door. */
function doorsOf(model: Model, service: number): number[] {
  const classes = model.classes.length;
  const entries = everyPhase(model).flatMap((phase) => [
    ...phase.entryOf.subarray(service * classes, (service + 1) * classes),
  ]);
  const routes = [...new Set(entries)].flatMap((choice) => model.choices[choice]?.routes ?? []);
  return routes.flatMap((route) => model.routes[route]?.to ?? []);
}
