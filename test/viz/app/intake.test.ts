import { describe, expect, test } from "vitest";
import { type GivenFile, understand } from "../../../viz/app/intake.ts";

const file = (path: string, text = ""): GivenFile => ({
  path,
  text: () => Promise.resolve(text),
  bytes: () => Promise.resolve(new TextEncoder().encode(text)),
});

const nobodyLeaves = new AbortController().signal;

const record = (kind: "run" | "comparison", titles: readonly string[]): string =>
  JSON.stringify({
    careshift: "run",
    schema: 1,
    kind,
    scenarios: titles.map((title) => ({ title, digest: `digest of ${title}` })),
    seed: "winter",
    replications: 3,
    engine: { version: "0.1.0", fingerprint: "f" },
    logs: titles.map((title) => [1, 2, 3].map((n) => `${title} ${n}`)),
  });

const runFiles = (folder: string, title: string): GivenFile[] => [
  file(`${folder}run.json`, record("run", [title])),
  file(`${folder}replication-1.log`, `log of ${title}`),
  file(`${folder}scenario.yaml`, `scenario of ${title}`),
  file(`${folder}replications.csv`, "replication,system.delayed (people)\n1,4\n2,6.5\n3,5\n"),
  file(`${folder}results.json`, '{ "measures": [] }'),
];

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("a run folder", () => {
  test("is one world, known by its run.json wherever that lies", async () => {
    for (const folder of ["", "my-run/", "far/down/"]) {
      const { worlds, notes } = await understand(runFiles(folder, "Today"));
      expect(notes).toEqual([]);
      expect(worlds.map(({ about }) => about)).toMatchObject([
        {
          id: "run",
          title: "Today",
          digest: "digest of Today",
          seed: "winter",
          replications: 3,
          digests: ["Today 1", "Today 2", "Today 3"],
          delayed: [4, 6.5, 5],
          canSimulate: true,
        },
      ]);
      expect(textOf(await worlds[0]!.log!(nobodyLeaves))).toBe("log of Today");
      expect(await worlds[0]!.scenario!(nobodyLeaves)).toEqual({
        entry: "scenario.yaml",
        files: new Map([["scenario.yaml", "scenario of Today"]]),
      });
    }
  });

  test("of a comparison is A and B, from the folders of base and variant", async () => {
    const files = [
      ...runFiles("both/variant-1/", "Later"),
      ...runFiles("both/base/", "Today"),
      file("both/run.json", record("comparison", ["Today", "Later"])),
    ];
    const { worlds } = await understand(files);
    expect(worlds.map(({ about }) => [about.id, about.title])).toEqual([
      ["base", "Today"],
      ["variant-1", "Later"],
    ]);
    expect(textOf(await worlds[1]!.log!(nobodyLeaves))).toBe("log of Later");
  });

  test("of a comparison of three shows two and says so", async () => {
    const titles = ["Today", "Later", "Much later"];
    const files = [
      file("run.json", record("comparison", titles)),
      ...titles.flatMap((title, n) => runFiles(n === 0 ? "base/" : `variant-${n}/`, title)),
    ];
    const { worlds, notes } = await understand(files);
    expect(worlds).toHaveLength(2);
    expect(notes.join()).toContain("Of 3 scenarios");
  });

  test("without its log is still a world where the scenario is there: it can be simulated", async () => {
    const files = runFiles("", "Today").filter(({ path }) => !path.endsWith(".log"));
    const { worlds } = await understand(files);
    expect(worlds.map(({ log }) => log)).toEqual([null]);
  });

  test.each([
    ["no JSON", "{"],
    ["another's", '{ "careshift": "run", "schema": 2 }'],
    ["half of one", '{ "careshift": "run", "schema": 1, "kind": "run", "scenarios": [{}] }'],
  ])("whose record is %s gives a sentence", async (_, text) => {
    const { worlds, notes } = await understand([file("x/run.json", text), file("x/replication-1.log")]);
    expect(worlds).toEqual([]);
    expect(notes).toEqual([expect.stringContaining("x/run.json is not the record of a Careshift run")]);
  });
});

describe("files alone", () => {
  test("one log is A, two are A and B, more are said to be too many", async () => {
    const logs = ["a.log", "b.log", "c.log"].map((path) => file(path));
    expect((await understand(logs.slice(0, 1))).worlds.map(({ about }) => about.title)).toEqual(["a"]);
    expect((await understand(logs.slice(0, 2))).worlds.map(({ about }) => about.title)).toEqual(["a", "b"]);
    const three = await understand(logs);
    expect([three.worlds.length, three.notes.length]).toEqual([2, 1]);
  });

  test("a scenario is simulated with the seed of the command line", async () => {
    const { worlds } = await understand([file("plans/ward.yaml", "careshift: 1")]);
    expect(worlds).toMatchObject([{ about: { title: "ward", seed: "careshift", canSimulate: true }, log: null }]);
    expect(await worlds[0]!.scenario!(nobodyLeaves)).toEqual({
      entry: "plans/ward.yaml",
      files: new Map([["plans/ward.yaml", "careshift: 1"]]),
    });
  });

  test.each([
    ["plain", "extends: today.yaml"],
    ["in quotes", 'extends: "today.yaml"'],
    ["with a comment", "extends: today.yaml # the base"],
    ["from this folder", "extends: ./today.yaml"],
    ["with line ends of Windows", "extends: today.yaml\r"],
    ["from a folder that was not given", "extends: base/today.yaml"],
  ])("a scenario that another extends is A, the variant B, in whatever order they come (%s)", async (_, extending) => {
    const files = [
      file("later.yaml", `careshift: 1\n${extending}\ntitle: Later\n`),
      file("today.yaml", "careshift: 1\n"),
    ];
    for (const given of [files, [...files].reverse()]) {
      const { worlds, notes } = await understand(given);
      expect([worlds.map(({ about }) => about.title), notes]).toEqual([["today", "later"], []]);
      const { entry, files: texts } = await worlds[1]!.scenario!(nobodyLeaves);
      expect([entry, [...texts.keys()].sort()]).toEqual(["later.yaml", ["later.yaml", "today.yaml"]]);
    }
  });

  test("scenarios that extend one another in a circle, or none, stay in the order in which they came", async () => {
    const titles = async (...files: GivenFile[]) => (await understand(files)).worlds.map(({ about }) => about.title);
    expect(await titles(file("b.yaml", "extends: a.yaml"), file("a.yaml", "extends: b.yaml"))).toEqual(["b", "a"]);
    expect(await titles(file("b.yaml", "extends: b.yaml"), file("a.yaml", "# extends: b.yaml"))).toEqual(["b", "a"]);
  });

  test("in a folder are found from their own place, and the base of two variants is A", async () => {
    const { worlds, notes } = await understand([
      file("plans/one.yaml", "extends: base/today.yaml"),
      file("plans/two.yaml", "extends: base/today.yaml"),
      file("plans/base/today.yaml", ""),
    ]);
    expect(worlds.map(({ about }) => about.title)).toEqual(["today", "one"]);
    expect(notes.join()).toContain("Of 3 scenarios, today and one are shown");
  });

  test.each([
    ["results.json", '{ "measures": [] }', "holds results"],
    ["daily.csv", "day\n1", "holds daily figures"],
    ["notes.json", "{}", "not something this page can show"],
    ["photo.png", "", "not something this page can show"],
  ])("%s gives a sentence that says what to do", async (path, text, said) => {
    const { worlds, notes } = await understand([file(path, text)]);
    expect(worlds).toEqual([]);
    expect(notes).toEqual([expect.stringContaining(said)]);
    expect(notes.join()).toMatch(/run folder/);
  });

  test("nothing at all gives a sentence", async () => {
    expect((await understand([])).notes.join()).toContain("no file");
  });
});
