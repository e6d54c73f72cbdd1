import { addSeconds, formatInstant, parseInstant } from "../calendar.ts";
import type { FactChunk } from "./chunk.ts";
import { placeWord, wordFor } from "./facts/names.ts";
import { FACT_ROLES } from "./facts/roles.ts";
import { KIND_NAMES } from "./facts.ts";
import type { LogHeader } from "./header.ts";

const COLUMNS = ["time", "kind", "person", "service", "other", "value", "cause"] as const;

/** Where two logs part, and what each says there. */
export interface FactDifference {
  /** Number of the first fact that differs. */
  readonly fact: number;
  /** The fact in words; "no fact: the log ends" where one of them is shorter. */
  readonly a: string;
  readonly b: string;
}

/**
 * The first fact in which two logs differ, both given from fact 0 in chunks of any size; null where they are the same.
 * @param header names what the facts are about
 */
export function firstDifference(
  header: LogHeader,
  a: Iterable<FactChunk>,
  b: Iterable<FactChunk>,
): FactDifference | null {
  const [one, other] = [rows(a), rows(b)];
  for (;;) {
    const [x, y] = [one.next(), other.next()];
    if (x.done && y.done) return null;
    if (!x.done && !y.done && isSame(x.value, y.value)) continue;
    const [left, right] = [x.done ? null : x.value, y.done ? null : y.value];
    const { chunk, row } = (left ?? right)!;
    return { fact: chunk.first + row, a: inWords(header, left), b: inWords(header, right) };
  }
}

interface Row {
  readonly chunk: FactChunk;
  readonly row: number;
}

function* rows(chunks: Iterable<FactChunk>): Generator<Row, undefined> {
  for (const chunk of chunks) for (let row = 0; row < chunk.length; row++) yield { chunk, row };
}

function isSame(a: Row, b: Row): boolean {
  return COLUMNS.every((column) => a.chunk[column][a.row] === b.chunk[column][b.row]);
}

/** "2016-04-03T10:00 Started: person 12, ward (other outside, value on arrival, cause 811)" */
function inWords(header: LogHeader, at: Row | null): string {
  if (at === null) return "no fact: the log ends";
  const { chunk, row } = at;
  const [kind, person, service] = [chunk.kind[row]!, chunk.person[row]!, chunk.service[row]!];
  const name = KIND_NAMES[kind];
  const word = (column: "other" | "value"): string => {
    const number = chunk[column][row]!;
    const told = name === undefined ? null : wordFor(FACT_ROLES[name][column], number, header);
    return `${column} ${told ?? number}`;
  };
  const who = person < 0 ? "" : `person ${person}, `;
  const place = service < 0 ? "outside" : (placeWord(service, header) ?? `service ${service}`);
  const rest = `${word("other")}, ${word("value")}, cause ${chunk.cause[row]}`;
  return `${civil(header, chunk.time[row]!)} ${name ?? `kind ${kind}`}: ${who}${place} (${rest})`;
}

/** The instant of a fact as the calendar has it. */
function civil({ clock }: LogHeader, time: number): string {
  const start = parseInstant(clock.start);
  return start === null ? `second ${time}` : formatInstant(addSeconds(start, time - clock.warmUp));
}
