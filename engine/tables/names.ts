import type { LogHeader } from "../log/header.ts";
import type { Column } from "./table.ts";

/** Where a person is who is in no service. */
const OUTSIDE_NAME = "outside";
/** How people come to a place by no route: straight after arriving, and after giving up or finding a full queue. */
export const ON_ARRIVAL = "on arrival";
export const SENT_ON = "sent on";

/** The name of a place by its number: a service, an exit, or "outside". */
export function placeNames({ services, exits }: Pick<LogHeader, "services" | "exits">): (place: number) => string {
  const names = [OUTSIDE_NAME, ...services.map(({ name }) => name), ...exits];
  return (place) => names[place + 1] ?? `place ${place}`;
}

/** Words that SQL keeps for itself, as far as somebody might call an attribute so. */
const RESERVED = new Set(
  (
    "all and any array as asc between both case cast check collate column constraint create cross current_date default " +
    "desc distinct do else end except exists false fetch for foreign from full glob group having in inner intersect " +
    "into is join lateral leading left like limit natural not null offset on only or order outer overlaps primary " +
    "qualify references returning right select similar some summarize symmetric table then to trailing true union " +
    "unique using variadic when where window with world run replication"
  ).split(" "),
);

/**
 * Names of columns for the attributes of people: as in the scenario, with "_" for what SQL would want in quotes, and
 * "attribute_" before a name that SQL or the table has for something else.
 */
export function attributeColumns(
  { attributes }: Pick<LogHeader, "attributes">,
  taken: readonly Pick<Column, "name">[],
): string[] {
  const used = new Set([...RESERVED, ...taken.map(({ name }) => name)]);
  return attributes.map(({ name }) => {
    const plain = name.toLowerCase().replace(/[^a-z0-9_]/g, "_");
    const column = free(/^[a-z]/.test(plain) && !used.has(plain) ? plain : `attribute_${plain}`, used);
    used.add(column);
    return column;
  });
}

function free(name: string, used: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const tried = number === 2 ? name : `${name}_${number - 1}`;
    if (!used.has(tried)) return tried;
  }
}
