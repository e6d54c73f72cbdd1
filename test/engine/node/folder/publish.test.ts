import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NEVER } from "../../../../engine/experiments/executor.ts";
import { Interrupted } from "../../../../engine/node/exit.ts";
import { mustTakeNames } from "../../../../engine/node/folder/disk.ts";
import { holds, publish } from "../../../../engine/node/folder/publish.ts";
import { clearDeadTemporaries } from "../../../../engine/node/folder/temporary.ts";

let here: string;
beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), "careshift-folder-"));
});
afterEach(() => rm(here, { recursive: true, force: true }));

/** A process number that no living process has. */
const DEAD = 2 ** 22 + 12345;
const machine = hostname().replace(/[^a-zA-Z0-9]+/g, "_") || "here";

describe("a run folder", () => {
  test("appears whole, with its folders, and leaves no temporary", async () => {
    const target = join(here, "runs", "one");
    await publish(
      target,
      new Map<string, string | Uint8Array>([
        ["a.txt", "A"],
        ["base/b.bin", new Uint8Array([1, 2])],
      ]),
      NEVER,
    );
    expect(await readFile(join(target, "a.txt"), "utf8")).toBe("A");
    expect([...(await readFile(join(target, "base", "b.bin")))]).toEqual([1, 2]);
    expect(await readdir(join(here, "runs"))).toEqual(["one"]);
  });

  test("replaces the one that stood there, files and all", async () => {
    const target = join(here, "one");
    await publish(target, new Map([["old.txt", "old"]]), NEVER);
    await publish(target, new Map([["new.txt", "new"]]), NEVER);
    expect(await readdir(target)).toEqual(["new.txt"]);
    expect(await readdir(here)).toEqual(["one"]);
  });

  test.each([0, 1, 2])(
    "does not appear, and replaces nothing, when a stop comes after %i of its two files",
    async (after) => {
      const target = join(here, "one");
      await publish(target, new Map([["old.txt", "old"]]), NEVER);
      let asked = 0;
      const stop = {
        get requested() {
          return asked++ >= after;
        },
      };
      const files = new Map([
        ["a", "a"],
        ["b", "b"],
      ]);
      await expect(publish(target, files, stop)).rejects.toThrow(Interrupted);
      expect(await readdir(target)).toEqual(["old.txt"]);
      expect(await readdir(here)).toEqual(["one"]);
    },
  );

  test("holds files when all are there with the same content, but for those that may differ", async () => {
    const target = join(here, "one");
    const files = new Map<string, string | Uint8Array>([
      ["a.txt", "A"],
      ["base/b.bin", new Uint8Array([1, 2])],
      ["base/run.json", "{}"],
    ]);
    expect(await holds(target, files, "run.json")).toBe(false);
    await publish(target, files, NEVER);
    expect(await holds(target, new Map([...files, ["base/run.json", "[]"]]), "run.json")).toBe(true);
    expect(await holds(target, new Map([...files, ["a.txt", "B"]]), "run.json")).toBe(false);
    expect(await holds(target, new Map([...files, ["base/b.bin", new Uint8Array([1])]]), "run.json")).toBe(false);
    expect(await holds(target, new Map([...files, ["c.txt", ""]]), "run.json")).toBe(false);
    await rm(join(target, "base", "run.json"));
    expect(await holds(target, files, "run.json")).toBe(false);
  });

  test("leaves nothing behind when a file cannot be written", async () => {
    const target = join(here, "one");
    await expect(
      publish(
        target,
        new Map([
          ["a", "a"],
          ["a/b", "b"],
        ]),
        NEVER,
      ),
    ).rejects.toThrow(/one cannot be written: .*--out/);
    expect(await readdir(here)).toEqual([]);
  });

  test("can be asked beforehand whether it could be written", async () => {
    await writeFile(join(here, "file"), "text");
    await expect(mustTakeNames(join(here, "new", "newer", "run"))).resolves.toBeUndefined();
    await expect(mustTakeNames(join(here, "file", "run"))).rejects.toThrow(/cannot be written: .*--out/);
    expect(await readdir(here)).toEqual(["file"]);
  });
});

describe("temporaries of an earlier process", () => {
  test("go when that process is dead and stay when it lives", async () => {
    await mkdir(join(here, `.one.${machine}-${DEAD}.new.tmp`));
    await mkdir(join(here, `.one.${machine}-${process.ppid}.new.tmp`));
    await mkdir(join(here, `.one.elsewhere-${DEAD}.new.tmp`));
    await mkdir(join(here, `.other.${machine}-${DEAD}.new.tmp`));
    await clearDeadTemporaries(join(here, "one"));
    const left = await readdir(here);
    expect(left).not.toContain(`.one.${machine}-${DEAD}.new.tmp`);
    expect(left).toHaveLength(3);
  });

  test("give back a folder that had stepped aside for one that never came", async () => {
    const old = join(here, `.one.${machine}-${DEAD}.old.tmp`);
    await mkdir(old);
    await writeFile(join(old, "run.json"), "{}");
    await clearDeadTemporaries(join(here, "one"));
    expect(await readdir(here)).toEqual(["one"]);
    expect(await readdir(join(here, "one"))).toEqual(["run.json"]);
  });
});
