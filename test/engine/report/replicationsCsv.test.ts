import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "../../../engine/compile/compile.ts";
import { runReplication } from "../../../engine/job.ts";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import { replicationsCsv } from "../../../engine/report/replicationsCsv.ts";
import { parseScenario } from "../../../engine/scenario/parse.ts";

const text = readFileSync(new URL("../../scenarios/small.yaml", import.meta.url), "utf8");
const model = compile(parseScenario("small.yaml", new Map([["small.yaml", text]])));
const { definitions } = standardMeasures(model);
const replications = [0, 1, 2].map((replication) =>
  runReplication(model, { seed: "csv", replication, keepLog: false }),
);

/** Cells of the lines; those in quotes may hold commas. */
const table = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split("\n")
    .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain!));

test("replications.csv has a line for each replication and a column with its unit for each measure", () => {
  const [head, ...lines] = table(replicationsCsv(model, replications));
  expect(head!.slice(0, 2)).toEqual(["replication", "digest"]);
  expect(head!.slice(2)).toEqual(definitions.map(({ id, unit }) => `${id} (${unit})`));
  expect(head).toContain("ward.delayed (people)");
  expect(head).toContain("system.care-home-rate (people per year and 100,000 aged 65 and over)");
  expect(lines.map(([number, digest]) => [number, digest])).toEqual(
    replications.map(({ replication, digest }) => [`${replication + 1}`, digest]),
  );
  for (const line of lines) expect(line).toHaveLength(head!.length);
});

test("its figures read back exactly, and a ratio without a case has none", () => {
  const [head, ...lines] = table(replicationsCsv(model, replications));
  for (const [r, line] of lines.entries()) {
    for (const [i] of definitions.entries()) {
      const [above, below] = [replications[r]!.values[2 * i]!, replications[r]!.values[2 * i + 1]!];
      if (below === 0) expect(line[i + 2], head![i + 2]).toBe("");
      else expect(Number(line[i + 2]), head![i + 2]).toBe(above / below);
    }
  }
  const values = replications[0]!.values.slice();
  const ratio = definitions.findIndex(({ kind }) => kind === "ratio");
  values[2 * ratio] = 0;
  values[2 * ratio + 1] = 0;
  const [, line] = table(replicationsCsv(model, [{ ...replications[0]!, values }]));
  expect(line![ratio + 2]).toBe("");
});

test("figures of another model are refused", () => {
  const values = new Float64Array(2);
  expect(() => replicationsCsv(model, [{ ...replications[0]!, values }])).toThrow("replication 0 has 2 numbers");
});
