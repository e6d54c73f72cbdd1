import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clearDeadLocks, takeLock } from "../../../../engine/node/folder/lock.ts";

let here: string;
let target: string;
beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), "careshift-lock-"));
  target = join(here, "run");
});
afterEach(() => rm(here, { recursive: true, force: true }));

const machine = hostname().replace(/[^a-zA-Z0-9]+/g, "_") || "here";
/** A process number that no living process has. */
const DEAD = 2 ** 22 + 12345;

/** Leaves a lock file as another process would have. */
async function left(host: string, pid: number, more: object = {}): Promise<string> {
  const file = join(here, `.run.${host}-${pid}-0a1b2c3d.lock`);
  const about = { host, pid, born: null, since: new Date().toISOString(), holds: true, ...more };
  await writeFile(file, JSON.stringify(about));
  return file;
}

const refusal = (): Promise<string> =>
  takeLock(target).then(
    async (lock) => {
      await lock.release();
      return "taken";
    },
    (error: Error) => error.message,
  );

describe("the lock of a folder", () => {
  test("keeps others out, with the number of its process and since when, until it is released", async () => {
    const lock = await takeLock(target);
    expect(await refusal()).toMatch(
      new RegExp(`run is in use by process ${process.pid} since 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\. .*--out`),
    );
    await lock.release();
    expect(await refusal()).toBe("taken");
    expect(await readdir(here)).toEqual([]);
  });

  test("is another's for another folder, also where names begin alike", async () => {
    const lock = await takeLock(target);
    const other = await takeLock(join(here, "run.2"));
    expect(await readdir(here)).toHaveLength(2);
    await other.release();
    await lock.release();
  });

  test("of a dead process is taken over at once, and its file goes", async () => {
    await left(machine, DEAD);
    await left(machine, DEAD + 1, { holds: false });
    expect(await refusal()).toBe("taken");
    expect(await readdir(here)).toEqual([]);
  });

  test.runIf(process.platform === "linux")("of a dead process whose number another has now is taken over", async () => {
    await left(machine, process.ppid, { born: "another start of the machine 12" });
    expect(await refusal()).toBe("taken");
  });

  test("from before the machine started is nobody's", async () => {
    await left(machine, process.ppid, { since: "2001-01-01T00:00:00.000Z" });
    expect(await refusal()).toBe("taken");
  });

  test("of a living process stays, also where its file was left empty", async () => {
    const file = await left(machine, process.ppid);
    expect(await refusal()).toContain(`in use by process ${process.ppid} since`);
    await clearDeadLocks(target);
    expect(await readdir(here)).toHaveLength(1);
    await writeFile(file, "");
    expect(await refusal()).toContain(`in use by process ${process.ppid} since`);
  }, 20_000);

  test("of another machine counts while it gives signs of life", async () => {
    const file = await left("elsewhere", 7);
    expect(await refusal()).toContain("in use by process 7 on elsewhere since");
    const long = new Date(Date.now() - 10 * 60_000);
    await utimes(file, long, long);
    expect(await refusal()).toBe("taken");
  });
});

type Said = { ready?: true; held?: number; refused?: string };
const next = (child: ChildProcess): Promise<Said> => new Promise((said) => child.once("message", said));

test("of several processes that come at the same moment, one has it and the others are told whose it is", async () => {
  await left(machine, DEAD);
  const children = Array.from({ length: 5 }, () => fork(new URL("holdLock.mjs", import.meta.url)));
  try {
    await Promise.all(children.map(next));
    const answers = children.map(next);
    for (const child of children) child.send(target);
    const said = await Promise.all(answers);
    const holders = said.flatMap(({ held }) => held ?? []);
    expect(holders).toHaveLength(1);
    for (const { refused } of said) if (refused) expect(refused).toContain(`in use by process ${holders[0]} since`);
    const files = await readdir(here);
    expect(files).toEqual([expect.stringContaining(`-${holders[0]}-`)]);
    expect(JSON.parse(await readFile(join(here, files[0]!), "utf8"))).toMatchObject({ holds: true });
  } finally {
    for (const child of children) child.kill("SIGKILL");
  }
});
