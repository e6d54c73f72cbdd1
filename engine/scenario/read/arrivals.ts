/** The shape of `arrivals:` → how the people of a cohort come. */
import type { ArrivalsShape } from "../schema/demand.ts";
import type { ComingSpec, DemandSpec } from "../spec/demand.ts";
import { atRisk } from "./atRisk.ts";

/** The parts of `arrivals:` that say how people come. */
export function demandOf(shape: ArrivalsShape): DemandSpec {
  return {
    coming: comingOf(shape),
    batches: shape.batches?.size ?? [],
    dayToDay: shape.overdispersion?.sd ?? null,
    surges: (shape.surges ?? []).map(({ from, to, factor, label }) => ({ from, to, factor, label: label ?? null })),
  };
}

function comingOf(shape: ArrivalsShape): ComingSpec {
  const { every, first, renewal, schedule, at: moments, list, closed, inexhaustible } = shape;
  if (every !== undefined) return { form: "every", interval: every, first: first ?? null };
  if (renewal !== undefined) return { form: "renewal", gap: renewal };
  const people = moments ?? list;
  if (people !== undefined) return { form: "listed", people };
  if (shape.table !== undefined) return { form: "by-month", months: shape.table };
  if (shape["population-at-risk"] !== undefined) return atRisk(shape["population-at-risk"]);
  if (closed !== undefined) return { form: "closed", members: closed.members };
  if (inexhaustible === true) return { form: "inexhaustible" };
  if (schedule === undefined) return { form: "rate" };
  const rows = schedule.map(({ days, at: time, people }) => ({
    days: days ?? [0, 1, 2, 3, 4, 5, 6],
    at: time,
    people,
  }));
  return { form: "schedule", rows };
}
