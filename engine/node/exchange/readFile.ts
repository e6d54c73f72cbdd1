/** A file of unknown format → the log in it. */
import { type FileHandle, open, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { ExportAbout, FactCollector, ImportedLog } from "../../exchange.ts";
import type { Stop } from "../../index.ts";
import { InputError, Interrupted } from "../exit.ts";
import { sourceOf } from "../folder/logFile.ts";
import { reason } from "../reason.ts";

const PIECE = 1 << 16;
/** Bytes of the JSON beside a CSV at most: it holds the header of a log. */
const MOST_BESIDE = 1 << 24;

/**
 * Reads a file that was exported, whatever its format: its first bytes tell.
 * @throws InputError saying what is wrong in it and where; Interrupted
 */
export async function readExport(path: string, stop: Stop): Promise<ImportedLog> {
  const { FactCollector, FormatError, importedLog } = await import("../../exchange.ts");
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be read: ${reason(error)}.`);
  });
  try {
    if (!(await handle.stat()).isFile()) throw new InputError(`${path} is not a file. Name an exported file.`);
    const collector = new FactCollector();
    const about = await readAny(path, handle, collector, stop);
    return await importedLog(about, collector, () => breathe(stop));
  } catch (error) {
    throw error instanceof FormatError ? new InputError(`${path}: ${error.message}`) : error;
  } finally {
    await handle.close();
  }
}

async function readAny(path: string, handle: FileHandle, collector: FactCollector, stop: Stop): Promise<ExportAbout> {
  const { readCsv, readNdjson, readParquet, readXes } = await import("../../exchange.ts");
  const start = Buffer.alloc(64);
  const { bytesRead } = await handle.read(start, 0, start.length, 0);
  const text = start
    .subarray(0, bytesRead)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (text.startsWith("PAR1")) return readParquet(await sourceOf(handle), collector, () => breathe(stop));
  if (text.startsWith("\u0089CSL"))
    throw new InputError(`${path} is a log already: careshift replay ${path} shows it.`);
  const pieces = piecesOf(handle, stop);
  if (text.startsWith("{")) return readNdjson(pieces, collector);
  if (text.startsWith("<")) return readXes(pieces, collector);
  return readCsv(pieces, await besideOf(path), collector);
}

async function* piecesOf(handle: FileHandle, stop: Stop): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; at += PIECE) {
    await breathe(stop);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(PIECE), 0, PIECE, at);
    if (bytesRead > 0) yield buffer.subarray(0, bytesRead);
    if (bytesRead < PIECE) return;
  }
}

/** Lets signals in. @throws Interrupted when a stop is requested */
async function breathe(stop: Stop): Promise<void> {
  await setImmediate();
  if (stop.requested) throw new Interrupted("Interrupted: nothing was imported.");
}

/** The JSON beside a CSV, which says what its rows are of. */
async function besideOf(path: string): Promise<unknown> {
  const beside = `${path}.json`;
  const size = await stat(beside).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) {
    throw new InputError(
      `${path} is no Parquet, NDJSON or XES; as CSV it would need ${basename(beside)} beside it, which says of which simulated ` +
        "run it is. Export the table facts with careshift export; rows of real people are not taken in.",
    );
  }
  if (size > MOST_BESIDE)
    throw new InputError(`${beside} has ${size} bytes, more than any export writes. Export again.`);
  try {
    return JSON.parse(await readFile(beside, "utf8"));
  } catch {
    throw new InputError(`${beside} is not JSON. Export the table again.`);
  }
}
