/** What the blocks of a capacity and demand plan are about, and where people come from. */
import type { Model } from "../../compile/model.ts";
import { exitPlace, type PlanCounts } from "../../projections/capacityPlan.ts";

/** Sources that one line is for. */
export interface Sources {
  /** Null for all together. */
  readonly from: "hospital discharge" | "community" | null;
  /** A cohort or a service, "all", or of a pathway also "hospital discharge" and "community". */
  readonly source: string;
  /** Numbers of the sources, as in PlanCounts. */
  readonly of: readonly number[];
}

/** A service, an exit, or all of a pathway. */
export interface Subject {
  /** Name of a service or an exit, or "pathway 1". */
  readonly service: string;
  readonly label: string;
  /** Discharge pathway 0 to 3; null for none. */
  readonly pathway: number | null;
  /** Numbers of its places. */
  readonly places: readonly number[];
  readonly sources: readonly Sources[];
}

/** Exits that are discharge pathways. */
const WAYS_OUT = [
  { service: "home", label: "Home, with no service", pathway: 0 },
  { service: "care-home", label: "Care home, not followed further", pathway: 3 },
] as const;

/**
 * Pathways first; then services with a limit, in the order of the scenario, and of the others and of exits those that
 * people are discharged to.
 * @param whole counts over the whole time, by replication
 */
export function subjectsOf(model: Model, limited: ReadonlySet<number>, whole: readonly PlanCounts[]): Subject[] {
  const { services } = model;
  const every = everySource(model);
  const hospital = every.filter((source) => isHospital(model, source));
  const someFrom = (place: number, sources: readonly number[]): number[] =>
    sources.filter((source) => whole.some((one) => hasAny(one, place * one.sources + source)));
  const ofPlace = (place: number): Sources[] => [
    { from: null, source: "all", of: every },
    // A line in every month, also in one in which nobody came.
    ...someFrom(place, every).map((source) => ({ ...sourceOf(model, source), of: [source] })),
  ];
  const own = services.flatMap(({ name, label, kind, pathway = null }, s): Subject[] => {
    const isWayOut = kind !== "decision" && pathway !== null && someFrom(s, hospital).length > 0;
    if (!limited.has(s) && !isWayOut) return [];
    return [{ service: name, label, pathway, places: [s], sources: ofPlace(s) }];
  });
  const exits = WAYS_OUT.flatMap((way): Subject[] => {
    const place = exitPlace(model, way.service);
    return someFrom(place, every).length > 0 ? [{ ...way, places: [place], sources: ofPlace(place) }] : [];
  });
  return [...pathwaysOf(model, [...own, ...exits]), ...own, ...exits];
}

function pathwaysOf(model: Model, subjects: readonly Subject[]): Subject[] {
  const every = everySource(model);
  const halves = (["hospital discharge", "community"] as const).map((from): Sources => {
    const of = every.filter((source) => isHospital(model, source) === (from === "hospital discharge"));
    return { from, source: from, of };
  });
  const numbers = [...new Set(subjects.flatMap(({ pathway }) => pathway ?? []))].sort();
  return numbers.map((pathway) => ({
    service: `pathway ${pathway}`,
    label: `Pathway ${pathway}`,
    pathway,
    places: subjects.filter((one) => one.pathway === pathway).flatMap(({ places }) => places),
    sources: [{ from: null, source: "all", of: every }, ...halves],
  }));
}

const everySource = ({ cohorts, services }: Model): number[] => [...Array(cohorts.length + services.length).keys()];

/** Whether people of this source are discharged from hospital. */
const isHospital = ({ cohorts, services }: Model, source: number): boolean =>
  source >= cohorts.length && services[source - cohorts.length]!.setting === "hospital";

function sourceOf(model: Model, source: number): Pick<Sources, "from" | "source"> {
  const { cohorts, services } = model;
  const { name } = cohorts[source] ?? services[source - cohorts.length]!;
  return { from: isHospital(model, source) ? "hospital discharge" : "community", source: name };
}

const hasAny = ({ months: [month] }: PlanCounts, cell: number): boolean =>
  [month!.demand, month!.starts, month!.delayed, month!.outside].some((column) => column[cell]! > 0);
