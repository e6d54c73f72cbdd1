/** Files of an export, each written whole or not at all. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ExportAbout, ExportFile } from "../../exchange.ts";
import type { Stop } from "../../index.ts";
import { InputError } from "../exit.ts";
import { writeWhole } from "../folder/wholeFile.ts";
import { writeOcelSqlite } from "./ocelSqlite.ts";
import { checkedFacts, type OpenSource, type Written } from "./source.ts";

/** A file that is to be written of each log. */
export interface FileTask {
  /** Its name, and that of the file beside it where there is one. */
  readonly names: readonly string[];
  /** @throws InputError when the disk refuses, the log is damaged, or its facts are not those of its digest; Interrupted */
  write(folder: string, source: OpenSource, stop: Stop): Promise<Written>;
}

const besideOf = (name: string): string => `${name}.json`;

/** A file that is made of bytes alone. */
export function fileTask(file: ExportFile): FileTask {
  return {
    names: file.beside ? [file.name, besideOf(file.name)] : [file.name],
    write: (folder, source, stop) => writeExport(folder, file, source, stop),
  };
}

/** OCEL as a database. */
export const OCEL_SQLITE: FileTask = {
  names: ["log.ocel.sqlite"],
  write: (folder, source, stop) => writeOcelSqlite(join(folder, "log.ocel.sqlite"), source, stop),
};

/** @throws InputError when one of these files is there: it may be somebody's work */
export function mustBeFree(folder: string, tasks: readonly FileTask[]): void {
  const taken = tasks.flatMap(({ names }) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (taken === undefined) return;
  throw new InputError(`${taken} is there already. Replace it with --replace, or name another folder with --out.`);
}

async function writeExport(folder: string, file: ExportFile, source: OpenSource, stop: Stop): Promise<Written> {
  const path = join(folder, file.name);
  const about: ExportAbout = { ...source.about, table: file.table };
  const exporter = file.begin(about);
  await writeWhole(
    path,
    async ({ write }) => {
      await write(exporter.start());
      for await (const chunk of checkedFacts(source, stop)) await write(exporter.take(chunk));
      for (const bytes of exporter.end()) await write(bytes);
    },
    stop,
  );
  if (file.beside) {
    const text = `${JSON.stringify(about, null, 2)}\n`;
    await writeWhole(besideOf(path), ({ write }) => write(Buffer.from(text)), stop);
  }
  return { path, rows: exporter.rows, unit: file.unit, beside: file.beside ? besideOf(path) : null };
}
