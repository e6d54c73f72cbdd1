/** What becomes of stays against the clocks that people carry: realised means and shares, before anything runs. */
import { compete, type Outcome } from "../random/competing.ts";
import type { Hazard } from "../random/hazards.ts";
import type { RouteSpec, Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { classesOf, type People } from "./classes.ts";
import { clocksIn, type LeftOut, leftOut } from "./clocksInStays.ts";
import { expectedPerDay } from "./demand/expected.ts";
import { classWeights, expectedVisits } from "./flows.ts";
import { CLOCK_FROM } from "./model/people.ts";
import { EXITS, type Model } from "./model.ts";

/** A service in which clocks compete with the stay, in the first phase. */
export interface ImpliedStay {
  readonly service: string;
  /** Mean seconds of the stay as declared, and as realised: until it or a clock ends it. Delays are not in it. */
  readonly declared: number;
  readonly realised: number;
  /** Ways on by name, then clocks by name with where they lead: shares of those who come, as declared and as realised. */
  readonly ways: readonly { readonly name: string; readonly declared: number; readonly realised: number }[];
  readonly clocks: readonly { readonly name: string; readonly to: string; readonly realised: number }[];
  /** Empty where the figures are exact. */
  readonly leavesOut: readonly (LeftOut | "the mix of people who come")[];
}

/** Every service with clocks that can ring in it: exact where each of these starts with the stay or never ages. */
export function impliedStays(scenario: Scenario, model: Model): ImpliedStay[] {
  if (model.people === null || model.people.clocks.every(({ to }) => to < 0)) return [];
  const book = new Book(scenario, model);
  return model.services.flatMap((_, s) => book.implied(s) ?? []);
}

/** Of one class of people in one service. Shares of all who come. */
interface Realised {
  readonly declared: number;
  readonly realised: number;
  /** By route of the model. */
  readonly ways: ReadonlyMap<number, { readonly declared: number; readonly realised: number }>;
  readonly clocks: readonly number[];
}

/** People of one class: how many come to each service, relative to other classes. */
interface Flow {
  readonly perService: readonly number[];
  readonly exact: boolean;
}

class Book {
  private readonly scenario: Scenario;
  private readonly model: Model;
  private readonly people: People;
  private readonly known = new Map<string, Outcome>();
  private readonly found = new Map<string, Realised | null>();

  /** By service: the clocks that can end a stay in it. */
  private readonly clocks: readonly (readonly number[])[];
  private readonly comes: readonly Flow[];
  /** Flow balance takes outcomes as declared. */
  private readonly exact: boolean;

  constructor(scenario: Scenario, model: Model) {
    this.scenario = scenario;
    this.model = model;
    this.people = classesOf(scenario);
    this.clocks = model.services.map(({ kind }, s) => (kind === "decision" ? [] : clocksIn(model, s)));
    this.comes = this.flows();
    this.exact =
      scenario.phases[0]!.services.every(({ form }) => form !== "outcomes") && this.comes.every(({ exact }) => exact);
  }

  implied(s: number): ImpliedStay | null {
    const clocks = this.clocks[s]!;
    if (clocks.length === 0) return null;
    const all = this.comes.flatMap(({ perService }, cls) => {
      const weight = perService[s] ?? 0;
      const one = weight > 0 ? this.realised(s, cls) : null;
      return one === null ? [] : [{ weight, one }];
    });
    const sum = all.reduce((total, { weight }) => total + weight, 0);
    if (!(sum > 0)) return null;
    const mean = (of: (one: Realised) => number): number =>
      all.reduce((total, { weight, one }) => total + (weight / sum) * of(one), 0);
    const routes = [...new Set(all.flatMap(({ one }) => [...one.ways.keys()]))];
    const { services, people } = this.model;
    return {
      service: services[s]!.label,
      declared: mean((one) => one.declared),
      realised: mean((one) => one.realised),
      ways: routes.map((route) => ({
        name: this.model.routes[route]!.name,
        declared: mean((one) => one.ways.get(route)?.declared ?? 0),
        realised: mean((one) => one.ways.get(route)?.realised ?? 0),
      })),
      clocks: clocks.map((c, i) => ({
        name: people!.clocks[c]!.label,
        to: this.placeOf(people!.clocks[c]!.to),
        realised: mean((one) => one.clocks[i]!),
      })),
      leavesOut: [
        ...leftOut(this.model, s, clocks),
        ...(!this.exact && this.differs(s) ? (["the mix of people who come"] as const) : []),
      ],
    };
  }

  private placeOf(place: number): string {
    const { services } = this.model;
    return services[place]?.name ?? EXITS[place - services.length]!;
  }

  /** Null for people who have no stay there. */
  private realised(s: number, cls: number): Realised | null {
    const key = `${s} ${cls}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const made = this.work(s, cls);
    this.found.set(key, made);
    return made;
  }

  private work(s: number, cls: number): Realised | null {
    const { model } = this;
    const phase = model.phases[0]!;
    const at = s * model.classes.length + cls;
    const own = phase.stayOf[at]!;
    const choice = model.choices[phase.choiceOf[at]!];
    const clocks = this.clocks[s]!;
    if (choice === undefined) return null;
    const total = choice.shares.reduce((sum, share) => sum + share, 0);
    const ways = new Map<number, { declared: number; realised: number }>();
    const rings = clocks.map(() => 0);
    let [declared, realised] = [0, 0];
    for (const [i, route] of choice.routes.entries()) {
      const which = choice.stays[i]! >= 0 ? choice.stays[i]! : own;
      if (which < 0) return null;
      const share = choice.shares[i]! / total;
      const outcome = this.against(which, clocks, cls);
      declared += share * model.distributions[which]!.mean;
      realised += share * outcome.mean;
      ways.set(route, { declared: share, realised: share * outcome.stay });
      for (const [c, ring] of outcome.clocks.entries()) rings[c]! += share * ring;
    }
    return { declared, realised, ways, clocks: rings };
  }

  /** A stay against clocks that begin with it; each pairing is worked out once. */
  private against(stay: number, clocks: readonly number[], cls: number): Outcome {
    const { model } = this;
    const { hazards, clocks: all } = model.people!;
    const numbers = clocks.map((c) => all[c]!.hazards[0]![cls]!);
    const runs = clocks.map(
      (c, i) => numbers[i]! >= 0 && (all[c]!.from !== CLOCK_FROM.stage || all[c]!.inStage[cls] === 1),
    );
    const key = JSON.stringify([stay, clocks.filter((_, i) => runs[i]), numbers.filter((_, i) => runs[i])]);
    const against = clocks.flatMap((c, i) => {
      if (!runs[i]) return [];
      const hazard = hazards[numbers[i]!]!;
      const timed: Hazard =
        hazard.form === "rate" ? hazard : { form: "times", of: model.distributions[hazard.distribution]! };
      return [{ hazard: timed, never: all[c]!.never }];
    });
    const outcome = this.known.get(key) ?? compete(model.distributions[stay]!, against);
    this.known.set(key, outcome);
    let next = 0;
    return { ...outcome, clocks: runs.map((on) => (on ? outcome.clocks[next++]! : 0)) };
  }

  /**
   * How many people of each class come to each service, relative: flow balance with the clocks in it, if nobody ever waited.
   * Of people who never go for good no more is known than how many there are.
   */
  private flows(): Flow[] {
    const { model, scenario, people } = this;
    return scenario.phases[0]!.cohorts.flatMap((spec, c) => {
      const rate = expectedPerDay(model, c, 0, model.phases[1]?.from ?? model.clock.end);
      const members = model.cohorts[c]!.demand?.members ?? 0;
      return classWeights(spec).map((weight, i): Flow => {
        const cls = people.firstClass[c]! + i;
        if (weight === 0) return { perService: [], exact: true };
        const visits = expectedVisits(this.servicesFor(cls), people, cls, spec.enters[0]!);
        const exact = rate > 0 && visits.every(Number.isFinite);
        const all = exact ? visits.map((v) => v * rate) : visits.map((v) => (v === 0 ? 0 : Math.max(rate, members, 1)));
        return { perService: all.map((perDay) => perDay * weight), exact };
      });
    });
  }

  /** The services with the shares of ways on that clocks leave, and those of the clocks as ways. */
  private servicesFor(cls: number): ServiceSpec[] {
    const { model, scenario } = this;
    return scenario.phases[0]!.services.map((spec, s) => {
      const one = spec.form === "outcomes" || this.clocks[s]!.length === 0 ? null : this.realised(s, cls);
      if (one === null) return spec;
      const way = (to: readonly number[], share: number): RouteSpec => ({
        ...spec.routes[0]!,
        when: null,
        to: to.map((place) => this.placeOf(place)),
        share: { value: share, low: null, high: null, source: null, note: null, place: spec.place },
      });
      const ways = [...one.ways].map(([route, { realised }]) => way(model.routes[route]!.to, realised));
      const rung = this.clocks[s]!.map((c, i) => way([model.people!.clocks[c]!.to], one.clocks[i]!));
      return { ...spec, routes: [...ways, ...rung] };
    });
  }

  /** Whether classes differ in what happens to them in a service. */
  private differs(s: number): boolean {
    const all = new Set<string>();
    for (const cls of this.model.classes.keys()) {
      const one = this.realised(s, cls);
      if (one !== null) all.add(JSON.stringify([one.realised, one.clocks, [...one.ways]]));
    }
    return all.size > 1;
  }
}
