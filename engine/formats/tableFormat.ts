import type { Column, Rows } from "../tables/table.ts";
import type { ExportAbout } from "./about.ts";

/** Writes one table as a file, while its rows come. Each call gives the next bytes of the file; there may be none yet. */
export interface TableWriter {
  start(): Uint8Array;
  write(rows: Rows): Uint8Array;
  end(): Uint8Array;
}

/** Begins a file of these columns. */
export type BeginTable = (columns: readonly Column[], about: ExportAbout) => TableWriter;

export const NO_BYTES = new Uint8Array(0);
