/** A tree → a ServiceSpec or CohortSpec. Each tree is read once, however many phases it holds in. */
import type { CohortSpec, Place, Problem, RouteSpec, ServiceSpec } from "../scenario.ts";
import { Cohort, type CohortShape } from "../schema/cohort.ts";
import { read } from "../schema/issues.ts";
import { type RouteShape, Service, type ServiceShape } from "../schema/service.ts";
import { child, entriesOf, itemsOf, type Tree } from "../tree.ts";
import { demandOf } from "./arrivals.ts";
import { bandShares } from "./atRisk.ts";
import { marginals } from "./jointly.ts";
import { measuredOf, sharesMeasured } from "./measured.ts";
import { queueingOf } from "./queues.ts";
import { secondDoorOf } from "./secondDoor.ts";
import { isInHours } from "./units.ts";

/** What was read: the spec, or the problems that prevent one. */
export interface Made<T> {
  readonly name: string;
  readonly spec: T | null;
  readonly tree: Tree;
  readonly key: Place;
  readonly problems: readonly Problem[];
}

const services = new WeakMap<Tree, Made<ServiceSpec>>();
const cohorts = new WeakMap<Tree, Made<CohortSpec>>();

/** Reads services.<name>; the same tree under the same name gives the same object again. */
export function readService(name: string, tree: Tree, key: Place): Made<ServiceSpec> {
  return once(services, name, tree, key, () => {
    const { value, problems } = read(Service, tree, `services.${name}`, key);
    return { spec: value === undefined ? null : service(name, value, tree, key), problems };
  });
}

/** Reads cohorts.<name>. */
export function readCohort(name: string, tree: Tree, key: Place): Made<CohortSpec> {
  return once(cohorts, name, tree, key, () => {
    const { value, problems } = read(Cohort, tree, `cohorts.${name}`, key);
    return { spec: value === undefined ? null : cohort(name, value, tree, key), problems };
  });
}

function once<T>(
  known: WeakMap<Tree, Made<T>>,
  name: string,
  tree: Tree,
  key: Place,
  make: () => Pick<Made<T>, "spec" | "problems">,
): Made<T> {
  const before = known.get(tree);
  if (before?.name === name) return before;
  const made = { name, tree, key, ...make() };
  known.set(tree, made);
  return made;
}

function service(name: string, shape: ServiceShape, tree: Tree, place: Place): ServiceSpec {
  const form = shape.outcomes === undefined ? "clocks" : "outcomes";
  const routes: readonly RouteShape[] = shape.outcomes ?? shape.routes ?? [];
  const trees = itemsOf(child(tree, form === "outcomes" ? "outcomes" : "routes"));
  const passing = shape.kind === "state" || shape.kind === "decision";
  return {
    name,
    label: shape.label ?? null,
    was: shape.was ?? null,
    kind: shape.kind,
    setting: shape.setting ?? "other",
    pathway: shape.pathway ?? null,
    provider: shape.provider ?? null,
    capacity: shape.capacity?.otherwise ?? null,
    capacityHours: shape.capacity?.rows ?? null,
    staff: shape.staff ?? null,
    breaks: shape.breaks ?? [],
    atShiftEnd: shape["at-shift-end"] ?? "overtime",
    staffStock: stockOf(shape["staff-stock"]),
    stay: shape["length-of-stay"] ?? shape.visit ?? null,
    routes: routes.map((route, i) => routeSpec(route, form, trees[i]!)),
    form,
    leaving: shape.leaving ?? [],
    admission: shape.admission ?? [],
    starts: shape.starts ?? null,
    whileWaiting: shape["while-waiting"] ?? (passing || shape.kind === "team" ? "at-home" : "in-place"),
    units: shape.units ?? null,
    inHours: isInHours(child(tree, "capacity")),
    needs: shape.needs ?? [],
    keeps: shape.keeps ?? [],
    giveUp: shape["give-up"] ?? [],
    turnRound: shape["turn-round"] ?? null,
    queue:
      shape.queue === undefined ? null : { limit: shape.queue.limit ?? null, then: shape.queue.then ?? "elsewhere" },
    queueing: queueingOf(shape, tree),
    within: Object.entries(shape.within ?? {}).map(([id, seconds]) => ({ id, seconds })),
    place,
  };
}

function stockOf(shape: ServiceShape["staff-stock"]): ServiceSpec["staffStock"] {
  if (shape === undefined) return null;
  const { posts, leavers, recruitment } = shape;
  return { posts, leavers, recruitment, peoplePerPost: shape["people-per-post"] ?? null };
}

function routeSpec(shape: RouteShape, form: ServiceSpec["form"], tree: Tree): RouteSpec {
  const prepare = shape.prepare ?? {};
  const reasons = [...entriesOf(child(tree, "prepare")).keys()] as (keyof typeof prepare)[];
  return {
    name: shape.name ?? shape.to[0]!,
    was: shape.was ?? null,
    to: shape.to,
    ...sharesOf(shape.share),
    when: shape.when ?? null,
    prepare: reasons.map((reason) => ({ reason, ...prepare[reason]! })),
    refer: shape.refer ?? "when-ready",
    othersAfter: shape["second-choice"]?.after ?? null,
    movesOn: shape["second-choice"]?.["moves-on"] ?? false,
    transfer: shape.transfer?.takes ?? null,
    transferHolds: shape.transfer?.holds ?? "both",
    fundedBy: shape["funded-by"] ?? null,
    stay: form === "clocks" ? null : (shape.stay ?? "none"),
    place: tree.place,
  };
}

/** Where a share depends on when the stay begins, `share` is the mean of its cases. */
function sharesOf(share: RouteShape["share"]): Pick<RouteSpec, "share" | "shareBy"> {
  if (share === "rest" || "value" in share) return { share, shareBy: null };
  const cases = share.moment.caseOf.map((i) => share.cases[i]!);
  const value = cases.reduce((sum, one) => sum + one.value, 0) / cases.length;
  return { share: { ...cases[0]!, value, low: null, high: null }, shareBy: share };
}

function cohort(name: string, shape: CohortShape, tree: Tree, place: Place): CohortSpec {
  const { total, growth, profile } = shape.arrivals;
  const demand = demandOf(shape.arrivals);
  const jointly = shape["attributes-jointly"] ?? null;
  const attributes = {
    ...mapped(shape.attributes ?? {}, (levels) => mapped(levels, ({ share }) => share)),
    ...bandShares(demand.coming),
    ...marginals(jointly),
    ...secondDoorOf(shape["second-door"]),
  };
  const measured = measuredOf(shape.measured, child(tree, "measured"));
  return {
    name,
    label: shape.label ?? null,
    was: shape.was ?? null,
    arrivals: {
      total: total ?? null,
      includesReturns: shape.arrivals["includes-returns"] ?? null,
      hour: profile?.["half-hour"] ?? profile?.hour ?? null,
      weekday: profile?.weekday ?? null,
      month: profile?.month ?? null,
      growth: growth ?? null,
      demand,
    },
    attributes: { ...attributes, ...sharesMeasured(measured, attributes) },
    jointly,
    measured,
    arrivalsStop: shape["arrivals-stop"] ?? null,
    levelsWere: mapped(shape.attributes ?? {}, (levels) => mapped(levels, ({ was }) => was)),
    enters: [...shape.enters, ...(shape["second-door"]?.at ?? [])],
    firstDoors: shape["second-door"] === undefined ? null : shape.enters.length,
    place,
  };
}

function mapped<T, U>(record: Readonly<Record<string, T>>, to: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
