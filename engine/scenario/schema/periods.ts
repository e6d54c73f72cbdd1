/** The shape of named periods. */
import type * as z from "zod";
import { day, listOf, named, strict, whole } from "./leaves.ts";

/** `periods:`, at the top. */
export const Periods = named(
  "a map of periods, each with from and to, or months",
  strict(
    "a period, with from and to, or months",
    {
      from: day("First instant of the period.").optional(),
      to: day("First instant after the period.").optional(),
      months: listOf("a list of months, from 1 to 12", whole("A month: 1 for January.", "12"), "[12, 1, 2]")
        .describe("Months of the year instead of dates: all of them within the measured time, taken together.")
        .optional(),
    },
    "{ from: 2016-04-01, to: 2017-04-01 }",
  ),
  "{ 2016/17: { from: 2016-04-01, to: 2017-04-01 } }",
);

export type PeriodsShape = z.output<typeof Periods>;
