/** Files of an export, each written whole or not at all. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ExportAbout, ExportFile } from "../../exchange.ts";
import { createDigest, type Stop } from "../../index.ts";
import { InputError } from "../exit.ts";
import { writeWhole } from "../folder/wholeFile.ts";
import type { OpenSource } from "./source.ts";

/** A file that was written. */
export interface Written {
  readonly path: string;
  readonly rows: number;
  /** What its rows are. */
  readonly unit: string;
  /** The file that tells what they are of, where it stands beside. */
  readonly beside: string | null;
}

const besideOf = (path: string): string => `${path}.json`;

/** @throws InputError when one of these files is there: it may be somebody's work */
export async function mustBeFree(folder: string, files: readonly ExportFile[]): Promise<void> {
  const taken = files
    .flatMap(({ name, beside }) => (beside ? [name, besideOf(name)] : [name]))
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
  if (taken === undefined) return;
  throw new InputError(`${taken} is there already. Replace it with --replace, or name another folder with --out.`);
}

/**
 * Writes one file of an export.
 * @throws InputError when the disk refuses, the log is damaged, or its facts are not those of its digest; Interrupted
 */
export async function writeExport(folder: string, file: ExportFile, source: OpenSource, stop: Stop): Promise<Written> {
  const path = join(folder, file.name);
  const about: ExportAbout = { ...source.about, table: file.table };
  let rows = 0;
  await writeWhole(
    path,
    async ({ write }) => {
      const exporter = file.begin(about);
      const digest = createDigest();
      await write(exporter.start());
      for await (const chunk of source.chunks()) {
        digest.take(chunk);
        await write(exporter.take(chunk));
      }
      mustBe(digest.hex(), about);
      for (const bytes of exporter.end()) await write(bytes);
      rows = exporter.rows;
    },
    stop,
  );
  if (file.beside) {
    const text = `${JSON.stringify(about, null, 2)}\n`;
    await writeWhole(besideOf(path), ({ write }) => write(Buffer.from(text)), stop);
  }
  return { path, rows, unit: file.unit, beside: file.beside ? besideOf(path) : null };
}

function mustBe(found: string, { digest, log }: ExportAbout): void {
  if (found === digest) return;
  throw new InputError(
    `The log of “${log.title}”, replication ${log.replication + 1}, is damaged: its digest is ${found}, not ${digest}. Run the scenario again.`,
  );
}
