import { readFileSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engineVersion, sha256 } from "../../../../engine/node/identity.ts";
import type { ServedWorld } from "../../../../engine/node/serve/site.ts";
import { worldsOf } from "../../../../engine/node/serve/worlds.ts";
import { compareInto, runInto, scenario } from "../folder/runs.ts";
import { folderOf } from "./visit.ts";

/** Runs made once; each test works on a copy. */
let made: string;
let here: string;
const at = (...names: readonly string[]): string => join(here, ...names);

beforeAll(async () => {
  made = await folderOf({});
  await runInto(join(made, "one"), "small");
  await compareInto(join(made, "two"), "small", "small-more-beds");
});
afterAll(() => rm(made, { recursive: true }));

beforeEach(async () => {
  here = await folderOf({});
  await cp(made, here, { recursive: true });
});
afterEach(() => rm(here, { recursive: true }));

const recordAt = (...folder: readonly string[]) => JSON.parse(readFileSync(at(...folder, "run.json"), "utf8"));

async function contentAt({ contents }: ServedWorld, address: string | null): Promise<Buffer> {
  const content = contents.get(address!)!;
  return "file" in content ? readFile(content.file) : Buffer.from(content.text);
}

describe("a run folder", () => {
  test("is one world, with all that the page wants to know of it", async () => {
    const [world, ...others] = await worldsOf([at("one")], "unused");
    const record = recordAt("one");
    expect(others).toEqual([]);
    expect(world!.world).toEqual({
      id: "run",
      title: "A small ward",
      question: "Do four more step-down beds shorten delays?",
      digest: record.scenarios[0].digest,
      engine: engineVersion(),
      seed: "s",
      replications: 3,
      log: "worlds/run/replication-1.log",
      scenario: "worlds/run/scenario.yaml",
      digests: record.logs[0],
      delayed: [expect.any(Number), expect.any(Number), expect.any(Number)],
    });
    expect(record.logs[0]).toHaveLength(3);
    expect([...world!.contents.keys()]).toEqual([world!.world.log, world!.world.scenario]);
    expect(await contentAt(world!, world!.world.log)).toEqual(await readFile(at("one", "replication-1.log")));
    expect(sha256(await contentAt(world!, world!.world.scenario))).toBe(world!.world.digest);
  });

  test("says what it lacks: no delays without replications.csv, no log without the log", async () => {
    await rm(at("one", "replications.csv"));
    await rm(at("one", "replication-1.log"));
    await rm(at("one", "results.json"));
    const [world] = await worldsOf([at("one")], "s");
    expect(world!.world).toMatchObject({ delayed: [], log: null, question: null, scenario: expect.any(String) });
    await rm(at("one", "scenario.yaml"));
    await expect(worldsOf([at("one")], "s")).rejects.toThrow("holds neither a log nor a scenario");
  });

  test("of a comparison is the base, then each variant", async () => {
    const worlds = (await worldsOf([at("two")], "s")).map(({ world }) => world);
    const record = recordAt("two");
    expect(worlds.map(({ id, digest, digests, log }) => [id, digest, digests, log])).toEqual(
      ["base", "variant-1"].map((id, i) => [
        id,
        record.scenarios[i].digest,
        record.logs[i],
        `worlds/${id}/replication-1.log`,
      ]),
    );
  });

  test("that is no run folder is refused with what to name instead", async () => {
    await mkdir(at("empty"));
    await expect(worldsOf([at("empty")], "s")).rejects.toThrow("is not a run folder: it holds no run.json");
  });

  test.each(["", "{", "null", "[]", '{"careshift":"run"}', '{"careshift":"run","schema":2}'])(
    "whose run.json is %j is refused with a sentence",
    async (text) => {
      await writeFile(at("one", "run.json"), text);
      await expect(worldsOf([at("one")], "s")).rejects.toThrow("is not the record of a run that this version knows");
    },
  );

  test.each(["scenarios", "logs", "seed", "replications", "engine"])(
    "whose record lacks its %s is refused",
    async (key) => {
      const { [key]: _, ...rest } = recordAt("one");
      await writeFile(at("one", "run.json"), JSON.stringify(rest));
      await expect(worldsOf([at("one")], "s")).rejects.toThrow("is not the record of a run");
    },
  );

  test("gives away nothing that a link in it leads to", async () => {
    await writeFile(at("private.txt"), "private");
    await rm(at("one", "scenario.yaml"));
    await symlink(at("private.txt"), at("one", "scenario.yaml"));
    await expect(worldsOf([at("one")], "s")).rejects.toThrow("is a link that leads out of the folder");
  });

  test("may be a link itself, and may hold links to its own files", async () => {
    await symlink(at("one"), at("linked"));
    await rename(at("one", "replication-1.log"), at("one", "kept.log"));
    await symlink("kept.log", at("one", "replication-1.log"));
    const [world] = await worldsOf([at("linked")], "s");
    expect(await contentAt(world!, world!.world.log)).toEqual(await readFile(at("one", "kept.log")));
  });
});

describe("a log alone", () => {
  test("is a world that cannot be simulated", async () => {
    const [world] = await worldsOf([at("one", "replication-1.log")], "unused");
    const { scenarios, logs } = recordAt("one");
    expect(world!.world).toEqual({
      id: "log",
      title: "A small ward",
      question: null,
      digest: scenarios[0].digest,
      engine: engineVersion(),
      seed: "s",
      replications: 1,
      log: "worlds/log/replication-1.log",
      scenario: null,
      digests: [logs[0][0]],
      delayed: [],
    });
  });

  test("goes by what is in it, not by its name", async () => {
    await rename(at("one", "replication-1.log"), at("old.bin"));
    expect((await worldsOf([at("old.bin")], "s"))[0]!.world.id).toBe("log");
    await writeFile(at("false.log"), "words");
    await expect(worldsOf([at("false.log")], "s")).rejects.toThrow("this is not a Careshift log");
  });
});

describe("a scenario alone", () => {
  test("is a world that the page simulates, with the seed of the command line", async () => {
    const [world] = await worldsOf([scenario("small")], "Monday");
    expect(world!.world).toMatchObject({
      id: "scenario",
      title: "A small ward",
      seed: "Monday",
      replications: 1,
      log: null,
      scenario: "worlds/scenario/scenario.yaml",
      digests: [],
    });
    expect(sha256(await contentAt(world!, world!.world.scenario))).toBe(world!.world.digest);
  });

  test("is resolved: what it extends is in it", async () => {
    const [world] = await worldsOf([scenario("small-more-beds")], "s");
    expect((await contentAt(world!, world!.world.scenario)).toString()).not.toContain("extends");
  });

  test("that is broken is refused with file, line and column", async () => {
    await expect(worldsOf([scenario("broken")], "s")).rejects.toThrow("broken.yaml:12:21");
  });
});

describe("two paths", () => {
  test("stand side by side, and every world has its own addresses", async () => {
    const worlds = await worldsOf([at("one"), at("one")], "s");
    expect(worlds.map(({ world }) => [world.id, world.log])).toEqual([
      ["run", "worlds/run/replication-1.log"],
      ["run-2", "worlds/run-2/replication-1.log"],
    ]);
  });

  test("the second path is B, also beside a comparison", async () => {
    const worlds = await worldsOf([at("two"), scenario("small")], "s");
    expect(worlds.map(({ world }) => world.id)).toEqual(["base", "scenario", "variant-1"]);
  });
});

test.each([
  ["nowhere", "nowhere cannot be read: it does not exist. Name a run folder, a .log file or a scenario (.yaml)"],
  ["one/results.json", "is nothing the viewer can show"],
  ["one/daily.csv", "is nothing the viewer can show"],
])("%s is refused with a sentence", async (path, sentence) => {
  await expect(worldsOf([at(path)], "s")).rejects.toThrow(sentence);
});
