import type { Model } from "../compile/model.ts";
import { type Measure, value } from "./definition.ts";
import { aYear, meanLevel, type Totals } from "./totals.ts";

/** Measures of services that borrow places: how many, and how often people move to one of their own. */
export function lentMeasures({ services, holding }: Model): Measure[] {
  const all = holding.sharing.flatMap((group) => group.services.map((service) => ({ service, group })));
  return all.flatMap(({ service, group }) => {
    const { name } = services[service]!;
    const borrowed = (t: Totals): number => meanLevel(t, t.lent.borrowed[service]!);
    const repacked = (t: Totals): number => aYear(t, t.lent.repacked[service]!);
    const moved = "People who moved from a lent place to one of this service, a year of 365.25 days.";
    return [
      value(name, "borrowed", "places", "Mean number of places of other services that it has borrowed.", borrowed),
      ...(group.repack ? [value(name, "repacked", "people per year", moved, repacked)] : []),
    ];
  });
}
