/** Scenarios whose names point nowhere or whose shares do not add up. */
import { type Broken, SOUND, swap, text } from "./sound.ts";

/** Five attributes of ten levels each. */
const LEVELS = ["a", "b", "c", "d", "e"]
  .map((attribute) => `${attribute}: { ${Array.from({ length: 10 }, (_, i) => `l${i}: 10%`).join(", ")} }`)
  .join(", ");

export const MEANING: readonly Broken[] = [
  swap("a first service that does not exist", "enters: ward", "enters: wrad", 10, ["wrad", "ward"], { column: 13 }),
  swap("a way to nowhere", "to: rehab", "to: rehabilitation", 18, ["no service or way out", "rehabilitation"], {
    column: 15,
  }),
  swap("a cohort that enters a way out", "enters: ward", "enters: home", 10, ["way out, not a service"]),
  swap(
    "a way out among acceptable services",
    "to: rehab,",
    "to: [rehab, home],",
    18,
    ["list of acceptable services", "home"],
    { column: 23 },
  ),
  text(
    "a step prepared before a decision and again after it",
    SOUND.replace("when: { frailty: mild } }", "when: { frailty: mild }, prepare: { funding: 2 days } }")
      .replace("to: rehab,", "to: hub,")
      .replace(
        "  rehab:",
        "  hub: { kind: decision, routes: [{ to: rehab, share: 100%, prepare: { funding: 1 days } }] }\n  rehab:",
      ),
    16,
    ["prepares funding", "hub", "again"],
  ),
  swap("one service twice in a list", "to: rehab,", "to: [rehab, rehab],", 18, ["twice"]),
  swap("shares over the whole", "share: 20%, when", "share: 45%, when", 16, ["115%", "older-people", "frailty mild"]),
  swap("shares short of the whole", "to: care-home, share: rest", "to: care-home, share: 5%", 16, ["95%", "rest"]),
  swap("two that take the rest", "share: 20%, when", "share: rest, when", 16, ["rest", "frailty mild"]),
  swap(
    "nowhere to go for some",
    "routes: [{ to: home, share: 100% }]",
    "routes: [{ to: home, share: 100%, when: { frailty: severe } }]",
    24,
    ["no way on is open", "frailty mild"],
  ),
  swap("attribute shares that are no whole", "severe: rest", "severe: 30%", 9, ["90%", "100%"]),
  swap(
    "more kinds of people than a run can hold",
    "frailty: { mild: 60%, severe: rest }",
    `frailty: { mild: 60%, severe: rest }, ${LEVELS}`,
    9,
    ["kinds of people", "fewer"],
  ),
  swap(
    "declared services that are none",
    "levers:",
    "declared: { services: { ward: same, rehab: same }, cohort: {} }\nlevers:",
    25,
    ['"cohort"', "cohorts"],
  ),
  swap("two ways of one name", "to: care-home, share: rest", "to: home, share: rest", 19, [
    "two ways on",
    "home",
    "name:",
  ]),
  swap(
    "a condition on an attribute nobody has",
    "when: { frailty: mild }",
    "when: { frality: mild }",
    18,
    ["frality", "frailty"],
    { column: 42 },
  ),
  swap("a condition on a level nobody has", "when: { frailty: mild }", "when: { frailty: [mild, moderate] }", 18, [
    "moderate",
    "severe",
  ]),
  swap("a service named as a way out", "  rehab:\n", "  died:\n", 20, ["died", "meaning of its own"], { count: 3 }),
  swap("a name in capitals", "  rehab:\n", "  Rehab Ward:\n", 20, ["Rehab Ward", "lower-case", "rehab-ward"], {
    count: 3,
  }),
  swap("a payer who is not listed", "paid-by: nhs", "paid-by: nsh", 29, ["payer", "nsh", "nhs"]),
  swap("payers who pay too much", "paid-by: nhs", "paid-by: { nhs: 60%, council: 60% }", 29, ["120%"]),
  swap("a price for a service that does not exist", "service: ward,", "service: wards,", 29, ["wards", "ward"]),
  swap("a price per visit of a ward", "£300 per bed-day", "£300 per visit", 29, ["ward", "no visits"]),
  swap("a source that is not listed", "capacity: 30", "capacity: { value: 30, source: audti }", 14, [
    "source",
    "audti",
    "audit",
  ]),
];
