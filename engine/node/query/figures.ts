import type { Cell } from "../../exchange.ts";
import { parseInstant } from "../../index.ts";

/** Civil seconds since 1970-01-01T00:00:00 of a date or an instant as scenarios write them. */
export function instantOf(text: string): number {
  const instant = parseInstant(text);
  if (instant === null) throw new RangeError(`"${text}" is not a date`);
  return instant.days * 86_400 + instant.seconds;
}

/**
 * What replications.csv holds, one measure a row: replication, digest, id, service, name, period, unit, value.
 * @param text as replicationsCsv writes it
 */
export function measuresIn(text: string): Cell[][] {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const measures = namesIn(head).slice(2).map(measureOf);
  return lines.flatMap((line) => {
    const [replication = "", digest = "", ...values] = line.split(",");
    return measures.map((measure, i): Cell[] => {
      const value = values[i] ?? "";
      return [Number(replication), digest, ...measure, value === "" ? null : Number(value)];
    });
  });
}

/** The names in the head of a CSV file. */
function namesIn(head: string): string[] {
  return [...head.matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

/** "acute-ward.delayed@2016-17 (people)" in its parts. */
function measureOf(title: string): Cell[] {
  const [, id = title, unit = ""] = /^(.*?) \((.*)\)$/.exec(title) ?? [];
  const [full = "", period = null] = id.split("@");
  const dot = full.indexOf(".");
  const service = full.slice(0, dot);
  return [id, service === "system" ? null : service, full.slice(dot + 1), period, unit];
}
