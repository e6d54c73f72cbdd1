import type { ExportAbout } from "../../exchange.ts";
import type { FactChunk, Stop } from "../../index.ts";

/** A log to be exported. */
export interface ExportSource {
  /** Folder of its files below that of the export, "" for that folder itself. */
  readonly folder: string;
  /** Opens the log; called once. @throws InputError where it cannot be had */
  open(stop: Stop): Promise<OpenSource>;
}

export interface OpenSource {
  readonly about: Omit<ExportAbout, "table">;
  /** Every fact, as often as asked for. @throws InputError where the log is damaged */
  chunks(): AsyncGenerator<FactChunk>;
  close(): Promise<void>;
}
