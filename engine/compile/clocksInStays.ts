/** Which clocks can end a stay in a service, and what their arithmetic leaves out. */
import { CLOCK_FROM, CLOCK_SCOPE, type ModelClock } from "./model/people.ts";
import { type Model, UNLIMITED } from "./model.ts";

/** Why a figure is only near: what it leaves out. */
export type LeftOut =
  | "effects"
  | "stages"
  | "tasks"
  | "stays that depend on when they begin"
  | "clocks that began before the stay";

/** Numbers of the clocks that can end a stay in a service; one that leads there changes nothing in it. */
export function clocksIn(model: Model, service: number): number[] {
  return model.people!.clocks.flatMap((clock, c) =>
    clock.to >= 0 && clock.to !== service && clock.endedBy[service] !== 1 && mayRun(model, clock, service) ? [c] : [],
  );
}

function mayRun(model: Model, clock: ModelClock, service: number): boolean {
  const startsThere = clock.from === CLOCK_FROM.stay && clock.startedBy[service] === 1;
  if (startsThere || clock.scope === CLOCK_SCOPE.stay) return startsThere;
  const fromAnywhere = clock.from === CLOCK_FROM.arrival || clock.from === CLOCK_FROM.stage;
  return fromAnywhere || comesTo(model, clock, service);
}

/** Whether people may come to a service from those that start a clock, with no admission on the way that ends it. */
function comesTo(model: Model, { startedBy, endedBy }: ModelClock, service: number): boolean {
  const found = new Set<number>();
  const open = [...startedBy.keys()].filter((s) => startedBy[s] === 1);
  for (let s = open.pop(); s !== undefined; s = open.pop()) {
    for (const to of waysFrom(model, s)) {
      if (to === service) return true;
      if (to >= model.services.length || found.has(to) || endedBy[to] === 1) continue;
      found.add(to);
      open.push(to);
    }
  }
  return false;
}

/** Places that a service leads to, by a way on or as it sends people elsewhere; clocks may lead anywhere. */
function waysFrom({ routes, services, queueing, people }: Model, service: number): number[] {
  const called = people!.clocks.flatMap(({ to }) => (to >= 0 ? [to] : []));
  const classes = queueing.admission[service]?.classes.map(({ to }) => to) ?? [];
  const patience = (queueing.patience[service] ?? []).map(({ to }) => to);
  const own = routes.filter(({ from }) => from === service).flatMap(({ to }) => to);
  return [...own, services[service]!.refusedTo, ...classes, ...patience, ...called];
}

/** What is left out of the figures of a service with these clocks; empty where they are exact for each class of people. */
export function leftOut(model: Model, service: number, clocks: readonly number[]): LeftOut[] {
  const people = model.people!;
  const touched = people.effects.some(
    ({ clock, stayOf, route }) => clocks.includes(clock) || stayOf === service || model.routes[route]?.from === service,
  );
  const staged = people.clocks.some(({ to, becomes }) => to < 0 && tellsApart(model, service, clocks, becomes));
  const early = clocks.some((c) => !startsAfresh(model, people.clocks[c]!, service));
  const kinds: readonly (readonly [LeftOut, boolean])[] = [
    ["effects", touched],
    ["stages", staged],
    ["tasks", (model.queueing.tasks[0]?.of[service] ?? []).length > 0],
    ["stays that depend on when they begin", hangsOnMoment(model, service)],
    ["clocks that began before the stay", early],
  ];
  return kinds.flatMap(([kind, is]) => (is ? [kind] : []));
}

function hangsOnMoment({ stays, phases, classes }: Model, service: number): boolean {
  const stands = new Set(stays.moments.map((moment) => moment.stands));
  const choices = new Set(stays.choices.map((moment) => moment.stands));
  const { stayOf, choiceOf } = phases[0]!;
  return classes.some((_, cls) => {
    const at = service * classes.length + cls;
    return stands.has(stayOf[at]!) || choices.has(choiceOf[at]!);
  });
}

/** Whether moving to another stage changes what happens in a service. */
function tellsApart(model: Model, service: number, clocks: readonly number[], becomes: Int32Array): boolean {
  const { classes, phases, people } = model;
  const { stayOf, choiceOf } = phases[0]!;
  return becomes.some((to, from) => {
    const [a, b] = [service * classes.length + from, service * classes.length + to];
    if (stayOf[a] !== stayOf[b] || choiceOf[a] !== choiceOf[b]) return true;
    return clocks.some((c) => {
      const { hazards, inStage } = people!.clocks[c]!;
      return hazards[0]![from] !== hazards[0]![to] || inStage[from] !== inStage[to];
    });
  });
}

/**
 * True for a clock whose age at the start of each stay there is 0 or does not matter: it starts with the stay, or as people
 * come straight from a hospital at which it had ended, or it has run since arrival at a rate that never changes, towards a
 * way out. One that leads to a service may have rung before, and then stands still.
 */
function startsAfresh(model: Model, clock: ModelClock, service: number): boolean {
  const { from, startedBy, endedBy, scope, hazards, never, to } = clock;
  if (from === CLOCK_FROM.stay) return startedBy[service] === 1 && scope === CLOCK_SCOPE.stay;
  if (from === CLOCK_FROM.discharge) {
    const feeders = feedersOf(model, service);
    return feeders?.every((s) => startedBy[s] === 1 && endedBy[s] === 1) ?? false;
  }
  const constant = hazards[0]!.every((number) => {
    const hazard = model.people!.hazards[number];
    return hazard === undefined || (hazard.form === "rate" && hazard.growth === 0);
  });
  return from === CLOCK_FROM.arrival && constant && never === 0 && to >= model.services.length;
}

/** The services from which people come straight to one without a limit; null where they may come in another way. */
function feedersOf(model: Model, service: number): number[] | null {
  const { cohorts, services, people, census } = model;
  const all = [...services.keys()];
  const asked = [...cohorts.flatMap(({ enters }) => enters), ...people!.clocks.map(({ to }) => to)];
  if (asked.includes(service) || census.length > 0 || services[service]!.capacity !== UNLIMITED) return null;
  const feeders = all.filter((s) => model.routes.some(({ from, to }) => from === s && to.includes(service)));
  const sends = all.some((s) => !feeders.includes(s) && waysFrom(model, s).includes(service));
  return sends || feeders.some((s) => services[s]!.kind === "decision") ? null : feeders;
}
