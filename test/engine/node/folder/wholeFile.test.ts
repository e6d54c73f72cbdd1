import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NEVER } from "../../../../engine/experiments/executor.ts";
import { InputError, Interrupted } from "../../../../engine/node/exit.ts";
import { writeWhole } from "../../../../engine/node/folder/wholeFile.ts";

let here: string;
beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), "careshift-whole-"));
});
afterEach(() => rm(here, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("a file appears when all of it is written, in folders that are made for it", async () => {
  const path = join(here, "out", "facts.csv");
  await writeWhole(
    path,
    async (file) => {
      await file.write(bytes("a"));
      expect(await readdir(join(here, "out"))).not.toContain("facts.csv");
      await file.write(bytes("b"));
    },
    NEVER,
  );
  expect(await readFile(path, "utf8")).toBe("ab");
  expect(await readdir(join(here, "out"))).toEqual(["facts.csv"]);
});

test("bytes may be used again when they are written", async () => {
  const path = join(here, "facts.csv");
  const buffer = bytes("a");
  await writeWhole(
    path,
    async (file) => {
      await file.write(buffer);
      buffer.set(bytes("b"));
      await file.write(buffer);
    },
    NEVER,
  );
  expect(await readFile(path, "utf8")).toBe("ab");
});

test("what stood there stays, and nothing else is left, when the writing fails", async () => {
  const path = join(here, "facts.csv");
  await writeFile(path, "old");
  const failing = writeWhole(
    path,
    async (file) => {
      await file.write(bytes("new"));
      throw new RangeError("no such table");
    },
    NEVER,
  );
  await expect(failing).rejects.toThrow("no such table");
  expect(await readdir(here)).toEqual(["facts.csv"]);
  expect(await readFile(path, "utf8")).toBe("old");
});

test.each([0, 1, 2])("a stop after %i pieces of two leaves what stood there", async (after) => {
  const path = join(here, "facts.csv");
  await writeFile(path, "old");
  let asked = 0;
  const stop = {
    get requested() {
      return asked++ >= after;
    },
  };
  const stopped = writeWhole(
    path,
    async (file) => {
      await file.write(bytes("a"));
      await file.write(bytes("b"));
    },
    stop,
  );
  await expect(stopped).rejects.toThrow(Interrupted);
  expect(await readdir(here)).toEqual(["facts.csv"]);
  expect(await readFile(path, "utf8")).toBe("old");
});

test.each([
  ["ENOSPC", "the disk is full. Free some space, or name another place with --out."],
  ["EROFS", "the disk is read-only. Name another place with --out."],
])("%s becomes a sentence", async (code, sentence) => {
  const path = join(here, "facts.csv");
  const refused = writeWhole(path, () => Promise.reject(Object.assign(new Error(code), { code })), NEVER);
  await expect(refused).rejects.toThrow(new InputError(`${path} cannot be written: ${sentence}`));
  expect(await readdir(here)).toEqual([]);
});

test("what a dead process left of the same file goes", async () => {
  const machine = hostname().replace(/[^a-zA-Z0-9]+/g, "_") || "here";
  await writeFile(join(here, `.facts.csv.${machine}-${2 ** 22 + 12345}.new.tmp`), "half");
  await writeWhole(join(here, "facts.csv"), (file) => file.write(bytes("whole")), NEVER);
  expect(await readdir(here)).toEqual(["facts.csv"]);
});

test("a folder of that name is refused in a sentence and stays", async () => {
  await mkdir(join(here, "facts.csv"));
  const refused = writeWhole(join(here, "facts.csv"), (file) => file.write(bytes("x")), NEVER);
  await expect(refused).rejects.toThrow(/cannot be written: it is a folder/);
  expect(await readdir(here)).toEqual(["facts.csv"]);
});
