import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead } from "hyparquet";
import { LogFileError } from "../log/logFileError.ts";
import { type LogSource, readExactly } from "../log/logSource.ts";
import { type ExportAbout, noExport, readAbout } from "./about.ts";
import type { FactCollector } from "./collect.ts";
import { RAW_COLUMNS, rawColumns, rawFact } from "./factRows.ts";
import { FormatError } from "./formatError.ts";
import { ABOUT_KEY } from "./parquet.ts";
import { checkPages } from "./parquetPages.ts";

/** Bytes of the footer at most: ours have some hundred for each group, and the header of the log. */
const MOST_FOOTER = 1 << 26;
const MAGIC = 0x31524150;

/**
 * Reads a Parquet file that was exported.
 * @param collector takes its facts
 * @param breathe lets the shell live between groups of rows: signals, a wish to stop
 * @returns what the file says of itself
 * @throws FormatError when it is none, is damaged, or a cell is wrong
 */
export async function readParquet(
  source: LogSource,
  collector: FactCollector,
  breathe?: () => Promise<void>,
): Promise<ExportAbout> {
  const metadata = await inWords(() => metadataOf(source));
  const about = aboutOf(metadata);
  rawColumns(metadata.schema.filter(({ type }) => type !== undefined).map(({ name }) => name));
  let row = 0;
  for (const group of metadata.row_groups) {
    await breathe?.();
    const rows = await inWords(async () => {
      await checkPages(source, group, RAW_COLUMNS);
      return rowsOf(source, metadata, row, row + Number(group.num_rows));
    });
    for (const cells of rows) collector.add(rawFact(cells, ++row));
  }
  return about;
}

/** The footer's size is looked at before it is read. */
async function metadataOf(source: LogSource): Promise<FileMetaData> {
  if (source.size < 12) throw damaged("it ends too early");
  const tail = await readExactly(source, source.size - 8, 8);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  if (view.getUint32(4, true) !== MAGIC)
    throw damaged("it ends without its footer, so it was cut off or never finished");
  const length = view.getUint32(0, true);
  if (length > MOST_FOOTER || length > source.size - 12) throw damaged(`it claims a footer of ${length} bytes`);
  return parquetMetadataAsync(bufferOf(source), { initialFetchSize: length + 8 });
}

function aboutOf({ key_value_metadata: pairs }: FileMetaData): ExportAbout {
  const text = pairs?.find(({ key }) => key === ABOUT_KEY)?.value;
  if (text === undefined) throw noExport();
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw damaged('its key "careshift" is not JSON');
  }
  return readAbout(found);
}

async function rowsOf(source: LogSource, metadata: FileMetaData, rowStart: number, rowEnd: number) {
  let found: unknown[][] = [];
  await parquetRead({
    file: bufferOf(source),
    metadata,
    columns: [...RAW_COLUMNS],
    rowStart,
    rowEnd,
    onComplete: (rows) => {
      found = rows as unknown[][];
    },
  });
  return found;
}

function bufferOf(source: LogSource): AsyncBuffer {
  return {
    byteLength: source.size,
    async slice(from, to = source.size) {
      return new Uint8Array(await readExactly(source, from, to - from)).buffer;
    },
  };
}

/** Whatever the reader of the package meets in a damaged file becomes a sentence. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FormatError) throw error;
    if (error instanceof LogFileError) throw damaged(error.wrong);
    throw damaged(`the Parquet in it cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function damaged(wrong: string): FormatError {
  return new FormatError(wrong, "", "copy the file again, whole, or export it again");
}
