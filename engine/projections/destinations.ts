import { CLOCK_SCOPE } from "../compile/model/people.ts";
import { everyPhase, type Model, type ModelRoute, OUTSIDE } from "../compile/model.ts";

/**
 * Places that people leaving a service may go to straight away, sorted: where its routes lead, decisions and stays
 * that take no time passed through, and where full queues and giving up send people on. Outside (−1) is among them
 * when people do not keep their place while they wait.
 */
export function destinations(model: Model, service: number): number[] {
  const found = new Set<number>();
  if (!model.services[service]!.holdsWhileWaiting) found.add(OUTSIDE);
  for (const route of model.routes) {
    if (route.from === service && route.leavesFirst) found.add(OUTSIDE);
    if (route.from === service) for (const place of placesBehind(model, route.to)) found.add(place);
    for (const place of betterThan(route, service)) found.add(place);
    if (route.leavesFirst && betterThan(route, service).length > 0) found.add(OUTSIDE);
  }
  for (const place of calledTo(model, service)) found.add(place);
  return [...found].sort((a, b) => a - b);
}

/** Where people move on to from a service that is a second choice of a route; none where it is not, or is for good. */
export function betterThan({ movesOn, to }: ModelRoute, service: number): readonly number[] {
  return movesOn === true ? to.slice(0, Math.max(0, to.indexOf(service))) : [];
}

/** Where clocks may call people away to from a service; outside when they may have to wait for it. */
function calledTo(model: Model, service: number): number[] {
  const clocks = (model.people?.clocks ?? []).filter(
    (clock) => clock.to >= 0 && (clock.scope !== CLOCK_SCOPE.stay || clock.startedBy[service] === 1),
  );
  const places = placesBehind(
    model,
    clocks.map((clock) => clock.to),
  );
  return places.some((place) => place < model.services.length) ? [OUTSIDE, ...places] : places;
}

/** Where people come who are sent to places: the places, or beyond a decision, a full queue or the end of patience. */
function placesBehind(model: Model, to: readonly number[]): number[] {
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
  for (const number of passing(model, place))
    for (const next of model.routes[number]!.to) visit(model, next, found, seen);
  if (service.queueLimit >= 0) visit(model, service.refusedTo, found, seen);
  for (const next of sentByRules(model, place)) visit(model, next, found, seen);
  for (const { limit, to } of model.queueing.admission[place]?.classes ?? []) {
    if (limit >= 0 || service.queueLimit >= 0 || isLimitedByRules(model, place)) visit(model, to, found, seen);
  }
  for (const { to } of model.queueing.patience[place] ?? []) visit(model, to, found, seen);
}

/** Where rules send people on who are referred to a service: by diverting them, or by a limit to its queue. */
function sentByRules(model: Model, place: number): number[] {
  return model.rules
    .flatMap(({ actions }) => actions)
    .flatMap((action) => {
      if (action.form === "divert") return action.from === place ? [action.to] : [];
      return action.form === "queue-limit" && action.service === place ? [model.services[place]!.refusedTo] : [];
    });
}

function isLimitedByRules(model: Model, place: number): boolean {
  return model.rules.some(({ actions }) =>
    actions.some((action) => action.form === "queue-limit" && action.service === place),
  );
}

/** Routes by which a service passes people on at its door: all of a decision's, some of a state's with outcomes. */
function passing(model: Model, place: number): readonly number[] {
  if (model.services[place]!.kind === "decision") {
    return model.routes.flatMap((route, number) => (route.from === place ? [number] : []));
  }
  const classes = model.classes.length;
  const choices = everyPhase(model).flatMap(({ entryOf }) => [
    ...entryOf.subarray(place * classes, (place + 1) * classes),
  ]);
  const doors = [...new Set(choices)].filter((choice) => choice >= 0);
  return doors.flatMap((choice) => model.choices[choice]!.routes.filter((route) => route >= 0));
}
