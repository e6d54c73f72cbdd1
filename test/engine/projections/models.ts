import { NO_HOURS } from "../../../engine/compile/model/hours.ts";
import { NO_HOLDING } from "../../../engine/compile/model/places.ts";
import { NO_QUEUEING } from "../../../engine/compile/model/queues.ts";
import { NO_MOMENTS } from "../../../engine/compile/model/stays.ts";
import { EXITS, type Model, type ModelRoute, type ModelService, UNLIMITED } from "../../../engine/compile/model.ts";

/** A route in brief: where to, and what differs from the plainest route. */
export type RouteBrief = Partial<Omit<ModelRoute, "from" | "to">> & { to: readonly string[] };

export type ServiceBrief = Partial<ModelService> & { routes?: readonly RouteBrief[] };

type Rest = Partial<Pick<Model, "clock" | "classes" | "payers" | "costs" | "place">>;

/** A model of services in brief, for logs written by hand. One cohort, one class of older people unless given. */
export function modelOf(services: Readonly<Record<string, ServiceBrief>>, rest: Rest = {}): Model {
  const names = Object.keys(services);
  const briefs = Object.values(services);
  const place = (name: string): number => {
    const service = names.indexOf(name);
    return service >= 0 ? service : names.length + EXITS.indexOf(name as (typeof EXITS)[number]);
  };
  const routes = briefs.flatMap(({ routes = [] }, from) => routes.map((brief) => routeOf(brief, from, place)));
  return {
    title: "by hand",
    clock: { start: "2024-01-01", warmUp: 0, end: 100, weekOffset: 0, snapshotAt: 0 },
    place: { name: "", population: {} },
    attributes: [],
    cohorts: [],
    classes: [{ cohort: 0, levels: [], older: true }],
    services: briefs.map((brief, s) => serviceOf(brief, names[s]!, s)),
    routes,
    choices: [],
    distributions: [],
    phases: [],
    end: null,
    census: [],
    periods: [],
    capacityChanges: [],
    holding: NO_HOLDING,
    stays: NO_MOMENTS,
    hours: NO_HOURS,
    rules: [],
    shocks: [],
    programmes: { list: [], openings: [] },
    worlds: [],
    payers: [],
    costs: [],
    targets: [],
    queueing: NO_QUEUEING,
    people: null,
    ...rest,
  };
}

function serviceOf({ routes: _, ...brief }: ServiceBrief, name: string, column: number): ModelService {
  return {
    name,
    label: name,
    kind: "beds",
    setting: "other",
    atHome: false,
    luck: 0,
    capacity: brief.kind === "state" || brief.kind === "decision" ? UNLIMITED : 1,
    holdsWhileWaiting: brief.kind !== "state" && brief.kind !== "decision",
    leaving: [],
    admission: [],
    datedLeaving: null,
    datedAdmission: null,
    queueLimit: -1,
    refusedTo: 0,
    within: [],
    column,
    row: 0,
    ...brief,
  };
}

function routeOf({ to, ...brief }: RouteBrief, from: number, place: (name: string) => number): ModelRoute {
  return {
    from,
    name: to[0]!,
    to: to.map(place),
    luck: 0,
    fundedBy: -1,
    prepare: [],
    transfer: -1,
    onward: {},
    ...brief,
  };
}
