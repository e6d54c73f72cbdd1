/** Rules, shocks and programmes that make no sense. */
import { type Broken, swap } from "./sound.ts";

/** The sound scenario with something before its levers, in line 25. */
const before = (name: string, written: string, line: number, words: readonly string[], column: number): Broken =>
  swap(name, "levers:", `${written}\nlevers:`, line, words, { column });

const rule = (name: string, when: string, rest: string, words: readonly string[], column: number): Broken =>
  before(name, `rules:\n  - { name: more, when: { ${when} }, ${rest} }`, 26, words, column);

const shock = (name: string, written: string, words: readonly string[], column: number): Broken =>
  before(name, `shocks:\n  outbreak: { ${written} }`, 26, words, column);

const gated = (name: string, phase: string, words: readonly string[], column: number): Broken =>
  before(
    name,
    `programmes:\n  community:\n    phases:\n      - { name: close, ${phase}, gate: { service: ward, measure: waiting, below: 5 } }`,
    28,
    words,
    column,
  );

const FULL = "service: ward, measure: occupancy, above: 96%";
const MORE = "do: { add-capacity: { service: rehab, places: 4 } }";
const CLOSE = "changes: { services.rehab.capacity: 5 }";

export const ACTORS: readonly Broken[] = [
  rule(
    "a level of another kind",
    "service: ward, measure: occupancy, above: 96",
    `${MORE}, until: { below: 90% }`,
    ["share"],
    69,
  ),
  rule("a condition with two sides", `${FULL}, below: 5%`, `${MORE}, until: { below: 90% }`, ["above or below"], 69),
  rule(
    "a rule about a service there is not",
    FULL.replace("ward", "wrad"),
    `${MORE}, until: { below: 90% }`,
    ["wrad", "ward"],
    36,
  ),
  rule("a rule without an end", FULL, MORE, ["until:"], 80),
  rule("a rule that ends above its start", FULL, `${MORE}, until: { below: 98% }`, ["set the two levels apart"], 136),
  shock("a shock that comes at no time", "closes: ward, lasts: 9 days", ["every: for chance or on:"], 3),
  shock("a surge of nobody in particular", "surge: older-people, on: 2016-06-01, lasts: 9 days", ["factor:"], 22),
  shock("a shock of a service there is not", "closes: wrad, on: 2016-06-01, lasts: 9 days", ["wrad", "ward"], 23),
  gated(
    "a phase that sets what cannot wait for a gate",
    "on: 2016-06-01, changes: { services.ward.turn-round: 2 hours }",
    ["cannot wait for a gate", "changes:"],
    51,
  ),
  gated(
    "a phase that sets what is not there",
    `on: 2016-06-01, ${CLOSE.replace("rehab", "rehap")}`,
    ["rehap", "rehab"],
    51,
  ),
  gated("a phase without a time", CLOSE, ["when the phase begins"], 9),
  gated("a phase with a gate that takes its time", `on: 2016-06-01, over: 4 weeks, ${CLOSE}`, ["over:", "at once"], 46),
];
