/** daily.csv: a line for each day and service. */
import { addSeconds, formatInstant, parseInstant } from "../calendar.ts";
import type { Model } from "../compile/model.ts";
import type { Daily } from "../projections/daily.ts";

/** Names contain neither commas nor quotes: the language allows letters, digits and hyphens. Simulated, one replication. */
export function dailyCsv(model: Model, daily: Daily): string {
  const { clock } = model;
  const start = parseInstant(clock.start);
  if (start === null) throw new RangeError(`"${clock.start}" is not a date`);
  const lines = ["date,service,people,delayed,waiting,places"];
  for (const [day, at] of daily.at.entries()) {
    const date = formatInstant(addSeconds(start, at - clock.warmUp));
    for (const [s, service] of model.services.entries()) {
      if (service.kind === "decision") continue;
      const i = day * daily.services + s;
      const places = daily.places[i]! < 0 ? "" : daily.places[i]!;
      lines.push(`${date},${service.name},${daily.people[i]!},${daily.delayed[i]!},${daily.waiting[i]!},${places}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
