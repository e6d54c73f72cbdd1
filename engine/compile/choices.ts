import type { RouteSpec, Scenario, ServiceSpec } from "../scenario/scenario.ts";
import type { MomentSpec } from "../scenario/spec/words.ts";
import type { People } from "./classes.ts";
import { phaseStart } from "./clock.ts";
import type { DistributionPool } from "./distributionPool.ts";
import type { Choice, Clock, Phase } from "./model.ts";
import type { Moments } from "./moments.ts";
import { firstName, firstRouteName, type Names } from "./names.ts";
import { fillRest, openRoutes } from "./shares.ts";

/** A way on with its shares, before it is split into what happens at the door and after the stay. */
interface Alternative {
  readonly route: number;
  readonly declared: number;
  readonly share: number;
  /** Distribution given the route; −1 = the service's own; null = passes on at once. */
  readonly stay: number | null;
  /** Shares by when the stay begins; null = always the same. */
  readonly by: { readonly moment: MomentSpec; readonly shares: readonly number[] } | null;
}

/** The choices open to each class of people in each service, and how they change from phase to phase. */
export function choicesOf(
  scenario: Scenario,
  names: Names,
  people: People,
  pool: DistributionPool,
  clock: Clock,
  moments: Moments,
): { choices: Choice[]; phases: Phase[] } {
  const book = new ChoiceBook(moments);
  const known = new Map<ServiceSpec, readonly Numbers[]>();
  const phases = scenario.phases.map((phase) => {
    const size = phase.services.length * people.classes.length;
    const tables = { choiceOf: new Int32Array(size), stayOf: new Int32Array(size), entryOf: new Int32Array(size) };
    for (const [s, service] of phase.services.entries()) {
      // A service that a dated change leaves alone is the same object in the next phase.
      const numbers = known.get(service) ?? numbersOf(scenario, service, s, names, people, pool, book);
      known.set(service, numbers);
      for (const [cls, { stay, entry, choice }] of numbers.entries()) {
        const at = s * people.classes.length + cls;
        tables.stayOf[at] = stay;
        tables.entryOf[at] = entry;
        tables.choiceOf[at] = choice;
      }
    }
    return { from: phaseStart(clock, phase.from), ...tables };
  });
  return { choices: book.all, phases };
}

/** Numbers of the stay and of the choices of one class in one service, −1 for none. */
interface Numbers {
  readonly stay: number;
  readonly entry: number;
  readonly choice: number;
}

/** Those of every class: worked out once for all classes that the service cannot tell apart. */
function numbersOf(
  scenario: Scenario,
  service: ServiceSpec,
  s: number,
  names: Names,
  people: People,
  pool: DistributionPool,
  book: ChoiceBook,
): Numbers[] {
  const asked = attributesAsked(service, rootOf(scenario, service));
  const alike = new Map<string, Numbers>();
  return people.classes.map((_, cls) => {
    const kind = JSON.stringify(asked.map((attribute) => people.level(cls, attribute)));
    const known = alike.get(kind);
    if (known !== undefined) return known;
    const ways = alternatives(scenario, service, names, people, cls, pool);
    const stay = pool.addFor(service.stay, people, cls, s);
    const entry = book.add(atTheDoor(service, ways));
    const numbers = { stay, entry, choice: book.addByStart(afterTheStay(service, ways), s) };
    alike.set(kind, numbers);
    return numbers;
  });
}

/** The attributes (and "cohort") by which a service or its root tells people apart. */
function attributesAsked(...services: readonly (ServiceSpec | undefined)[]): string[] {
  const asked = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("by" in value && typeof value.by === "string") asked.add(value.by);
    Object.values(value).forEach(look);
  };
  for (const service of services) {
    look(service?.stay);
    for (const route of service?.routes ?? []) {
      look(route.stay);
      look(route.shareBy);
      for (const attribute of Object.keys(route.when ?? {})) asked.add(attribute);
    }
  }
  return [...asked];
}

const rootOf = (scenario: Scenario, service: ServiceSpec): ServiceSpec | undefined =>
  scenario.declared.services.find((spec) => firstName(spec) === firstName(service));

function alternatives(
  scenario: Scenario,
  service: ServiceSpec,
  names: Names,
  people: People,
  cls: number,
  pool: DistributionPool,
): Alternative[] {
  const now = openRoutes(service.routes, people, cls);
  const from = names.service.get(service.name)!;
  const firstRoute = names.firstRoute[from]!;
  const cases = casesOf(now.at.map((position) => service.routes[position]!));
  const before = declaredShares(scenario, service, people, cls);
  return now.at.map((position, i) => {
    const route = service.routes[position]!;
    return {
      route: firstRoute + position,
      declared: before.get(firstRouteName(route, scenario.phases[0]!.services)) ?? 0,
      share: now.shares[i]!,
      stay: route.stay === "none" ? null : pool.addFor(route.stay, people, cls, from),
      by: cases && { moment: cases.moment, shares: cases.shares.map((shares) => shares[i]!) },
    };
  });
}

/** The shares of open routes in each case of when a stay begins; null where none depends on it. */
function casesOf(open: readonly RouteSpec[]): { moment: MomentSpec; shares: number[][] } | null {
  const by = open.find(({ shareBy }) => shareBy !== null)?.shareBy;
  if (by === undefined || by === null) return null;
  const shares = by.cases.map((_, i) => fillRest(open.map(({ share, shareBy }) => shareBy?.cases[i] ?? share)));
  return { moment: by.moment, shares };
}

/** Shares by route name as the root scenario declares them. */
function declaredShares(
  scenario: Scenario,
  service: ServiceSpec,
  people: People,
  cls: number,
): ReadonlyMap<string, number> {
  const { services } = scenario.declared;
  const root = rootOf(scenario, service);
  if (root === undefined) return new Map();
  const open = openRoutes(root.routes, people, cls);
  return new Map(open.at.map((position, i) => [firstRouteName(root.routes[position]!, services), open.shares[i]!]));
}

/** What happens on coming: a decision passes everyone on, `outcomes` those whose outcome has no stay. */
function atTheDoor(service: ServiceSpec, ways: readonly Alternative[]): readonly Alternative[] {
  if (service.kind === "decision") return ways;
  const passing = ways.filter((way) => way.stay === null);
  if (passing.length === 0) return [];
  const staying = ways.filter((way) => way.stay !== null);
  const here = { route: -1, declared: total(staying, "declared"), share: total(staying, "share"), stay: -1, by: null };
  return staying.length === 0 ? passing : [...passing, here];
}

function afterTheStay(service: ServiceSpec, ways: readonly Alternative[]): readonly Alternative[] {
  return service.kind === "decision" ? [] : ways.filter((way) => way.stay !== null);
}

function total(ways: readonly Alternative[], of: "declared" | "share"): number {
  return ways.reduce((sum, way) => sum + way[of], 0);
}

/** Choices, each written once. */
class ChoiceBook {
  readonly all: Choice[] = [];
  private readonly known = new Map<string, number>();
  private readonly moments: Moments;

  constructor(moments: Moments) {
    this.moments = moments;
  }

  /** Number of the choice; −1 when there is nothing to choose from. */
  add(ways: readonly Alternative[]): number {
    return this.write(ways, "");
  }

  /** The same, with shares that may depend on when the stay in a service begins. */
  addByStart(ways: readonly Alternative[], service: number): number {
    const by = ways[0]?.by;
    if (by === undefined || by === null) return this.add(ways);
    const cases = by.shares.map((_, i) => this.add(ways.map((way) => ({ ...way, share: way.by!.shares[i]! }))));
    if (cases.includes(-1)) return this.add(ways);
    // No other choice may stand for these cases, though its shares be the same.
    const before = this.all.length;
    const stands = this.write(ways, JSON.stringify([{ ...by.moment, place: null }, cases, service]));
    if (this.all.length > before) this.moments.addChoice(by.moment, cases, service, stands);
    return stands;
  }

  private write(ways: readonly Alternative[], mark: string): number {
    if (!ways.some((way) => way.share > 0)) return -1;
    const choice: Choice = {
      routes: ways.map((way) => way.route),
      declared: ways.map((way) => way.declared),
      shares: ways.map((way) => way.share),
      stays: ways.map((way) => way.stay ?? -1),
    };
    const key = JSON.stringify(choice) + mark;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.all.length);
    this.all.push(choice);
    return this.all.length - 1;
  }
}
