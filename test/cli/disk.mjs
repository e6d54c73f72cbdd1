/**
 * A preload for the command line (NODE_OPTIONS=--import) under which the disk, or the process, fails at a chosen moment.
 * Counts what changes the disk: names made, moved and removed, bytes written, files made safe. By environment:
 *
 *   DISK_COUNT=file       writes to the file, at the end, how many changes there were
 *   DISK_KILL_AT=n        kills the process, as kill -9 does, before the n-th change
 *   DISK_REFUSE=code@n    the n-th change and all after it are refused with this error code
 *   DISK_FULL=n           n bytes can be written, then the disk is full
 *   DISK_FREE=n           the disk says that n bytes are free
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

const { DISK_COUNT, DISK_KILL_AT, DISK_REFUSE, DISK_FULL, DISK_FREE } = process.env;
const [code, refuseFrom] = (DISK_REFUSE ?? "").split("@");

let changes = 0;
let room = DISK_FULL === undefined ? Number.POSITIVE_INFINITY : Number(DISK_FULL);

const refusal = (error, what) => Object.assign(new Error(`${error}: ${what}`), { code: error });

/** Called before each change. */
function change(what) {
  changes++;
  if (changes === Number(DISK_KILL_AT)) process.kill(process.pid, "SIGKILL");
  if (refuseFrom !== undefined && changes >= Number(refuseFrom)) throw refusal(code, what);
}

/** The bytes that still find room. @throws when none does */
function fitting(bytes, what) {
  if (bytes.length > 0 && room <= 0) throw refusal("ENOSPC", what);
  const fits = bytes.subarray(0, room);
  room -= fits.length;
  return fits;
}

const asBytes = (data) => (typeof data === "string" ? Buffer.from(data) : data);

for (const name of ["rename", "rm", "mkdir"]) {
  const real = fs.promises[name];
  fs.promises[name] = async (...words) => {
    change(name);
    return real(...words);
  };
}

const openFile = fs.promises.open;
const handle = await openFile(process.execPath, "r");
const kind = Object.getPrototypeOf(handle);
await handle.close();

fs.promises.open = async (path, flags, ...rest) => {
  if (/[aw+]/.test(String(flags))) change("open");
  return openFile(path, flags, ...rest);
};

const { writeFile, sync } = kind;
kind.writeFile = async function write(data) {
  change("write");
  const bytes = asBytes(data);
  const fits = fitting(bytes, "write");
  await writeFile.call(this, fits);
  if (fits.length < bytes.length) throw refusal("ENOSPC", "write");
};
kind.sync = async function safe() {
  change("sync");
  return sync.call(this);
};

const { openSync, writeSync } = fs;
fs.openSync = (path, flags, ...rest) => {
  if (/[aw+]/.test(String(flags))) change("open");
  return openSync(path, flags, ...rest);
};
fs.writeSync = (file, data, ...rest) => {
  if (file <= 2) return writeSync(file, data, ...rest);
  change("write");
  return writeSync(file, fitting(data.subarray(rest[0] ?? 0), "write"));
};
fs.promises.writeFile = async (path, data) => {
  const file = await fs.promises.open(path, "w");
  try {
    await file.writeFile(data);
  } finally {
    await file.close();
  }
};

if (DISK_FREE !== undefined) fs.promises.statfs = async () => ({ bavail: Number(DISK_FREE), bsize: 1 });
if (DISK_COUNT !== undefined && isMainThread) {
  process.on("exit", () => {
    const file = openSync(DISK_COUNT, "w");
    writeSync(file, String(changes));
  });
}

syncBuiltinESMExports();
