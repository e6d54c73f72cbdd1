/** A sound scenario and its variant, and how the cases are made from them. */
import type { Setting } from "../../../engine/scenario/scenario.ts";

/** A sound scenario; the cases refer to its lines. */
export const SOUND = `careshift: 1
title: A ward and a home
time: { start: 2016-04-01, length: 1 year, warm-up: 8 weeks }
sources: { audit: { title: Audit of 2015 } }
payers: [nhs, council]
cohorts:
  older-people:
    arrivals: { total: 5 per day }
    attributes: { frailty: { mild: 60%, severe: rest } }
    enters: ward
services:
  ward:
    kind: beds
    capacity: 30
    length-of-stay: { lognormal: { mean: 5 days, sd: 4 days } }
    routes:
      - { to: home, share: 70% }
      - { to: rehab, share: 20%, when: { frailty: mild } }
      - { to: care-home, share: rest }
  rehab:
    kind: beds
    capacity: 10
    length-of-stay: 21 nights
    routes: [{ to: home, share: 100% }]
levers:
  rehab-beds: { sets: services.rehab.capacity, from: 0, to: 20, step: 2 }
costs:
  lines:
    ward-day: { service: ward, price: £300 per bed-day, paid-by: nhs }
`;

export const VARIANT = `careshift: 1
extends: sound.yaml
title: More beds
set:
  services.rehab.capacity: 14
`;

export interface Broken {
  readonly name: string;
  /** Files by path; the first is the scenario itself. */
  readonly files: Readonly<Record<string, string>>;
  readonly settings: readonly Setting[];
  /** File, line and (where it is sensible to insist) column of the problem. */
  readonly file: string;
  readonly line: number;
  readonly column: number | null;
  /** Words that the message must hold. */
  readonly words: readonly string[];
  /** How many problems there are in all. */
  readonly count: number;
}

type More = Partial<Pick<Broken, "column" | "count">>;

/** A scenario in which one piece of the sound one is replaced. */
export function swap(
  name: string,
  before: string,
  after: string,
  line: number,
  words: readonly string[],
  more: More = {},
): Broken {
  if (!SOUND.includes(before)) throw new Error(`"${before}" does not occur in the sound scenario (case "${name}")`);
  return text(
    name,
    SOUND.replace(before, () => after),
    line,
    words,
    more,
  );
}

export function text(name: string, written: string, line: number, words: readonly string[], more: More = {}): Broken {
  return caseOf(name, { "sound.yaml": written }, "sound.yaml", line, words, more);
}

export function variant(
  name: string,
  written: string,
  line: number,
  words: readonly string[],
  more: More = {},
): Broken {
  return caseOf(name, { "variant.yaml": written, "sound.yaml": SOUND }, "variant.yaml", line, words, more);
}

function caseOf(
  name: string,
  files: Broken["files"],
  file: string,
  line: number,
  words: readonly string[],
  more: More = {},
): Broken {
  return { name, files, settings: [], file, line, column: null, words, count: 1, ...more };
}

export function option(name: string, path: string, value: unknown, words: readonly string[], more: More = {}): Broken {
  const place = { file: "--set", line: 1, column: 1 };
  return {
    ...caseOf(name, { "sound.yaml": SOUND }, "--set", 1, words, more),
    settings: [{ op: "set", path, value, place }],
  };
}
