/**
 * Scenarios that are wrong, each in one way: what is written, and what the message must say. Most change a line of a
 * small sound scenario. The command-line tests use a few of them as well.
 */
import type { Setting } from "../../engine/scenario/scenario.ts";

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
function swap(name: string, before: string, after: string, line: number, words: readonly string[], more: More = {}): Broken {
  if (!SOUND.includes(before)) throw new Error(`"${before}" does not occur in the sound scenario (case "${name}")`);
  return text(name, SOUND.replace(before, () => after), line, words, more);
}

function text(name: string, written: string, line: number, words: readonly string[], more: More = {}): Broken {
  return of(name, { "sound.yaml": written }, "sound.yaml", line, words, more);
}

function variant(name: string, written: string, line: number, words: readonly string[], more: More = {}): Broken {
  return of(name, { "variant.yaml": written, "sound.yaml": SOUND }, "variant.yaml", line, words, more);
}

function of(name: string, files: Broken["files"], file: string, line: number, words: readonly string[], more: More = {}): Broken {
  return { name, files, settings: [], file, line, column: null, words, count: 1, ...more };
}

function option(name: string, path: string, value: unknown, words: readonly string[], more: More = {}): Broken {
  const place = { file: "--set", line: 1, column: 1 };
  return { ...of(name, { "sound.yaml": SOUND }, "--set", 1, words, more), settings: [{ op: "set", path, value, place }] };
}

const NEST = "[".repeat(60) + "]".repeat(60);
const BOMB = `a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
`;

const FILES: readonly Broken[] = [
  text("an empty file", "", 1, ["empty", "careshift: 1"]),
  text("a file of comments only", "# nothing yet\n\n", 1, ["empty"]),
  text("a binary file", "\u0000\u0001\u0002PNG\u0000", 1, ["not a text file"]),
  text("a control character in the middle", SOUND.replace("Audit of", "Audit\u0007of"), 4, ["not a text file"], { column: 33 }),
  text("a file in another encoding than UTF-8", SOUND.replace("£300", "\uFFFD300"), 29, ["UTF-8"]),
  text("a file of five megabytes", `careshift: 1\n${"# filling\n".repeat(500_000)}`, 1, ["too large", "5.0 million"]),
  text("a file of commas", `[${",".repeat(900_000)}`, 1, ["too many"]),
  text("brackets without end", "[".repeat(100_000), 1, ["nested too deeply"]),
  text("dashes without end", "- ".repeat(40_000), 1, ["nested too deeply"]),
  text("values nested sixty deep", `careshift: 1\ntitle: ${NEST}\n`, 2, ["nested too deeply"]),
  text("a value written thirty thousand times", `careshift: 1\na: [${"[x], ".repeat(30_000)}]\n`, 2, ["too many"]),
  text("a list instead of a scenario", "- careshift\n- 1\n", 1, ["a list of 2", "careshift: 1"]),
  text("a sentence instead of a scenario", "What happens if the ward closes?\n", 1, ["instead of a scenario"]),
  swap("tabs as indentation", "    kind: beds\n    capacity: 30", "\tkind: beds\n    capacity: 30", 13, ["tab", "two spaces"], { column: 1 }),
  swap("two documents in one file", "services:\n", "---\nservices:\n", 11, ["more than one document"]),
  swap("a key written twice", "    capacity: 30\n", "    capacity: 30\n    capacity: 31\n", 15, ["capacity", "twice", "line 14"], { column: 5 }),
  swap("a service written twice", "  rehab:\n    kind", "  ward:\n    kind", 20, ["ward", "twice", "line 12"], { column: 3, count: 3 }),
  swap("two keys on one line", "title: A ward", "title: A ward: and more: things", 2, ["two keys on one line", "quotes"]),
  swap("a quote that is not closed", "title: A ward and a home", 'title: "A ward and a home', 2, ["quotation mark"]),
  swap("a bracket that is not closed", "payers: [nhs, council]", "payers: [nhs, council", 5, ["bracket"]),
  swap("indentation that fits nothing", "    capacity: 30", "   capacity: 30", 14, ["indentation"]),
  swap("a custom tag", "title: A ward", "title: !!js/function A ward", 2, ["tag", "no code"]),
  swap("a tag of its own making", "capacity: 30", "capacity: !env BEDS", 14, ["!env", "remove the tag"], { count: 2 }),
  text("a directive", `%TAG ! tag:example.org,2000:\n---\n${SOUND}`, 1, ["directive"]),
  text("an alias bomb", `${SOUND}${BOMB}`, 34, ["too many values"]),
  text("an alias inside itself", `${SOUND}x: &x [*x]\n`, 30, ["*x", "inside the value"], { count: 2 }),
  swap("an alias of nothing", "capacity: 30", "capacity: *beds", 14, ["*beds", "&beds"], { count: 2 }),
  swap("a merge key", "    kind: beds\n    capacity: 30", "    <<: { kind: beds }\n    kind: beds\n    capacity: 30", 13, ["merge key", "extends"]),
  swap("the key __proto__", "  ward:\n    kind", "  __proto__: { polluted: true }\n  ward:\n    kind", 12, ["__proto__", "another name"]),
  swap("the key constructor", "  rehab:\n", "  constructor:\n", 20, ["constructor", "another name"], { count: 3 }),
  swap("a list as a key", "title: A ward", "? [a, b]\n: 1\ntitle: A ward", 2, ["simple word"]),
];

const SHAPE: readonly Broken[] = [
  swap("a version to come", "careshift: 1", "careshift: 2", 1, ["version", "careshift: 1"], { column: 12 }),
  swap("no version", "careshift: 1\n", "", 1, ["careshift is missing"]),
  swap("no title", "title: A ward and a home\n", "", 1, ["title is missing"]),
  swap("a misspelt key", "    capacity: 30", "    capasity: 30", 14, ["capasity", "capacity"], { column: 5 }),
  swap("a misspelt key at the top", "payers:", "payors:", 5, ["payors", "payers"]),
  swap("a key in the wrong place", "    enters: ward", "    enters: ward\n    capacity: 5", 11, ["capacity", "not a key here", "arrivals"]),
  swap("a kind that does not exist", "kind: beds", "kind: bed", 13, ['"bed"', "Try: beds"]),
  swap("a number without its unit", "21 nights", "21", 23, ["no unit", "21 days"], { column: 21 }),
  swap("a misspelt unit", "21 nights", "21 nigths", 23, ["nigths", "21 nights"]),
  swap("a rate for a duration", "21 nights", "21 per day", 23, ["rate, not a duration"]),
  swap("a duration for a rate", "total: 5 per day", "total: 5 days", 8, ["not a rate", "5 per day"], { column: 24 }),
  swap("a negative stay", "21 nights", "-21 nights", 23, ["negative", "21 nights"]),
  swap("a negative capacity", "capacity: 10", "capacity: -10", 22, ["negative"], { column: 15 }),
  swap("half a bed", "capacity: 10", "capacity: 10.5", 22, ["not whole", "10 or 11"]),
  swap("beds in words", "capacity: 10", "capacity: ten", 22, ['"ten"', "whole number"]),
  swap("a unit where none belongs", "capacity: 10", "capacity: 10 beds", 22, ["plain number", "10"]),
  swap("nothing after a key", "capacity: 10", "capacity:", 22, ["nothing", "whole number"]),
  swap("a share as a fraction", "share: 70%", "share: 0.7", 17, ["no %", "70%"]),
  swap("a share above the whole", "share: 70%", "share: 130%", 17, ["more than the whole"]),
  swap("a negative share", "share: 70%", "share: -7%", 17, ["negative"]),
  swap("a price without a pound sign", "£300 per bed-day", "300 per bed-day", 29, ["not a price", "£300 per bed-day"]),
  swap("a price in thousands", "£300 per bed-day", "£3.12k", 29, ["£3,120 per bed-day"]),
  swap("a price per week", "£300 per bed-day", "£700 per week", 29, ["per week", "£100 per bed-day"]),
  swap("a growth without its year", "total: 5 per day", "total: 5 per day, growth: 2%", 8, ["2% per year"]),
  swap("a map for a list", "routes: [{ to: home, share: 100% }]", "routes: { to: home, share: 100% }", 24, ["map", "list of ways on"]),
  swap("a word for a map", "arrivals: { total: 5 per day }", "arrivals: 5 per day", 8, ["5 per day", "a map with total", "{ total: …"]),
  swap("arrivals without a total", "arrivals: { total: 5 per day }", "arrivals: { growth: 2% per year }", 8, ["total is missing", "per day"]),
  swap("a profile of the wrong length", "total: 5 per day", "total: 5 per day, profile: { weekday: [1, 1, 1] }", 8, ["3 numbers", "7 numbers"]),
  swap("a profile of zeros", "total: 5 per day", "total: 5 per day, profile: { weekday: [0, 0, 0, 0, 0, 0, 0] }", 8, ["only zeros"]),
  swap("a range around another value", "capacity: 30", "capacity: { value: 30, low: 40, high: 50 }", 14, ["30", "40", "50", "low ≤ value ≤ high"]),
  swap("a range upside down", "capacity: 30", "capacity: { value: 30, low: 40, high: 20 }", 14, ["low ≤ value ≤ high"]),
  swap("a quantity without value", "capacity: 30", "capacity: { low: 20, high: 40 }", 14, ["value is missing"]),
  swap("a start that does not exist", "start: 2016-04-01", "start: 2015-02-29", 3, ["2015-02-29", "no such day"], { column: 16 }),
  swap("a start in another order", "start: 2016-04-01", "start: 1/4/2016", 3, ["1/4/2016", "2016-04-01"]),
  swap("a length of no time", "length: 1 year", "length: 0 days", 3, ["measured time is 0"]),
  swap("a length of part of a month", "length: 1 year", "length: 1.55 years", 3, ["whole number of months", "days"]),
  swap("a run longer than the clock", "length: 1 year", "length: 90 years", 3, ["68 years"]),
  swap("includes-returns neither true nor false", "total: 5 per day", "total: 5 per day, includes-returns: maybe", 8, ["maybe", "true"]),
];

const DISTRIBUTIONS: readonly Broken[] = [
  swap("a distribution nobody knows", "{ lognormal: { mean: 5 days, sd: 4 days } }", "{ lognorm: { mean: 5 days, sd: 4 days } }", 15, ["not a distribution", "lognormal"]),
  swap("two distributions at once", "{ lognormal: { mean: 5 days, sd: 4 days } }", "{ exponential: { mean: 5 days }, uniform: { from: 1 day, to: 2 days } }", 15, ["side by side"]),
  swap("a lognormal without spread", "mean: 5 days, sd: 4 days", "mean: 5 days", 15, ["lognormal", "mean and sd"]),
  swap("no spread at all", "sd: 4 days", "sd: 0 days", 15, ["sd is 0", "above 0"], { column: 54 }),
  swap("a p90 below the median", "mean: 5 days, sd: 4 days", "median: 5 days, p90: 4 days", 15, ["p90 is not above median"]),
  swap("a mean below the median", "mean: 5 days, sd: 4 days", "mean: 5 days, median: 6 days", 15, ["mean is not above median"]),
  swap("a triangle out of order", "21 nights", "{ triangular: { low: 5 days, mode: 2 days, high: 9 days } }", 23, ["not in order"]),
  swap("a uniform the wrong way round", "21 nights", "{ uniform: { from: 5 days, to: 2 days } }", 23, ["to is not above from"]),
  swap("a parameter that does not belong", "21 nights", "{ exponential: { mean: 5 days, sd: 5 days } }", 23, ['"sd"', "not a key here"]),
  swap("a parameter missing", "21 nights", "{ gamma: { mean: 5 days } }", 23, ["sd is missing"]),
  swap("a form without parameters", "21 nights", "{ exponential: 5 days }", 23, ["parameters", "mean"]),
  swap("too few shares for the values", "21 nights", "{ empirical: { values: [2 days, 5 days], shares: [100%] } }", 23, ["1 shares for 2 values"]),
  swap("a mixture that is no whole", "21 nights", "{ mixture: [{ share: 50%, of: 2 days }, { share: 40%, of: 9 days }] }", 23, ["90%", "100%"]),
  swap("a mixture that is no list", "21 nights", "{ mixture: { share: 50%, of: 2 days } }", 23, ["list of parts"]),
  swap("an attribute nobody has", "21 nights", "{ by: frailness, levels: { mild: 2 days } }", 23, ["frailness", "frailty"]),
  swap("a level that does not exist", "21 nights", "{ by: frailty, levels: { mild: 2 days, sever: 9 days } }", 23, ["sever", "severe"]),
  swap("a level without a stay", "length-of-stay: { lognormal: { mean: 5 days, sd: 4 days } }", "length-of-stay: { by: frailty, levels: { mild: 2 days } }", 15, ["no stay is given", "frailty severe", "otherwise"]),
];

const MEANING: readonly Broken[] = [
  swap("a first service that does not exist", "enters: ward", "enters: wrad", 10, ["wrad", "ward"], { column: 13 }),
  swap("a way to nowhere", "to: rehab", "to: rehabilitation", 18, ["no service or way out", "rehabilitation"], { column: 15 }),
  swap("a cohort that enters a way out", "enters: ward", "enters: home", 10, ["way out, not a service"]),
  swap("a way out among acceptable services", "to: rehab,", "to: [rehab, home],", 18, ["list of acceptable services", "home"], { column: 23 }),
  swap("one service twice in a list", "to: rehab,", "to: [rehab, rehab],", 18, ["twice"]),
  swap("shares over the whole", "share: 20%, when", "share: 45%, when", 16, ["115%", "older-people", "frailty mild"]),
  swap("shares short of the whole", "to: care-home, share: rest", "to: care-home, share: 5%", 16, ["95%", "rest"]),
  swap("two that take the rest", "share: 20%, when", "share: rest, when", 16, ["rest", "frailty mild"]),
  swap("nowhere to go for some", "routes: [{ to: home, share: 100% }]", "routes: [{ to: home, share: 100%, when: { frailty: severe } }]", 24, ["no way on is open", "frailty mild"]),
  swap("attribute shares that are no whole", "severe: rest", "severe: 30%", 9, ["90%", "100%"]),
  swap("two ways of one name", "to: care-home, share: rest", "to: home, share: rest", 19, ["two ways on", "home", "name:"]),
  swap("a condition on an attribute nobody has", "when: { frailty: mild }", "when: { frality: mild }", 18, ["frality", "frailty"], { column: 42 }),
  swap("a condition on a level nobody has", "when: { frailty: mild }", "when: { frailty: [mild, moderate] }", 18, ["moderate", "severe"]),
  swap("a service named as a way out", "  rehab:\n", "  died:\n", 20, ["died", "meaning of its own"], { count: 3 }),
  swap("a name in capitals", "  rehab:\n", "  Rehab Ward:\n", 20, ["Rehab Ward", "lower-case", "rehab-ward"], { count: 3 }),
  swap("a payer who is not listed", "paid-by: nhs", "paid-by: nsh", 29, ["payer", "nsh", "nhs"]),
  swap("payers who pay too much", "paid-by: nhs", "paid-by: { nhs: 60%, council: 60% }", 29, ["120%"]),
  swap("a price for a service that does not exist", "service: ward,", "service: wards,", 29, ["wards", "ward"]),
  swap("a price per visit of a ward", "£300 per bed-day", "£300 per visit", 29, ["ward", "no visits"]),
  swap("a source that is not listed", "capacity: 30", "capacity: { value: 30, source: audti }", 14, ["source", "audti", "audit"]),
  swap("beds without a number", "    capacity: 10\n", "", 20, ["capacity is missing", "beds"], { column: 3 }),
  swap("beds with visits", "length-of-stay: 21 nights", "length-of-stay: 21 nights\n    visit: 1 hour", 24, ["visit", "beds"]),
  swap("a team with beds", "    kind: beds\n    capacity: 10\n    length-of-stay: 21 nights", "    kind: team\n    capacity: 10\n    staff: { daily 08:00-18:00: 2 }\n    visit: 1 hour", 22, ["team", "capacity"]),
  swap("a service that leads nowhere", "    routes: [{ to: home, share: 100% }]\n", "", 20, ["where people go"]),
  swap("a decision that takes time", "    kind: beds\n    capacity: 10\n", "    kind: decision\n", 22, ["decision", "no time"], { count: 2 }),
  swap("decisions in a ring", "    kind: beds\n    capacity: 10\n    length-of-stay: 21 nights\n    routes: [{ to: home, share: 100% }]", "    kind: decision\n    routes: [{ to: hub, share: 50% }, { to: home, share: rest }]\n  hub:\n    kind: decision\n    routes: [{ to: rehab, share: 100% }]", 20, ["round and round", "rehab → hub → rehab"]),
  swap("full queues that send to each other", "    length-of-stay: 21 nights\n", "    length-of-stay: 21 nights\n    queue: { limit: 0, then: ward }\n    give-up: { after: 0 days, to: rehab }\n", 25, ["rehab", "sent to rehab"]),
  swap("a queue that sends to itself", "    length-of-stay: 21 nights\n", "    length-of-stay: 21 nights\n    queue: { limit: 0, then: rehab }\n", 24, ["sent to rehab"]),
  swap("staff twice at one time", "    kind: beds\n    capacity: 10\n    length-of-stay: 21 nights", "    kind: team\n    staff:\n      mon-fri 08:00-20:00: 4\n      daily 18:00-22:00: 2\n    visit: 1 hour", 24, ["overlaps", "mon-fri 08:00-20:00"], { count: 2 }),
  swap("staff at no hours", "    kind: beds\n    capacity: 10\n    length-of-stay: 21 nights", "    kind: team\n    staff: { mon-fri 8-20: 4 }\n    visit: 1 hour", 22, ["mon-fri 8-20", "mon-fri 08:00-20:00"], { count: 2 }),
  swap("leaving at no hour", "length-of-stay: 21 nights", "length-of-stay: 21 nights\n    leaving: { hours: 09:00-25:00 }", 24, ["09:00-25:00"]),
  swap("leaving on no day", "length-of-stay: 21 nights", "length-of-stay: 21 nights\n    leaving: { hours: 09:00-17:00, days: mon-freitag }", 24, ["mon-freitag", "mon-fri"]),
  swap("an outcome without its stay", "length-of-stay: 21 nights\n    routes: [{ to: home, share: 100% }]", "outcomes: [{ to: ward, share: 100% }]", 23, ["no stay", "ward"]),
  swap("a stay among routes", "share: 100% }]", "share: 100%, stay: 3 days }]", 24, ['"stay"', "not a key here"]),
  swap("a former name two services claim", "  rehab:\n", "  rehab:\n    was: ward\n", 20, ["former name", "luck"]),
  swap("a measure that is none", "levers:", "measures: { targets: [{ label: Fewer, measure: delays, target: 5 }] }\nlevers:", 25, ["delays", "service.measure"]),
  swap("a target without a value", "levers:", "measures: { targets: [{ label: Fewer, measure: ward.delayed }] }\nlevers:", 25, ["target", "change"]),
  swap("an hour that no day has", "levers:", "measures: { snapshot-hour: 24 }\nlevers:", 25, ["24", "0 to 23"]),
];

const EDITS: readonly Broken[] = [
  swap("a lever that points nowhere", "services.rehab.capacity", "services.rehabb.capacity", 26, ["rehabb", "rehab"]),
  swap("a lever on something that is no number", "services.rehab.capacity", "services.rehab.routes", 26, ["list of 1", "number"]),
  swap("a lever upside down", "from: 0, to: 20", "from: 20, to: 0", 26, ["not below"]),
  swap("a lever in another unit", "from: 0, to: 20", "from: 0 days, to: 20", 26, ["unit"]),
  swap("a dated change of something fixed", "levers:", "changes: [{ on: 2016-06-01, set: { services.ward.kind: state } }]\nlevers:", 25, ["cannot change on a date"]),
  swap("a dated change of nothing", "levers:", "changes: [{ on: 2016-06-01, set: { services.wadr.capacity: 5 } }]\nlevers:", 25, ["wadr", "ward"]),
  swap("a dated change on no day", "levers:", "changes: [{ on: 2016-06-31, set: { services.ward.capacity: 5 } }]\nlevers:", 25, ["2016-06-31"]),
  swap("a change step by step between unlike things", "levers:", "changes: [{ on: 2016-06-01, over: 4 weeks, set: { services.rehab.length-of-stay: { exponential: { mean: 9 days } } } }]\nlevers:", 25, ["step by step"]),
  swap("two changes of one value at one time", "levers:", "changes: [{ on: 2016-06-01, over: 8 weeks, set: { services.ward.capacity: 5 } }, { on: 2016-07-01, set: { services.ward.capacity: 9 } }]\nlevers:", 25, ["still changing"]),
  swap("a dated change into something wrong", "levers:", "changes: [{ on: 2016-06-01, set: { services.ward.routes.home.share: 90% } }]\nlevers:", 25, ["from 2016-06-01 on", "110%"]),
  variant("a set of nothing", VARIANT.replace("rehab", "rehap"), 5, ["rehap", "rehab"], { column: 3 }),
  variant("a set into something wrong", VARIANT.replace("14", "fourteen"), 5, ["fourteen", "whole number"], { column: 28 }),
  variant("a set through a value", VARIANT.replace("capacity:", "capacity.beds:"), 5, ["goes on after"]),
  variant("services in a variant", `${VARIANT}services: { hub: { kind: decision } }\n`, 6, ["a variant has no services", "add:"]),
  variant("a removal of nothing", `${VARIANT}remove: [services.rehap]\n`, 6, ["rehap", "rehab"]),
  variant("an addition of what is there", `${VARIANT}add: { services.ward: { kind: decision } }\n`, 6, ["there already"]),
  { ...variant("a removal that leaves a way to nowhere", `${VARIANT.replace("set:\n  services.rehab.capacity: 14\n", "")}remove: [services.rehab, levers.rehab-beds]\n`, 18, ["rehab"]), file: "sound.yaml" },
  variant("a variant of a missing file", VARIANT.replace("sound.yaml", "sounds.yaml"), 2, ["sounds.yaml", "sound.yaml"], { column: 10 }),
  variant("a variant of a file outside the folder", VARIANT.replace("sound.yaml", "../sound.yaml"), 2, ["outside the folder"]),
  variant("a variant of an absolute path", VARIANT.replace("sound.yaml", "/etc/passwd"), 2, ["outside the folder"]),
  variant("a variant behind a backslash", VARIANT.replace("sound.yaml", "..\\sound.yaml"), 2, ["outside the folder"]),
  variant("a variant on another drive", VARIANT.replace("sound.yaml", "C:/sound.yaml"), 2, ["outside the folder"]),
  variant("a variant from the network", VARIANT.replace("sound.yaml", "https://example.org/sound.yaml"), 2, ["outside the folder"]),
  variant("a variant of itself", VARIANT.replace("sound.yaml", "variant.yaml"), 2, ["circle", "variant.yaml → variant.yaml"]),
  variant("a variant of a list", VARIANT.replace("sound.yaml", "[sound.yaml]"), 2, ["extends is a list"]),
  { ...variant("variants in a circle", VARIANT.replace("sound.yaml", "other.yaml"), 2, ["circle"]), file: "other.yaml",
    files: { "variant.yaml": VARIANT.replace("sound.yaml", "other.yaml"), "other.yaml": VARIANT.replace("sound.yaml", "variant.yaml") } },
  option("an option for nothing", "rehab-bed", "4", ["rehab-bed", "Try: rehab-beds"]),
  option("an option for a path that is none", "services.rehab.capasity", "4", ["capasity", "capacity"]),
  option("a lever out of its range", "rehab-beds", "22", ["22", "0 to 20"]),
  option("a lever between its steps", "rehab-beds", "5", ["between the steps", "rehab-beds=6"]),
  option("a lever set to a word", "rehab-beds", "many", ["many", "number"]),
  option("an option without a value", "services.rehab.capacity", "", ["no value"]),
  option("an option into __proto__", "services.__proto__.capacity", "4", ["not a path"]),
  option("an option in the wrong unit", "services.rehab.length-of-stay", "3 beds", ["beds", "unit of time"]),
];

/** All of them. */
export const BROKEN: readonly Broken[] = [...FILES, ...SHAPE, ...DISTRIBUTIONS, ...MEANING, ...EDITS];
