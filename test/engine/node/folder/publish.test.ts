import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checksumsOf } from "../../../../engine/node/folder/checksums.ts";
import { mustTakeNames } from "../../../../engine/node/folder/disk.ts";
import { holdsTheSame, keepOnly, makeFolder, putInPlace } from "../../../../engine/node/folder/publish.ts";
import { clearDeadTemporaries, clearTemporaries } from "../../../../engine/node/folder/temporary.ts";

let here: string;
beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), "careshift-folder-"));
});
afterEach(() => rm(here, { recursive: true, force: true }));

/** A process number that no living process has. */
const DEAD = 2 ** 22 + 12345;
const machine = hostname().replace(/[^a-zA-Z0-9]+/g, "_") || "here";

const text = (folder: string, name: string): Promise<string> => readFile(join(folder, name), "utf8");

describe("a folder", () => {
  test("appears whole, with its folders, and leaves no temporary", async () => {
    const files = new Map<string, string | Uint8Array>([
      ["a.txt", "A"],
      ["base/b.bin", new Uint8Array([1, 2])],
    ]);
    await makeFolder(join(here, "one"), files);
    expect(await text(join(here, "one"), "a.txt")).toBe("A");
    expect([...(await readFile(join(here, "one", "base", "b.bin")))]).toEqual([1, 2]);
    expect(await readdir(here)).toEqual(["one"]);
  });

  test("leaves nothing behind when a file of it cannot be written", async () => {
    const files = new Map([
      ["a", "a"],
      ["a/b", "b"],
    ]);
    await expect(makeFolder(join(here, "one"), files)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(await readdir(here)).toEqual([]);
  });

  test("takes the final name of the one that stood there, files and all", async () => {
    await makeFolder(join(here, "one"), new Map([["old.txt", "old"]]));
    await makeFolder(join(here, "one.unfinished"), new Map([["new.txt", "new"]]));
    await putInPlace(join(here, "one.unfinished"), join(here, "one"));
    expect(await readdir(join(here, "one"))).toEqual(["new.txt"]);
    expect(await readdir(here)).toEqual(["one"]);
  });

  test("that cannot be renamed leaves in its place what stood there", async () => {
    await makeFolder(join(here, "one"), new Map([["old.txt", "old"]]));
    await expect(putInPlace(join(here, "nowhere"), join(here, "one"))).rejects.toThrow(/ENOENT/);
    expect(await readdir(join(here, "one"))).toEqual(["old.txt"]);
    expect(await readdir(here)).toEqual(["one"]);
  });

  test("keeps only the files that are named", async () => {
    const names = ["a", "base/a", "base/b", "c"];
    await makeFolder(join(here, "one"), new Map(names.map((name) => [name, name])));
    await keepOnly(join(here, "one"), new Set(["a", "base/b"]));
    expect((await readdir(join(here, "one"), { recursive: true })).sort()).toEqual(["a", "base", join("base", "b")]);
  });

  test("holds the same when all files are there with the same content; records need only be there", async () => {
    const one = join(here, "one");
    const of = (content: string) => checksumsOf(Buffer.from(content));
    const files = { "a.txt": of("A"), "base/run.json": of("{}") };
    await makeFolder(
      one,
      new Map([...Object.keys(files).map((name) => [name, name === "a.txt" ? "A" : "[]"] as const)]),
    );
    expect(await holdsTheSame(one, files)).toBe(true);
    expect(await holdsTheSame(one, { ...files, "a.txt": of("B") })).toBe(false);
    expect(await holdsTheSame(one, { ...files, "c.txt": of("") })).toBe(false);
    await rm(join(one, "base", "run.json"));
    expect(await holdsTheSame(one, files)).toBe(false);
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

  test("go whoever left them, of this name only, for the one who holds the lock", async () => {
    for (const name of [
      `.one.${machine}-${process.ppid}.new.tmp`,
      ".one.elsewhere-7.gone.tmp",
      ".one.more.elsewhere-7.new.tmp",
    ])
      await mkdir(join(here, name));
    await clearTemporaries(join(here, "one"));
    expect(await readdir(here)).toEqual([".one.more.elsewhere-7.new.tmp"]);
  });
});
