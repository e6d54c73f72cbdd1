import { cp, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { InputError } from "../../../../engine/node/exit.ts";
import { openLogFile } from "../../../../engine/node/folder/logFile.ts";
import { openRunFolder } from "../../../../engine/node/folder/open.ts";
import { sha256 } from "../../../../engine/node/identity.ts";
import { compareInto, runInto } from "./runs.ts";

/** Runs made once; each test works on a copy. */
let made: string;
let here: string;
const at = (...names: readonly string[]): string => join(here, ...names);

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), "careshift-open-"));
  await runInto(join(made, "one"), "small");
  await compareInto(join(made, "two"), "small", "small-more-beds");
});
afterAll(() => rm(made, { recursive: true }));
beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), "careshift-open-"));
  await cp(made, here, { recursive: true });
});
afterEach(() => rm(here, { recursive: true }));

const refusal = (path: string): Promise<string> =>
  openRunFolder(path).then(
    () => "opened",
    (error: unknown) => (error instanceof InputError ? error.message : `${error}`),
  );

describe("a run folder", () => {
  test("is one world with its logs, its digests and its scenario", async () => {
    const { record, worlds } = await openRunFolder(at("one"));
    const [world, ...others] = worlds;
    expect(others).toEqual([]);
    expect(world).toMatchObject({ id: "run", path: at("one"), title: "A small ward", digests: record.logs[0] });
    expect([...world!.logs.keys()]).toEqual([0]);
    expect(sha256(await world!.scenarioText())).toBe(world!.digest);
    expect(world!.digest).toBe(record.scenarios[0]!.digest);
  });

  test("of a comparison is its base, then each variant, each with its own folder", async () => {
    const { record, worlds } = await openRunFolder(at("two"));
    expect(worlds.map(({ id, path, digest, digests }) => [id, path, digest, digests])).toEqual(
      ["base", "variant-1"].map((id, i) => [id, at("two", id), record.scenarios[i]!.digest, record.logs[i]]),
    );
    expect((await openRunFolder(at("two", "base"))).worlds).toMatchObject([{ id: "run", digests: record.logs[0] }]);
  });

  test("has every kept log under its replication, in order, and nothing that is only called so", async () => {
    for (const name of ["replication-10.log", "replication-2.log", "replication-0.log", "replication-3.log.gz"])
      await writeFile(at("one", name), "");
    await mkdir(at("one", "replication-4.log"));
    const [world] = (await openRunFolder(at("one"))).worlds;
    expect([...world!.logs.keys()]).toEqual([0, 1, 9]);
  });

  test("that is under way is refused, by either of its names, with how to go on", async () => {
    const unfinished = JSON.stringify({ careshift: "run", schema: 1, state: "unfinished" });
    await mkdir(at("three.unfinished"));
    await writeFile(at("three.unfinished", "run.json"), unfinished);
    expect(await refusal(at("three"))).toBe(
      `${at("three")} is not finished. Go on with it: careshift resume ${at("three")}`,
    );
    expect(await refusal(at("three.unfinished"))).toContain(`careshift resume ${at("three.unfinished")}`);
  });

  test("whose scenario is lost opens, and says so when it is asked for it", async () => {
    await rm(at("one", "scenario.yaml"));
    const [world] = (await openRunFolder(at("one"))).worlds;
    await expect(world!.scenarioText()).rejects.toThrow(/scenario\.yaml is missing\. Run the scenario again/);
  });

  test("does not open what a link leads to outside", async () => {
    await rm(at("one", "replication-1.log"));
    await symlink(at("two", "base", "replication-1.log"), at("one", "replication-1.log"));
    expect(await refusal(at("one"))).toContain("is a link that leads out of the folder");
  });

  test.each([
    ["nowhere", /nowhere cannot be read: it does not exist\. Name a run folder\./],
    ["one/run.json", /one\/run\.json is not a folder/],
    [".", /is not a run folder: it holds no run\.json/],
  ])("%s is none, and a sentence says so", async (path, said) => {
    expect(await refusal(`${here}/${path}`)).toMatch(said);
  });
});

describe("a log file", () => {
  test("is read in parts, and has the digest that the folder tells", async () => {
    const [world] = (await openRunFolder(at("one"))).worlds;
    const { reader, close } = await openLogFile(world!.logs.get(0)!);
    expect(reader.totals?.digest).toBe(world!.digests[0]);
    let facts = 0;
    for await (const chunk of reader.facts()) facts += chunk.length;
    expect(facts).toBe(reader.totals?.facts);
    await close();
    await expect(reader.readChunk(0)).rejects.toThrow();
  });

  test("that has lost its end still opens; one that is none is refused with its name", async () => {
    const file = at("one", "replication-1.log");
    await truncate(file, (await readFile(file)).length - 5);
    const { reader, close } = await openLogFile(file);
    expect([reader.totals, reader.chunks.length > 0]).toEqual([null, true]);
    await close();
    await expect(openLogFile(at("one", "results.json"))).rejects.toThrow(
      /results\.json: start of the file: this is not a Careshift log/,
    );
    await expect(openLogFile(at("one", "none.log"))).rejects.toThrow(InputError);
  });
});
