/** Delay charged to services, and beside it the relief that each of them without a limit would bring. */
import type { Model } from "../compile/model.ts";
import { CHARGE_LINES, type ChargeLine, type Charges, chargedTo, charging } from "../projections/charging.ts";
import { windowUntilEnd } from "../projections/ended.ts";
import { standardMeasures } from "../projections/measures.ts";
import { measuredWindow } from "../projections/projection.ts";
import { casesOf } from "../statistics/estimate.ts";
import { pairedDifference } from "../statistics/paired.ts";
import type { Figures } from "./contract.ts";
import type { Explored, Log } from "./explore.ts";
import { sampleFigures } from "./sampleFigures.ts";

const DAY = 86_400;
const YEAR = 365.25 * DAY;

/** The measure whose change is the relief. */
const DELAYED = "system.delayed.days";

/** Days a year of people who are ready and have not left, and of people who wait in no place. */
export interface Charged {
  readonly delayed: Figures;
  readonly outside: Figures;
}

export interface ServiceCharge extends Charged {
  readonly service: string;
  readonly label: string;
  /** Those of its lines that something is charged to, in the order of CHARGE_LINES. They add up to the service. */
  readonly lines: readonly (Charged & { readonly line: ChargeLine })[];
  /** Paired change in delayed days a year of the system when this service alone has no limit; null where not asked. */
  readonly relief: Figures | null;
}

/** What is charged to whom. The services add up to the total in every replication, in whole person-seconds. */
export interface ChargeResults {
  readonly schema: 1;
  readonly unit: "days per year";
  readonly total: Charged;
  /** Those with the most first. */
  readonly services: readonly ServiceCharge[];
  /** By replication: the totals and every line that is not 0, in person-seconds. */
  readonly replications: readonly {
    readonly seconds: number;
    readonly delayed: number;
    readonly outside: number;
    readonly lines: readonly {
      readonly service: string;
      readonly line: ChargeLine;
      readonly delayed: number;
      readonly outside: number;
    }[];
  }[];
}

/** The charges of one log over the measured part of its run; none where it ended before that began. */
export function chargesOf(model: Model, log: Log): Charges | null {
  const window = windowUntilEnd(measuredWindow(model), log);
  if (window === null) return null;
  const fold = charging.begin(model, window);
  for (const chunk of log) fold.take(chunk);
  return fold.end();
}

/**
 * @param base the replications of the scenario, each with its charges
 * @param relieved for services without a limit, by their number: their model and its replications, paired with the base
 */
export function chargeResults(
  model: Model,
  base: readonly Explored<Charges | null>[],
  relieved: ReadonlyMap<number, readonly Explored<Charges | null>[]>,
): ChargeResults {
  const charges = base.flatMap(({ found }) => found ?? []);
  const services = [...model.services.keys()].map((s) =>
    serviceCharge(model, s, charges, reliefOf(model, base, relieved.get(s))),
  );
  return {
    schema: 1,
    unit: "days per year",
    total: charged(charges, (each, kind) => each.totals[kind]),
    services: services
      .filter(({ lines, relief }) => lines.length > 0 || relief !== null)
      .sort((a, b) => b.delayed.mean! - a.delayed.mean! || b.outside.mean! - a.outside.mean!),
    replications: charges.map((each) => inSeconds(model, each)),
  };
}

function serviceCharge(model: Model, s: number, charges: readonly Charges[], relief: Figures | null): ServiceCharge {
  const { name, label } = model.services[s]!;
  const lines = CHARGE_LINES.flatMap((line, i) => {
    const isCharged = charges.some((each) => chargedTo(each.delayed, s)[i]! + chargedTo(each.outside, s)[i]! > 0);
    return isCharged ? [{ line, ...charged(charges, (each, kind) => chargedTo(each[kind], s)[i]!) }] : [];
  });
  const all = charged(charges, (each, kind) => chargedTo(each[kind], s).reduce((sum, part) => sum + part, 0));
  return { service: name, label, ...all, lines, relief };
}

/** Figures, in days a year, of what is read off the charges in person-seconds. */
function charged(
  charges: readonly Charges[],
  read: (charges: Charges, kind: "delayed" | "outside") => number,
): Charged {
  const figures = (kind: "delayed" | "outside"): Figures =>
    sampleFigures(charges.map((each) => read(each, kind) / DAY / ((each.window.to - each.window.from) / YEAR)));
  return { delayed: figures("delayed"), outside: figures("outside") };
}

function reliefOf(
  model: Model,
  base: readonly Explored<unknown>[],
  relieved: readonly Explored<unknown>[] | undefined,
): Figures | null {
  if (relieved === undefined) return null;
  const { definitions } = standardMeasures(model);
  const number = definitions.findIndex(({ id }) => id === DELAYED);
  const of = (side: readonly Explored<unknown>[]) =>
    casesOf(
      side.map(({ values }) => values),
      number,
    );
  return { ...pairedDifference("value", of(base), of(relieved)), n: base.length };
}

function inSeconds(model: Model, { window, totals, ...columns }: Charges): ChargeResults["replications"][number] {
  const lines = model.services.flatMap(({ name }, s) =>
    CHARGE_LINES.flatMap((line, i) => {
      const [delayed, outside] = [chargedTo(columns.delayed, s)[i]!, chargedTo(columns.outside, s)[i]!];
      return delayed + outside > 0 ? [{ service: name, line, delayed, outside }] : [];
    }),
  );
  return { seconds: window.to - window.from, ...totals, lines };
}
