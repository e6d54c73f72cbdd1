import { costs } from "./costs.ts";
import { daily } from "./daily.ts";
import { delays } from "./delays.ts";
import { facts } from "./facts.ts";
import { people } from "./people.ts";
import { stays } from "./stays.ts";
import type { Table } from "./table.ts";

/** Every table, in the order in which they are listed and exported. */
export const TABLES: readonly Table[] = [facts, people, stays, delays, daily, costs];
