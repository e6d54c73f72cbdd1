/** The door to tables and formats: loaded by the commands that use them, so that the others start quickly. */
export { TABLES } from "./tables/all.ts";
export type { Cell, Column, Rows, Table } from "./tables/table.ts";
