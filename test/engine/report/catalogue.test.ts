import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../../engine/compile/compile.ts";
import { runReplication } from "../../../engine/job.ts";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import { type CatalogueWorld, catalogueOf, delayedByReplication } from "../../../engine/report/catalogue.ts";
import { replicationsCsv } from "../../../engine/report/replicationsCsv.ts";
import { parseScenario } from "../../../engine/scenario/parse.ts";

describe("people delayed by replication", () => {
  test("are read from replications.csv as the replications found them", () => {
    const text = readFileSync(new URL("../../scenarios/small.yaml", import.meta.url), "utf8");
    const model = compile(parseScenario("small.yaml", new Map([["small.yaml", text]])));
    const replications = [0, 1, 2].map((replication) =>
      runReplication(model, { seed: "careshift", replication, keepLog: false }),
    );
    const at = standardMeasures(model).definitions.findIndex(({ id }) => id === "system.delayed");
    const found = delayedByReplication(replicationsCsv(model, replications));
    expect(found).toEqual(replications.map(({ values }) => values[2 * at]! / values[2 * at + 1]!));
    expect(new Set(found).size).toBe(3);
  });

  test.each([
    ["without a unit", "replication,digest,system.delayed\n1,ab,2.5\n2,cd,3\n", [2.5, 3]],
    ["behind a quoted cell", 'replication,"a, ""b""",system.delayed (people)\n1,x,2.5\n', [2.5]],
    ["from Windows", "replication,digest,system.delayed (people)\r\n1,ab,2.5\r\n2,cd,3\r\n", [2.5, 3]],
  ])("are found %s", (_, csv, delayed) => {
    expect(delayedByReplication(csv)).toEqual(delayed);
  });

  test.each([
    ["there is no file", ""],
    ["no measure has that name", "replication,digest,system.delayed-days\n1,ab,2.5\n"],
    ["a line has no figure", "replication,digest,system.delayed\n1,ab,2.5\n2,cd,\n"],
    ["a line is cut off", "replication,digest,system.delayed\n1,ab,2.5\n2\n"],
    ["a cell is no number", "replication,digest,system.delayed\n1,ab,many\n"],
  ])("are unknown where %s", (_, csv) => {
    expect(delayedByReplication(csv)).toEqual([]);
  });
});

describe("a catalogue", () => {
  const world = (title: string, question: string | null) => ({ title, question }) as CatalogueWorld;
  test.each([
    [[world("Today", "How many?"), world("Change", "What if?")], "What if?"],
    [[world("Today", "How many?"), world("Change", null)], "How many?"],
    [[world("Today", null)], "Today"],
    [[], "Careshift"],
  ])("of %j is called %s", (worlds, title) => {
    expect(catalogueOf(worlds)).toEqual({ careshift: "catalogue", schema: 1, title, worlds });
  });
});
