import type { FactChunk } from "../log/chunk.ts";
import type { Rows, Table } from "../tables/table.ts";
import type { ExportAbout } from "./about.ts";
import type { BeginTable } from "./tableFormat.ts";

/** Turns a log into the bytes of a file, chunk by chunk. */
export interface Exporter {
  /** The first bytes of the file. */
  start(): Uint8Array;
  /** The next bytes; there may be none yet. */
  take(chunk: FactChunk): Uint8Array;
  /** The last bytes, piece by piece. */
  end(): Iterable<Uint8Array>;
  /** Rows written so far: of a table, or events. */
  readonly rows: number;
}

/** Begins the file of one table of the log that `about` tells of. */
export function tableExporter(table: Table, begin: BeginTable, about: ExportAbout): Exporter {
  const writer = begin(table.columns(about.log), about);
  const fold = table.begin(about.log);
  let rows = 0;
  const write = (some: Rows): Uint8Array => {
    rows += some.length;
    return writer.write(some);
  };
  return {
    start: () => writer.start(),
    take: (chunk) => write(fold.take(chunk)),
    *end() {
      yield write(fold.end());
      yield writer.end();
    },
    get rows() {
      return rows;
    },
  };
}
