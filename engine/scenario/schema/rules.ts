/** The shape of rules: when they act, what they do, until when. */
import type * as z from "zod";
import { readChecked, readLevel, readMoney } from "../read/levels.ts";
import { count, duration, listOf, named, oneOf, reference, references, share, strict, value, whole } from "./leaves.ts";

const MEASURES = ["occupancy", "waiting", "delayed", "delayed-share", "longest-wait", "starts"] as const;

const level = (about: string) => value("a level", about, "96%", { type: ["string", "number"] }, readLevel).optional();

/** What a condition says beside the service. */
export const condition = {
  measure: oneOf(
    "a measure",
    "What is looked at: the share of places taken, people waiting, people delayed or their share, the longest wait of those who wait, or starts within a time.",
    MEASURES,
  ),
  above: level("It must be above this: a share for occupancy and delayed-share, a time for longest-wait, else people."),
  below: level("It must be below this: a share for occupancy and delayed-share, a time for longest-wait, else people."),
  for: duration("For how long without a break. Default: at once.", "6 hours").optional(),
  within: duration("For starts: the time over which they are counted.", "24 hours").optional(),
};

/** A condition on services: what a gauge says, above or below a level, for a time. */
export const When = strict(
  "a condition, with service, measure and above or below",
  {
    service: references("The service looked at, or a list of services looked at together.", "acute-ward"),
    ...condition,
  },
  "{ service: acute-ward, measure: occupancy, above: 96%, for: 6 hours }",
).describe("When the rule acts: a measure above or below a level, perhaps for a time.");

const Until = strict(
  "a condition, with above or below",
  {
    service: references("The service looked at. Default: that of when.", "acute-ward").optional(),
    ...condition,
    measure: condition.measure.optional(),
  },
  "{ below: 90%, for: 12 hours }",
).describe("When the rule ends. What it leaves out is as in when.");

const leadTime = duration("Time until the places open. Default: at once.", "4 hours").optional();

const Do = strict(
  "what to do: add-capacity, buy, divert, change or discharge-early",
  {
    "add-capacity": strict("a map with service, places and lead-time", {
      service: reference("The service that opens places.", "escalation-ward"),
      places: count(
        "Places (staff, in a team; hours a week, in a caseload of hours) that open while the rule is in force.",
        "12",
      ),
      "lead-time": leadTime,
    })
      .describe("Opens places while the rule is in force.")
      .optional(),
    buy: strict("a map with service, places and for", {
      service: reference("The service whose places are bought.", "care-home-beds"),
      places: count("How many places are bought each time.", "4"),
      for: duration("How long they are bought for, from the day they open.", "30 days"),
      "lead-time": leadTime,
    })
      .describe("Buys places for a fixed time.")
      .optional(),
    divert: strict("a map with from and to", {
      from: reference("The service that people are no longer referred to.", "acute-ward"),
      to: reference("Where they go instead: a service or a way out.", "elsewhere"),
      share: share("Share of new referrals that go there. Default: 100%.").optional(),
    })
      .describe("Sends new referrals elsewhere while the rule is in force.")
      .optional(),
    change: named(
      "a map of paths and values",
      whole("The value while the rule is in force.", "4"),
      "{ services.acute-ward.queue.limit: 4 }",
    )
      .describe(
        "Sets numbers while the rule is in force: the limit of a queue, and of a class of admit its keep-free or its limit, by their paths.",
      )
      .optional(),
    "discharge-early": strict("a map with service, people and who", {
      service: reference("The service whose people end their stay now.", "acute-ward"),
      people: whole("Most people each time.", "2"),
      who: oneOf("a choice of people", "Who goes first. Default: longest-stay.", [
        "longest-stay",
        "nearest-ready",
      ]).optional(),
      "not-within": duration("Nobody whose stay began within this time.", "24 hours").optional(),
    })
      .describe("Ends the stays of some people when the rule comes into force.")
      .optional(),
  },
  "{ add-capacity: { service: escalation-ward, places: 12, lead-time: 4 hours } }",
).describe("What the rule does while it is in force: one of these.");

const Rule = strict("a rule, with name, when and do", {
  name: reference("Name of the rule, for measures and for luck.", "escalation"),
  was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
  when: When,
  checked: value(
    "when to look: continuously, every 1 hours, at 08:00",
    "When the rule looks. Default: continuously.",
    "every 1 hours",
    { type: "string" },
    readChecked,
  ).optional(),
  do: Do,
  until: Until.optional(),
  "at-most": whole("Most times in a run.", "3").optional(),
  "not-within": duration("Not again within this time of its end.", "7 days").optional(),
  cost: value("an amount of money", "What each activation costs.", "£500", { type: "string" }, readMoney).optional(),
});

export const Rules = listOf("a list of rules, each with name, when and do", Rule).describe(
  "What people do when it gets full, and stop doing later.",
);

export type ConditionShape = z.output<typeof When> | z.output<typeof Until>;
export type RuleShape = z.output<typeof Rule>;
