import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inProcess } from "../../engine/experiments/inProcess.ts";
import { beginReplication } from "../../engine/index.ts";
import { countsText, ROWS_OF_THE_PLANS } from "./page.ts";
import { isCovered, placeNames, readPlace, SCENARIOS } from "./spec.ts";
import { versionsOf } from "./versions.ts";
import { Worlds } from "./worlds.ts";

/** How many of the rows must run; each other says why not. */
const AT_LEAST = 60;

const page = readFileSync(join(SCENARIOS, "README.md"), "utf8");
const places = placeNames().map(readPlace);
const rows = places.flatMap((place) => place.rows);

test("every row of the plans is there once: it runs, or it says why not", () => {
  const ids = rows.map(([id]) => id).filter((id) => /^S\d\d$/.test(id));
  const all = Array.from({ length: ROWS_OF_THE_PLANS }, (_, i) => `S${String(i + 1).padStart(2, "0")}`);
  expect(ids.toSorted()).toEqual(all);
  expect(rows.filter(([id, row]) => ids.includes(id) && isCovered(row)).length).toBeGreaterThanOrEqual(AT_LEAST);
});

test("the page of the library is made from the scenarios as they are (npm run library)", async () => {
  const versions = await versionsOf(places, new Worlds((models) => inProcess(models, beginReplication)));
  const [, listed = ""] = /```text\n([\s\S]*?)\n```/.exec(page) ?? [];
  const today = [...versions].map(([file, digest]) => `${file} ${digest.slice(0, 8)}`);
  expect(listed.split("\n")).toEqual(today.toSorted());
  expect(page).toContain(countsText(places));
});

test("the page has every claim, and none that does not hold", () => {
  const claims = rows.flatMap(([, row]) => (isCovered(row) ? row.claims : []));
  expect(claims.filter(({ says }) => !page.includes(says.replaceAll("|", "\\|")))).toEqual([]);
  expect(page).not.toMatch(/\*\*not (met|clear)\*\*/);
});
