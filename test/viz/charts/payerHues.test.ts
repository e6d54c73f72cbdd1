import { describe, expect, test } from "vitest";
import { payerHues } from "../../../viz/charts/payerHues.ts";

describe("colours of payers", () => {
  test("go by name", () => {
    expect(payerHues(["Council", "NHS", "Pooled fund", "Person"])).toEqual(["council", "nhs", "pooled", "person"]);
  });
  test("others take those left, then one colour for the rest; none is taken twice", () => {
    expect(payerHues(["County council", "City council", "Charity", "Insurer", "Trust"])).toEqual([
      ...["council", "nhs", "pooled", "person", "other"],
    ]);
  });
});
