import type { Distribution } from "../random/distributions.ts";
import type { Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { classesOf, type People } from "./classes.ts";
import { DAY } from "./clock.ts";
import { expectedPerDay } from "./demand/expected.ts";
import { classWeights, expectedVisits, FIRST_CHOICE, type Preference, visitsToEntry } from "./flows.ts";
import { EXITS, type Model, UNLIMITED } from "./model.ts";
import { Overflow } from "./overflow.ts";
import { type Stream, settleDays } from "./settle.ts";
import { openRoutes } from "./shares.ts";
import { meanUntilReady } from "./taskTime.ts";
import { type Load, loadOn } from "./unitSeconds.ts";

/** What flow balance says of a service before a run. */
export interface Foresight {
  readonly service: string;
  /** Mean places needed if nobody ever waited: arrivals × mean stay and turn-round. Delays of people who cannot move on are not in it. */
  readonly offered: number;
  /** Mean places or staff; null where there is no limit. */
  readonly capacity: number | null;
  /** offered ÷ capacity; null where there is no limit. Above 1 the queue grows for ever. */
  readonly load: number | null;
  /** People a day who come to the service. */
  readonly perDay: number;
  /** Day after start of the phase this describes; 0 for the first. */
  readonly fromDay: number;
  /** True when people who find no room may leave: the queue cannot grow for ever. */
  readonly canOverflow: boolean;
  /**
   * Days a service that starts empty takes to settle (see settle.ts); null where it never does, or nobody comes, or it is
   * full by being preferred, and in all phases but the first: it is asked of the warm-up.
   */
  readonly settleDays: number | null;
}

/** Mean-value sums: what must hold whatever the luck, if nobody ever waited, gave up or was turned away. */
export interface MeanFlow {
  /** First arrivals a day. */
  readonly arrivals: number;
  /** Mean number of people in services, and mean days a person spends there in all (Little: inside = arrivals × days). */
  readonly inside: number;
  readonly daysInside: number;
  /** People a day who leave by each exit, in the order of EXITS; those who nobody reaches are left out. */
  readonly exits: readonly { readonly exit: string; readonly perDay: number }[];
}

const ROUNDS = 60;

/**
 * Flow balance for each phase of a scenario: the offered load of every service that holds people. Where several
 * services are acceptable, the first is filled before the next.
 */
export function foresee(scenario: Scenario, model: Model): Foresight[][] {
  const people = classesOf(scenario);
  return scenario.phases.map((_, phase) => foreseePhase(scenario, model, people, phase));
}

/** Mean-value sums of the first phase: arrivals, people inside and where they leave, if nobody ever waited. */
export function meanFlow(scenario: Scenario, model: Model): MeanFlow {
  const { arrivals, inside: people, exits } = balance(scenario, model, classesOf(scenario), 0, FIRST_CHOICE);
  const inside = total(people);
  return {
    arrivals,
    inside,
    daysInside: inside / arrivals,
    exits: EXITS.flatMap((exit) => (exits.has(exit) ? [{ exit, perDay: exits.get(exit)! }] : [])),
  };
}

/** People of a cohort who come for the first time, and who come back to where the cohort enters. */
export interface Returns {
  readonly cohort: string;
  readonly label: string;
  /** Whether the declared total counts returns; null where the scenario does not say. */
  readonly included: boolean | null;
  readonly firstPerDay: number;
  readonly returnsPerDay: number;
}

/** First arrivals and returns of each cohort whose people come back to its first service, in the first phase. */
export function returnsOf(scenario: Scenario, model: Model): Returns[] {
  const people = classesOf(scenario);
  return scenario.phases[0]!.cohorts.flatMap(({ name, arrivals: { includesReturns } }, c) => {
    const visits = visitsToEntry(scenario, people, c);
    if (!(visits > 1 + 1e-9) || (model.cohorts[c]!.demand?.members ?? 0) > 0) return [];
    const firstPerDay = meanRate(model, c, 0);
    const { label } = model.cohorts[c]!;
    return [{ cohort: name, label, included: includesReturns, firstPerDay, returnsPerDay: firstPerDay * (visits - 1) }];
  });
}

/** Day after start on which a phase begins; 0 for the first. */
const fromDay = (model: Model, phase: number): number =>
  Math.max(0, (model.phases[phase]!.from - model.clock.warmUp) / DAY);

function foreseePhase(scenario: Scenario, model: Model, people: People, phase: number): Foresight[] {
  const capacity = meanCapacities(model, phase);
  const overflow = new Overflow(scenario, phase);
  let found = balance(scenario, model, people, phase, overflow.preference);
  for (let round = 0; round < ROUNDS && overflow.shift(found.offered, capacity); round++) {
    found = balance(scenario, model, people, phase, overflow.preference);
  }
  return model.services.map((service, s) => {
    const limited = capacity[s]! < UNLIMITED;
    const { perPlace = 1 } = service;
    return {
      service: service.name,
      offered: found.offered[s]! / perPlace,
      capacity: limited ? capacity[s]! / perPlace : null,
      load: limited ? found.offered[s]! / capacity[s]! : null,
      perDay: found.perDay[s]!,
      fromDay: fromDay(model, phase),
      settleDays:
        phase > 0 || overflow.filled.has(s)
          ? null
          : settleDays(streamsOf(found.streams[s]!), limited ? capacity[s]! : null),
      canOverflow:
        service.queueLimit >= 0 ||
        hasLimits(model, s) ||
        losesPatience(model, s) ||
        canBorrow(model, s, found.offered, capacity),
    };
  });
}

/** True for a service whose group of lenders has places for all of them together. */
function canBorrow(model: Model, service: number, offered: readonly number[], capacity: readonly number[]): boolean {
  const { services = [] } = model.holding.sharing.find((group) => group.services.includes(service)) ?? {};
  const sum = (list: readonly number[]): number => services.reduce((all, s) => all + list[s]!, 0);
  return services.length > 0 && sum(offered) < sum(capacity);
}

const losesPatience = (model: Model, service: number): boolean => (model.queueing.patience[service] ?? []).length > 0;

const hasLimits = (model: Model, service: number): boolean =>
  model.queueing.admission[service]?.classes.some(({ limit }) => limit >= 0) ?? false;

interface Balance {
  readonly offered: number[];
  readonly perDay: number[];
  /** People in each service: places needed, less those being made ready. */
  readonly inside: number[];
  /** By service: people a day by the distribution of their stay. */
  readonly streams: Map<Distribution, number>[];
  readonly exits: Map<string, number>;
  readonly arrivals: number;
}

function balance(scenario: Scenario, model: Model, people: People, phase: number, preference: Preference): Balance {
  const { services, cohorts } = scenario.phases[phase]!;
  const found: Balance = { ...emptyBalance(services.length), arrivals: 0 };
  let arrivals = 0;
  for (const [c, spec] of cohorts.entries()) {
    const rate = meanRate(model, c, phase);
    arrivals += rate;
    const members = model.cohorts[c]!.demand?.members ?? 0;
    const round = members > 0 ? untilBack(services, spec.enters[0]!) : services;
    for (const [i, weight] of classWeights(spec).entries()) {
      const cls = people.firstClass[c]! + i;
      const visits = expectedVisits(round, people, cls, spec.enters[0]!, preference);
      const comes = members > 0 ? members / daysOfRound(model, phase, cls, visits) : rate;
      for (const [s, expected] of visits.entries()) {
        if (expected === 0) continue;
        const perDay = comes * weight * expected;
        addVisits(found, s, perDay, staysOf(model, phase, s, cls), loadOn(model, s, cls, turnRoundOf(model, phase, s)));
        addExits(found.exits, services[s]!, people, cls, perDay);
      }
    }
  }
  return { ...found, arrivals };
}

/** The services for one round of a member of a closed population: who comes back to where they live ends the round. */
function untilBack(services: readonly ServiceSpec[], home: string): ServiceSpec[] {
  const routes = (all: ServiceSpec["routes"]) =>
    all.map((route) => (route.to.includes(home) ? { ...route, to: ["home"] } : route));
  return services.map((service) => ({ ...service, routes: routes(service.routes) }));
}

/** Mean days from one need of a member to the next, if nobody ever waited. */
function daysOfRound(model: Model, phase: number, cls: number, visits: readonly number[]): number {
  return visits.reduce((days, expected, s) => {
    const stay = staysOf(model, phase, s, cls).reduce((sum, part) => sum + part.share * part.mean, 0);
    return days + (expected * stay) / DAY;
  }, 0);
}

function emptyBalance(services: number): Omit<Balance, "arrivals"> {
  const zeros = (): number[] => Array<number>(services).fill(0);
  return {
    offered: zeros(),
    perDay: zeros(),
    inside: zeros(),
    streams: Array.from({ length: services }, () => new Map()),
    exits: new Map(),
  };
}

/** People who come to a service: those who pass through its door at once take no place; others take up what their `load` says. */
function addVisits(found: Balance, s: number, perDay: number, stays: readonly Part[], load: Load): void {
  found.perDay[s] = found.perDay[s]! + perDay;
  for (const { share, stay, mean } of stays) {
    found.offered[s] = found.offered[s]! + (perDay * share * load.of(mean)) / DAY;
    found.inside[s] = found.inside[s]! + (perDay * share * mean) / DAY;
    found.streams[s]!.set(stay, (found.streams[s]!.get(stay) ?? 0) + perDay * share);
  }
}

const streamsOf = (found: ReadonlyMap<Distribution, number>): Stream[] =>
  [...found].map(([stay, perDay]) => ({ stay, perDay }));

interface Part {
  readonly share: number;
  readonly stay: Distribution;
  /** Seconds until ready: the stay, and what tasks add to it. */
  readonly mean: number;
}

/** The stays of a class in a service and their shares, the way on known or not. */
function staysOf(model: Model, phase: number, s: number, cls: number): Part[] {
  const at = s * model.classes.length + cls;
  const { entryOf, choiceOf, stayOf } = model.phases[phase]!;
  const door = model.choices[entryOf[at]!];
  const here = door?.routes.indexOf(-1) ?? -1;
  const staying = door === undefined ? 1 : here < 0 ? 0 : door.shares[here]! / total(door.shares);
  const choice = model.choices[choiceOf[at]!];
  const own = model.distributions[stayOf[at]!];
  const part = (share: number, stay: Distribution): Part => ({
    share,
    stay,
    mean: meanUntilReady(model, phase, s, stay),
  });
  if (choice === undefined) return own === undefined || staying === 0 ? [] : [part(staying, own)];
  return choice.routes.flatMap((_, i) => {
    const stay = model.distributions[choice.stays[i]!] ?? own;
    return stay === undefined ? [] : [part((staying * choice.shares[i]!) / total(choice.shares), stay)];
  });
}

const total = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);

/** Where people go from a service who go out of the model. */
function addExits(exits: Map<string, number>, service: ServiceSpec, people: People, cls: number, perDay: number): void {
  const open = openRoutes(service.routes, people, cls);
  for (const [i, position] of open.at.entries()) {
    const to = service.routes[position]!.to[0]!;
    if ((EXITS as readonly string[]).includes(to)) exits.set(to, (exits.get(to) ?? 0) + perDay * open.shares[i]!);
  }
}

/** Mean seconds for which a place is taken beyond the stay itself. */
function turnRoundOf(model: Model, phase: number, service: number): number {
  return model.distributions[model.holding.turnRounds[phase]?.of[service] ?? -1]?.mean ?? 0;
}

/** First arrivals a day of a cohort, mean over the phase. */
function meanRate(model: Model, cohort: number, phase: number): number {
  const from = model.phases[phase]!.from;
  return expectedPerDay(model, cohort, from, model.phases[phase + 1]?.from ?? model.clock.end);
}

function meanCapacities(model: Model, phase: number): number[] {
  const from = model.phases[phase]!.from;
  const until = model.phases[phase + 1]?.from ?? model.clock.end;
  const area = model.services.map(() => 0);
  const now = model.services.map((service) => service.capacity);
  const since = model.services.map(() => from);
  for (const { at, service, capacity } of model.capacityChanges) {
    if (at >= until) break;
    if (at > from) {
      area[service] = area[service]! + now[service]! * (at - since[service]!);
      since[service] = at;
    }
    now[service] = capacity;
  }
  return area.map((sum, s) =>
    now[s] === UNLIMITED ? UNLIMITED : (sum + now[s]! * (until - since[s]!)) / (until - from),
  );
}
