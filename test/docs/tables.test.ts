import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ROOT } from "../architecture/source.ts";
import { TABLES_PAGE, tablesPage } from "./tables.ts";

test(`${TABLES_PAGE} is what the code makes (npm run tables)`, () => {
  expect(readFileSync(ROOT + TABLES_PAGE, "utf8") === tablesPage(), `${TABLES_PAGE} is old: npm run tables`).toBe(true);
});
