/** The shape of `arrivals:`: how many people come, and in which way. */
import type * as z from "zod";
import { parseInstant } from "../../calendar.ts";
import { DAY } from "../../units.ts";
import * as sayDemand from "../messages/demand.ts";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import { FACTOR, RISK, readBatchSizes, readMoments, readWeekdays, SPREAD } from "../read/demand.ts";
import { readDemandTable } from "../read/demandTable.ts";
import { parseTime } from "../read/hours.ts";
import { readList } from "../read/listed.ts";
import { readQuantity } from "../read/quantity.ts";
import { daysJson } from "./hoursJson.ts";
import { quantityJson, tableJson } from "./json.ts";
import {
  count,
  distribution,
  duration,
  growth,
  listOf,
  named,
  rate,
  reference,
  scalar,
  strict,
  text,
  value,
  yesOrNo,
} from "./leaves.ts";

const profile = (key: string, length: number) =>
  value(
    `a list of ${length} numbers`,
    `Relative arrivals by ${key}.`,
    `[${Array(length).fill(1).join(", ")}]`,
    { type: "array", items: { type: "number", minimum: 0 }, minItems: length, maxItems: length },
    (tree, { report }): number[] | undefined => {
      if (tree.kind !== "list") return undefined;
      if (tree.items.length !== length)
        return void report(say.profileLength(at(tree.place), key, tree.items.length, length));
      const numbers = tree.items.map((item) =>
        item.kind === "leaf" && typeof item.value === "number" ? item.value : Number.NaN,
      );
      const good = numbers.every((n) => n >= 0 && Number.isFinite(n)) && numbers.some((n) => n > 0);
      return good ? numbers : void report(say.profileNumbers(at(tree.place), key));
    },
  ).optional();

const INSTANT = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?$" };

const instant = (about: string) =>
  scalar("a date, or date and time", about, "2016-04-01T09:00", INSTANT, (leaf, report) =>
    parseInstant(leaf.text) === null ? void report(say.noSuchDay(at(leaf.place), leaf)) : leaf.text,
  );

const day = (about: string, example: string) =>
  scalar("a date", about, example, INSTANT, (leaf, report) => {
    const found = parseInstant(leaf.text);
    if (found !== null && found.seconds === 0) return found.days;
    return void report(found === null ? say.noSuchDay(at(leaf.place), leaf) : sayDemand.wholeDays(at(leaf.place)));
  });

const row = strict(
  "a row of a schedule, with days, at and people",
  {
    days: value(
      "daily, or days of the week",
      "Days of the week. Default: daily.",
      "mon-fri",
      daysJson,
      readWeekdays,
    ).optional(),
    at: scalar("a time of day", "Time of day at which they come.", "09:00", { type: "string" }, (leaf, report) => {
      const time = parseTime(leaf.text);
      return time === null || time === DAY ? void report(say.badTime(at(leaf.place), leaf.text)) : time;
    }),
    people: count("People who come then.", "3"),
  },
  "{ days: mon-fri, at: 09:00, people: 3 }",
);

const surge = strict(
  "a surge, with from, to and factor",
  {
    from: day("Its first day, as a date.", "2016-12-15"),
    to: day("Its last day, as a date.", "2017-01-15"),
    factor: value(
      "a factor",
      "By what arrivals are multiplied: 1.3 for 30% more.",
      "1.3",
      quantityJson("1.3"),
      (tree, reading) => readQuantity(FACTOR, tree, reading),
    ),
    label: text("Name of the surge.", "Winter").optional(),
  },
  "{ from: 2016-12-15, to: 2017-01-15, factor: 1.3 }",
);

export const Arrivals = strict("a map with total, and perhaps profile and growth", {
  total: rate("People per unit of time, who come by chance at this rate.").optional(),
  "includes-returns": yesOrNo(
    "Whether the total counts people who come back as well as those who come for the first time. Default: false.",
  ).optional(),
  profile: strict("a map of hour or half-hour, weekday and month", {
    hour: profile("hour", 24),
    "half-hour": profile("half-hour", 48),
    weekday: profile("weekday", 7),
    month: profile("month", 12),
  })
    .describe(
      "How arrivals differ by hour, weekday and month. Only ratios count: the total stays. Default: no difference.",
    )
    .optional(),
  growth: growth("Growth a year, anchored at the start.").optional(),
  every: duration("Instead of total: one person each time this has passed.", "4 minutes").optional(),
  first: instant("When the first person of `every` comes. Default: one interval after the warm-up begins.").optional(),
  renewal: distribution(
    "Instead of total: the time from one person to the next, drawn anew each time.",
    "{ gamma: { mean: 18 hours, sd: 3 hours } }",
  ).optional(),
  schedule: listOf("a list of rows, each with days, at and people", row, "[{ days: mon-fri, at: 09:00, people: 3 }]")
    .describe("Instead of total: people come at fixed times of the week.")
    .optional(),
  at: value(
    "a list of dates and times",
    "Instead of total: when people come, one by one.",
    "[2016-04-01T08:30, 2016-04-01T11:00]",
    { type: "array", items: INSTANT, minItems: 1 },
    readMoments,
  ).optional(),
  list: value(
    "a table of arrivals",
    "Instead of total: a table (CSV) beside the scenario, with columns time, perhaps count, stay and attributes.",
    "arrivals.csv",
    tableJson,
    readList,
  ).optional(),
  table: value(
    "a map with csv, and perhaps service and source",
    "Instead of total: people come by chance at a rate that a table (CSV) beside the scenario gives month by month, in columns month and demand, perhaps days, service and source. A month that is not there is as the same month of the nearest year.",
    "{ csv: demand.csv, service: reablement, source: all }",
    {
      type: "object",
      required: ["csv"],
      properties: {
        csv: { ...tableJson, description: "The table, beside the scenario or in a folder below it." },
        service: { type: "string", description: "Whose rows count, where the table tells of several services." },
        source: { type: "string", description: "Whose rows count, by where people come from. Default: all." },
      },
      additionalProperties: false,
    },
    readDemandTable,
  ).optional(),
  "population-at-risk": strict(
    "a map with by, residents or projection, and rate",
    {
      by: reference("The attribute whose levels are the bands.", "age"),
      residents: named("a map of bands and residents", count("Residents of the band.", "14000"))
        .describe("Residents of each band, the same all the time.")
        .optional(),
      projection: named(
        "a map of years, or dates, each with residents by band",
        named("a map of bands and residents", count("Residents then. A year stands for its middle.", "14500")),
        "{ 2016: { 65-74: 14000 }, 2020: { 65-74: 15100 } }",
      )
        .describe("Instead of residents: residents of each band at several times; in between they change evenly.")
        .optional(),
      rate: named(
        "a map of bands and rates",
        value(
          "a rate of residents",
          "How many of the residents come.",
          RISK.example,
          quantityJson(RISK.example),
          (tree, reading) => readQuantity(RISK, tree, reading),
        ),
      ).describe("How many of the residents of each band come in a time."),
    },
    "{ by: age, residents: { 65-74: 14000 }, rate: { 65-74: 120 per 1000 per year } }",
  )
    .describe("Instead of total: so many of the residents of each band come.")
    .optional(),
  closed: strict(
    "a map with members",
    { members: count("People of the population: all are in the first service when the run begins.", "4130") },
    "{ members: 4130 }",
  )
    .describe("Instead of total: a population of fixed size. All are there from the beginning, and nobody else comes.")
    .optional(),
  inexhaustible: yesOrNo("Instead of total: somebody comes whenever nobody waits for the first service.").optional(),
  batches: strict(
    "a map with size",
    {
      size: value(
        "a whole number, or sizes and their shares",
        "How many come together. The total still counts people.",
        "{ 1: 60%, 2: 30%, 3: 10% }",
        {
          anyOf: [
            { type: "integer", minimum: 1 },
            { type: "object", additionalProperties: { type: "string" } },
          ],
        },
        readBatchSizes,
      ),
    },
    "{ size: { 1: 60%, 2: 30%, 3: 10% } }",
  )
    .describe("People come in groups. Default: one by one.")
    .optional(),
  overdispersion: strict(
    "a map with sd",
    {
      sd: value(
        "a percentage",
        "How much days differ beyond chance: the standard deviation of a day's factor, whose mean is 1.",
        "20%",
        quantityJson("20%"),
        (tree, reading) => readQuantity(SPREAD, tree, reading),
      ),
    },
    "{ sd: 20% }",
  )
    .describe("Days differ by more than chance. Default: by chance only.")
    .optional(),
  surges: listOf("a list of surges, each with from, to and factor", surge)
    .describe("Times in which more people come, or fewer.")
    .optional(),
}).describe(
  "How many people come and when: one of total, every, renewal, schedule, at, list, table, population-at-risk, closed and inexhaustible.",
);

export type ArrivalsShape = z.output<typeof Arrivals>;
