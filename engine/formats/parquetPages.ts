import type { ColumnMetaData, RowGroup } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { type LogSource, readExactly } from "../log/logSource.ts";
import { FormatError } from "./formatError.ts";

/** Rows of a group at most: pyarrow writes 1,048,576, DuckDB 122,880, we 65,536 and more. */
const MOST_GROUP_ROWS = 1 << 21;
/** Bytes of a column of a group, packed; and of one of its pages, unpacked. */
const MOST_COLUMN_BYTES = 1 << 28;
const MOST_PAGE_BYTES = 1 << 28;

/**
 * Looks at the head of every page of these columns before anything is unpacked: the reader allocates what a head claims.
 * @throws FormatError when a page claims more than its group can have
 */
export async function checkPages(source: LogSource, group: RowGroup, columns: readonly string[]): Promise<void> {
  const rows = Number(group.num_rows);
  if (!(rows >= 0 && rows <= MOST_GROUP_ROWS)) throw claims(`a group of ${rows} rows`);
  for (const { meta_data: column } of group.columns) {
    if (column === undefined || !columns.includes(column.path_in_schema.join("."))) continue;
    checkColumn(await bytesOf(source, column), rows, column.path_in_schema.join("."));
  }
}

async function bytesOf(source: LogSource, column: ColumnMetaData): Promise<Uint8Array> {
  const from = Number(column.dictionary_page_offset ?? column.data_page_offset);
  const length = Number(column.total_compressed_size);
  const fits = from >= 0 && length >= 0 && length <= MOST_COLUMN_BYTES && from + length <= source.size;
  if (!fits) throw claims(`a column of ${length} bytes at byte ${from}, in a file of ${source.size}`);
  return readExactly(source, from, length);
}

function checkColumn(bytes: Uint8Array, rows: number, name: string): void {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
  while (reader.offset < bytes.length - 1) {
    const head = parquetHeader(reader);
    const about = head.data_page_header_v2 ?? head.data_page_header ?? head.dictionary_page_header;
    const values = about?.num_values ?? -1;
    const unpacked = head.uncompressed_page_size;
    const isRight =
      values >= 0 &&
      values <= rows &&
      unpacked >= 0 &&
      unpacked <= MOST_PAGE_BYTES &&
      head.compressed_page_size >= 0 &&
      head.compressed_page_size <= bytes.length - reader.offset;
    if (!isRight) throw claims(`a page of ${values} values and ${unpacked} bytes in the column "${name}"`);
    reader.offset += head.compressed_page_size;
  }
}

function claims(what: string): FormatError {
  return new FormatError(`it claims ${what}`, "", "copy the file again, or export it again: it is damaged");
}
