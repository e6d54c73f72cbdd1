import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { isMap, parseDocument, parse as parseYaml } from "yaml";
import { checkLaws, compile, dictionary, type Model, parseScenario, scenarioJsonSchema } from "../../engine/index.ts";
import { filesOfOurs, ROOT, textOf } from "../architecture/source.ts";
import { digestOf, logOf } from "../laws/running.ts";
import { keysWithDefault, leftOut } from "./defaults.ts";
import { examples, languageFiles } from "./language.ts";
import type { Schema } from "./schema.ts";
import { strangers } from "./strangers.ts";

const SCHEMA = "scenarios/careshift.schema.json";
const all = filesOfOurs();
const shown = examples();
const texts = new Map(
  all.filter((path) => /^scenarios\/.*\.(yaml|csv)$/.test(path)).map((path) => [path, textOf(path)]),
);
const schema = scenarioJsonSchema() as Schema;

describe.each([...shown.keys()])("%s", (file) => {
  test("parses, compiles and runs without breaking a law", () => {
    const model = compile(parseScenario(file, texts));
    const log = logOf(model);
    expect(log.reduce((facts, chunk) => facts + chunk.length, 0)).toBeGreaterThan(100);
    expect(checkLaws(model, log)).toEqual([]);
  });

  test("says in words what it is about", () => {
    expect(shown.get(file)!.split("\n")[1]).toMatch(/^# [A-Z]/);
  });
});

describe("the language in the documents", () => {
  test("every key has an example that runs", () => {
    const without = dictionary(shown).filter(({ seen }) => seen === null);
    expect(
      without.map(({ path }) => path),
      "show these in scenarios/examples",
    ).toEqual([]);
  });

  test.each(Object.entries(languageFiles()))("%s is what the code makes (npm run language)", (file, text) => {
    expect(readFileSync(ROOT + file, "utf8") === text, `${file} is old: npm run language`).toBe(true);
  });
});

describe("what each key says", () => {
  const entries = dictionary(shown);

  test("a sentence of more than one word, that finds its default", () => {
    const sentence = /^(?:[A-Z0-9]|true|false|in-turn|previous).* .*\.$/;
    const said = entries.filter(({ about }) => !sentence.test(about) || /^A (?:map|list) |default /.test(about));
    expect(said.map(({ path, about }) => `${path}: ${about}`)).toEqual([]);
  });

  test("an example that is YAML, and the value alone without its key", () => {
    const wrong = entries.filter(({ path, example }) => {
      const doc = parseDocument(example ?? "");
      return doc.errors.length > 0 || (isMap(doc.contents) && doc.has(path.split(".").at(-1)));
    });
    expect(wrong.map(({ path, example }) => `${path}: ${example}`)).toEqual([]);
  });
});

describe("a default is what holds when the key is left out (the model is the same, so what happens is)", () => {
  const smallFirst = [...shown].sort(([, a], [, b]) => a.length - b.length);
  const spots = smallFirst.flatMap(([file, text]) =>
    leftOut(schema, parseYaml(text)).map((spot) => ({ file, text, ...spot })),
  );
  const [ENOUGH, MOST] = [2, 60];

  test.each([...keysWithDefault(schema)])("%s", (key) => {
    let tried = 0;
    for (const { file, text, at, value } of spots.filter((spot) => spot.key === key).slice(0, MOST)) {
      const written = modelWith(file, text, at, value);
      if (written === null) continue;
      const [mine, its] = MEASURED.includes(key) ? [written, modelOf(file)].map(digest) : [written, modelOf(file)];
      expect(mine, `${file}: ${at.join(".")}: ${value}`).toEqual(its);
      if (++tried === ENOUGH) return;
    }
    expect(tried, "no example that leaves it out where it could be written").toBeGreaterThan(0);
  });
});

/** Keys that are measured when they are written out: the models differ, what happens does not. */
const MEASURED = [".rings"];

const digest = (model: Model) => digestOf(logOf(model));

const modelOf = (file: string) => compile(parseScenario(file, texts));

/** The model of an example with a key more; null where it may not stand. */
function modelWith(file: string, text: string, at: readonly (string | number)[], value: unknown) {
  const doc = parseDocument(text);
  try {
    doc.setIn(at, value);
    return compile(parseScenario(file, new Map([...texts, [file, String(doc)]])));
  } catch {
    return null;
  }
}

describe("editors", () => {
  const isScenario = (path: string) => !path.endsWith("/library.yaml"); // what a folder covers, no scenario itself
  const scenarios = all.filter((path) => /^scenarios\/.*\.yaml$/.test(path) && isScenario(path));

  test.each(scenarios)("%s names the JSON Schema on its first line", (path) => {
    const way = relative(dirname(path), SCHEMA).replaceAll("\\", "/");
    expect(textOf(path).split("\n")[0]).toBe(`# yaml-language-server: $schema=${way}`);
  });

  const used = all.filter(
    (path) => /^(scenarios|test\/(theory|published|bench))\/.*\.yaml$/.test(path) && isScenario(path),
  );

  test.each(used)("%s has no key that the JSON Schema does not know", (path) => {
    expect(strangers(schema, parseYaml(textOf(path)))).toEqual([]);
  });

  test("a key that is not in the language is noticed, at any depth", () => {
    const odd = {
      title: "x",
      servces: {},
      services: { ward: { queue: { limt: 3 } } },
      cohorts: { p: { arrivals: { at: [] } } },
    };
    expect(strangers(schema, odd)).toEqual(["servces", "services.ward.queue.limt"]);
  });
});
