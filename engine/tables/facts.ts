import type { FactChunk } from "../log/chunk.ts";
import { wordFor } from "../log/facts/names.ts";
import { FACT_ROLES, type Role } from "../log/facts/roles.ts";
import { KIND, KIND_NAMES } from "../log/facts.ts";
import type { LogHeader } from "../log/header.ts";
import { civilClock } from "./civil.ts";
import type { Cell, Column, Rows, Table } from "./table.ts";

const COLUMNS = [
  { name: "fact", type: "integer", about: "Number of the fact, from 0, in the order things happened." },
  { name: "time", type: "time", about: "When it happened, by the calendar of the scenario." },
  { name: "seconds", type: "integer", about: "When it happened, in seconds from the start of the warm-up." },
  { name: "kind", type: "text", about: "What happened: the kind of fact." },
  { name: "person", type: "integer", about: "Number of the person; empty where it is about nobody.", empty: true },
  {
    name: "key",
    type: "text",
    about:
      "At Arrived, who this is in every scenario of a comparison: two words, cohort and band, and number within it.",
    empty: true,
  },
  { name: "service", type: "text", about: "The service or exit it is about; empty for outside.", empty: true },
  { name: "service_number", type: "integer", about: "The same by its number; −1 is outside." },
  { name: "other", type: "text", about: "What its role says, by name; empty for a bare number.", empty: true },
  { name: "other_number", type: "integer", about: "The same as a number." },
  { name: "other_role", type: "text", about: "What other is in this kind of fact." },
  { name: "value_name", type: "text", about: "What its role says, by name; empty for a bare number.", empty: true },
  {
    name: "value",
    type: "integer",
    about: "The same as a number: seconds, people, units, route and so on, by its role.",
  },
  { name: "value_role", type: "text", about: "What value is in this kind of fact." },
  { name: "cause", type: "integer", about: "Number of the fact that enabled this one; empty for none.", empty: true },
] as const satisfies readonly Column[];

/** Every fact in words and in numbers. Its rows and the log's header are enough to make the log again. */
export const facts: Table = {
  name: "facts",
  about: "One row for each fact of the log, in order: everything that happened, in words and in numbers.",
  columns: () => COLUMNS,
  begin(header) {
    const civil = civilClock(header);
    return {
      take: (chunk) => rowsOf(chunk, header, civil),
      end: () => ({ length: 0, columns: COLUMNS.map(() => []) }),
    };
  },
};

function rowsOf(chunk: FactChunk, header: LogHeader, civil: (seconds: number) => number): Rows {
  const { first, length, time, person, service, other, value, cause } = chunk;
  const column = (cell: (i: number) => Cell): Cell[] => Array.from({ length }, (_, i) => cell(i));
  const kinds = column((i) => nameOfKind(chunk.kind[i]!));
  const roles = kinds.map((kind) => FACT_ROLES[kind as keyof typeof FACT_ROLES]);
  const keys = keysOf(chunk);
  return {
    length,
    columns: [
      column((i) => first + i),
      column((i) => civil(time[i]!)),
      column((i) => time[i]!),
      kinds,
      column((i) => orEmpty(person[i]!)),
      column((i) => keys.get(i) ?? null),
      column((i) => word(PLACE, service[i]!, header)),
      column((i) => service[i]!),
      column((i) => word(roles[i]!.other, other[i]!, header)),
      column((i) => other[i]!),
      column((i) => roles[i]!.other.is),
      column((i) => word(roles[i]!.value, value[i]!, header)),
      column((i) => value[i]!),
      column((i) => roles[i]!.value.is),
      column((i) => orEmpty(cause[i]!)),
    ],
  };
}

const PLACE: Role = { is: "place" };

const orEmpty = (number: number): number | null => (number === -1 ? null : number);

/** Empty as well where the header has no such name: logs of version 0.1 name less than they hold. */
const word = (role: Role, number: number, header: LogHeader): string | null => wordFor(role, number, header) ?? null;

function nameOfKind(kind: number): string {
  const name = KIND_NAMES[kind];
  if (name === undefined) throw new RangeError(`kind ${kind} is not in the vocabulary`);
  return name;
}

/** The key of each Arrived, by its row. */
function keysOf({ length, kind, keys, arrivals }: FactChunk): Map<number, string> {
  const found = new Map<number, string>();
  let arrival = 0;
  for (let i = 0; i < length && arrival < arrivals; i++) {
    if (kind[i] === KIND.Arrived) found.set(i, keyText(keys[2 * arrival]!, keys[2 * arrival++ + 1]!));
  }
  return found;
}

/** The two words of a person's key as one text: "−1093452-17" would be misread, so the first is in hexadecimal. */
export function keyText(word: number, count: number): string {
  return `${(word >>> 0).toString(16).padStart(8, "0")}:${count}`;
}

/** The two words of a key from its text; null when it is not one. */
export function keyWords(text: string): readonly [number, number] | null {
  const found = /^([0-9a-f]{8}):(-?\d{1,10})$/.exec(text);
  if (found === null) return null;
  const count = Number(found[2]);
  return count === (count | 0) ? [Number.parseInt(found[1]!, 16) | 0, count] : null;
}
