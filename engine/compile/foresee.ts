import type { Scenario } from "../scenario/scenario.ts";
import { classesOf, type People } from "./classes.ts";
import { DAY } from "./clock.ts";
import { expectedPerDay } from "./demand/expected.ts";
import { classWeights, expectedVisits, type Preference } from "./flows.ts";
import { type Model, UNLIMITED } from "./model.ts";

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

function foreseePhase(scenario: Scenario, model: Model, people: People, phase: number): Foresight[] {
  const capacity = meanCapacities(model, phase);
  const overflow = new Overflow(scenario, phase);
  let found = balance(scenario, model, people, phase, overflow.preference);
  for (let round = 0; round < ROUNDS && overflow.shift(found.offered, capacity); round++) {
    found = balance(scenario, model, people, phase, overflow.preference);
  }
  const fromDay = Math.max(0, (model.phases[phase]!.from - model.clock.warmUp) / DAY);
  return model.services.map((service, s) => {
    const limited = capacity[s]! < UNLIMITED;
    return {
      service: service.name,
      offered: found.offered[s]!,
      capacity: limited ? capacity[s]! : null,
      load: limited ? found.offered[s]! / capacity[s]! : null,
      perDay: found.perDay[s]!,
      fromDay,
      canOverflow: service.queueLimit >= 0 || service.giveUpAfter >= 0,
    };
  });
}

interface Balance {
  readonly offered: number[];
  readonly perDay: number[];
}

function balance(scenario: Scenario, model: Model, people: People, phase: number, preference: Preference): Balance {
  const { services, cohorts } = scenario.phases[phase]!;
  const offered = services.map(() => 0);
  const perDay = services.map(() => 0);
  const { stayOf } = model.phases[phase]!;
  for (const [c, spec] of cohorts.entries()) {
    const rate = meanRate(model, c, phase);
    for (const [i, weight] of classWeights(spec).entries()) {
      const cls = people.firstClass[c]! + i;
      const visits = expectedVisits(services, people, cls, spec.enters[0]!, preference);
      for (const [s, expected] of visits.entries()) {
        if (expected === 0) continue;
        const stay = model.distributions[stayOf[s * model.classes.length + cls]!]?.mean ?? 0;
        const held = stay + turnRoundOf(model, phase, s);
        perDay[s] = perDay[s]! + rate * weight * expected;
        offered[s] = offered[s]! + (rate * weight * expected * held) / DAY;
      }
    }
  }
  return { offered, perDay };
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

/** Moves people from full services to the next they accept, route by route, until nothing more needs to move. */
class Overflow {
  readonly preference: Preference;
  private readonly weights = new Map<string, number[]>();
  private readonly lists: { readonly key: string; readonly to: readonly number[] }[] = [];

  constructor(scenario: Scenario, phase: number) {
    const { services } = scenario.phases[phase]!;
    const number = new Map(services.map((service, i) => [service.name, i]));
    for (const [s, service] of services.entries()) {
      for (const [r, route] of service.routes.entries()) {
        if (route.to.length < 2) continue;
        const key = `${s} ${r}`;
        this.lists.push({ key, to: route.to.map((name) => number.get(name)!) });
        this.weights.set(
          key,
          route.to.map((_, i) => Number(i === 0)),
        );
      }
    }
    this.preference = (service, route) => this.weights.get(`${service} ${route}`) ?? null;
  }

  /** True when something moved. */
  shift(offered: readonly number[], capacity: readonly number[]): boolean {
    let moved = false;
    for (const { key, to } of this.lists) {
      const weights = this.weights.get(key)!;
      for (let k = 0; k + 1 < to.length; k++) {
        const load = offered[to[k]!]! / Math.max(capacity[to[k]!]!, 1e-9);
        if (load <= 1.0001 || weights[k]! < 1e-6) continue;
        const moving = weights[k]! * (1 - 1 / load);
        weights[k] = weights[k]! - moving;
        weights[k + 1] = weights[k + 1]! + moving;
        moved = true;
      }
    }
    return moved;
  }
}
