import { facts } from "./facts.ts";
import type { Table } from "./table.ts";

/** Every table, in the order in which they are listed and exported. */
export const TABLES: readonly Table[] = [facts];
