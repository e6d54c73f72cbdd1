import { expect, test } from "vitest";
import { headlines } from "../../../engine/report/headlines.ts";
import { rankInRun } from "../../../engine/report/runTable.ts";
import { measure, scenario } from "./sample.ts";

test("payers stand by themselves, and what costs consist of in words", () => {
  const names = ["total", "ccg", "council", "discounted", "fixed", "variable", "double-running"];
  const measures = names.map((name) => measure(`system.cost.${name}`, "pence per year", 1e9, 1e7));
  const groups = headlines(scenario("base", measures), rankInRun);
  expect(groups.map(({ title, lines }) => [title, lines.map(({ label }) => label)])).toEqual([
    ["Money by payer", ["All payers", "ccg", "council", "All payers, discounted"]],
    ["What costs consist of", ["Fixed: paid whatever is used", "Variable: follows use at once", "Double running"]],
  ]);
});
