/** The shape of the condition that ends a run. */
import type * as z from "zod";
import { oneOf, references, strict, whole, yesOrNo } from "./leaves.ts";

const people = (about: string, example: string) => whole(about, example).optional();

/** `ends-when:`, at the top. */
export const EndsWhen = strict(
  "a condition, with service, measure and is, above or below; or everyone-gone",
  {
    service: references("The service looked at, or a list of services looked at together.", "acute-ward").optional(),
    measure: oneOf("a measure", "What is counted: people in the service, or people who wait for it.", [
      "census",
      "waiting",
    ]).optional(),
    is: people("The run ends when exactly so many are counted.", "0"),
    above: people("The run ends when more than these are counted.", "40"),
    below: people("The run ends when fewer than these are counted.", "5"),
    "everyone-gone": yesOrNo(
      "true: the run ends when nobody is left in the model, and arrivals have stopped where arrivals-stop says when.",
    ).optional(),
  },
  "{ service: acute-ward, measure: waiting, is: 0 }",
).describe(
  "Ends the run before its length is over, at the first instant after the start at which this comes about; figures are " +
    "those of the time until then.",
);

export type EndsWhenShape = z.output<typeof EndsWhen>;
