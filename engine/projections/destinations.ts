import { type Model, OUTSIDE } from "../compile/model.ts";

/**
 * Places that people leaving a service may go to straight away, sorted: where its routes lead, decisions and stays
 * that take no time passed through, and where full queues and giving up send people on. Outside (−1) is among them
 * when people do not keep their place while they wait.
 */
export function destinations(model: Model, service: number): number[] {
  const found = new Set<number>();
  if (!model.services[service]!.holdsWhileWaiting) found.add(OUTSIDE);
  for (const route of model.routes) {
    if (route.from === service) for (const place of placesBehind(model, route.to)) found.add(place);
  }
  return [...found].sort((a, b) => a - b);
}

/** Where people come who are sent to places: the places, or beyond a decision, a full queue or the end of patience. */
export function placesBehind(model: Model, to: readonly number[]): number[] {
  const found = new Set<number>();
  for (const place of to) visit(model, place, found, new Set());
  return [...found];
}

function visit(model: Model, place: number, found: Set<number>, seen: Set<number>): void {
  if (seen.has(place)) return;
  seen.add(place);
  const service = model.services[place];
  if (service === undefined || service.kind !== "decision") found.add(place);
  if (service === undefined) return;
  const onward = model.routes.filter((route, number) => passesAtOnce(model, route.from, number, place));
  for (const route of onward) for (const next of route.to) visit(model, next, found, seen);
  if (service.queueLimit >= 0) visit(model, service.refusedTo, found, seen);
  if (service.giveUpAfter >= 0) visit(model, service.giveUpTo, found, seen);
}

function passesAtOnce(model: Model, from: number, route: number, place: number): boolean {
  if (from !== place) return false;
  if (model.services[place]!.kind === "decision") return true;
  return model.choices.some((choice) => choice.routes.some((one, at) => one === route && choice.stays[at] === -2));
}
