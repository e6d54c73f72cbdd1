/**
 * OCEL 2.0 as a database of SQLite: the tables event, object, event_object, object_object and the two maps of types, and
 * a table for each type of event and object. Times are of the scenario's own calendar, which has no zone.
 */
import { rmSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Stop } from "../../index.ts";
import { cannotWrite } from "../folder/disk.ts";
import { type WholeFile, writeWhole } from "../folder/wholeFile.ts";
import { onHurriedEnd } from "../interrupt.ts";
import { OcelDatabase } from "./ocelDatabase.ts";
import { checkedFacts, mustGoOn, type OpenSource, type Written } from "./source.ts";

/** Events that are written between two looks at the stop flag: some tens of milliseconds. */
const SLICE = 4096;
const PIECE = 1 << 20;

/**
 * Writes a log as a database: in a folder of its own first, since SQLite needs a file it may seek in.
 * @throws InputError, Interrupted
 */
export async function writeOcelSqlite(path: string, source: OpenSource, stop: Stop): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), "careshift-ocel-"));
  const forget = onHurriedEnd(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const database = join(folder, "log.sqlite");
    const rows = await fill(database, source, stop);
    await writeWhole(path, (file) => copy(database, file), stop);
    return { path, rows, unit: "events", beside: null };
  } catch (error) {
    throw cannotWrite(path, error);
  } finally {
    forget();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(path: string, source: OpenSource, stop: Stop): Promise<number> {
  const { ocelFold } = await import("../../exchange.ts");
  const { default: sqlite } = await import("node-sqlite3-wasm");
  const fold = ocelFold({ ...source.about, table: "facts" });
  const database = new OcelDatabase(new sqlite.Database(path));
  const breathe = async (): Promise<void> => {
    await setImmediate();
    mustGoOn(stop);
  };
  let rows = 0;
  try {
    for (const type of fold.objectTypes()) database.describe("object", type);
    for await (const chunk of checkedFacts(source, stop)) {
      const events = fold.take(chunk);
      for (const type of fold.eventTypes()) database.describe("event", type);
      for (const [i, event] of events.entries()) {
        if (i % SLICE === 0) await breathe();
        database.addEvent(event);
      }
      rows += events.length;
    }
    let objects = 0;
    for (const object of fold.objects()) {
      if (objects++ % SLICE === 0) await breathe();
      database.addObject(object);
    }
    database.commit();
  } finally {
    database.close();
  }
  return rows;
}

async function copy(from: string, to: WholeFile): Promise<void> {
  const handle = await open(from, "r");
  try {
    const piece = Buffer.alloc(PIECE);
    for (let at = 0; ; at += PIECE) {
      const { bytesRead } = await handle.read(piece, 0, PIECE, at);
      if (bytesRead > 0) await to.write(piece.subarray(0, bytesRead));
      if (bytesRead < PIECE) return;
    }
  } finally {
    await handle.close();
  }
}
