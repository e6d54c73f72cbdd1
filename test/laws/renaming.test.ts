import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { EXITS } from "../../engine/compile/model.ts";
import { digestOf, logOf } from "./running.ts";
import { modelOf } from "./scenarios.ts";

type Words = Record<string, unknown>;

const THURROCK = readFileSync(new URL("../../scenarios/thurrock/today.yaml", import.meta.url), "utf8");

/** The scenario as an object, a quarter long, each frail person living in one of four localities. */
function scenario(): { cohorts: Words; services: Words } & Words {
  const words = parse(THURROCK);
  words.time = { start: "2016-04-01", length: "90 days", "warm-up": "30 days" };
  for (const cohort of Object.values<Words>(words.cohorts)) {
    cohort["attributes"] = {
      ...(cohort["attributes"] as Words),
      locality: { tilbury: "22%", grays: "31%", corringham: "19%", "south-ockendon": "rest" },
    };
  }
  return words;
}

const digest = (words: Words): string => digestOf(logOf(modelOf(stringify(words))));

/** Every service under a new name, with `was:` or without. */
function renameServices(words: ReturnType<typeof scenario>, was: boolean): Words {
  const names = new Set(Object.keys(words.services));
  const renamed = (text: string): string => (names.has(text) ? `the-${text}` : text);
  const inPath = (path: string): string => path.replace(/^services\.([^.]+)/, (_, name) => `services.${renamed(name)}`);
  const inside = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => inside(item, key));
    if (typeof value === "object" && value !== null) return mapped(value as Words, inside);
    if (typeof value !== "string") return value;
    if (key === "sets") return inPath(value);
    return ["to", "then", "enters", "service"].includes(key) ? renamed(value) : value;
  };
  const services = Object.entries(words.services).map(([name, service]) => [
    `the-${name}`,
    { ...(was ? { was: name } : {}), ...(inside(service, "") as Words) },
  ]);
  const { levers: _, layout: __, ...rest } = words;
  return { ...(mapped(rest, inside) as Words), services: Object.fromEntries(services) };
}

function mapped(map: Words, to: (value: unknown, key: string) => unknown): Words {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value, key)]));
}

/** Every level of every attribute under a new name. */
function renameLevels(words: ReturnType<typeof scenario>, attribute: string, was: boolean): Words {
  const cohorts = mapped(words.cohorts, (value) => {
    const cohort = value as Words;
    const attributes = cohort["attributes"] as Record<string, Words>;
    const levels = Object.entries(attributes[attribute]!).map(([level, share]) => [
      `new-${level}`,
      was ? { value: share, was: level } : share,
    ]);
    return { ...cohort, attributes: { ...attributes, [attribute]: Object.fromEntries(levels) } };
  });
  return { ...words, cohorts };
}

test("renaming every service (with was:) changes no number", { timeout: 60_000 }, () => {
  const base = digest(scenario());
  expect(digest(renameServices(scenario(), true))).toBe(base);
  expect(digest(renameServices(scenario(), false))).not.toBe(base);
  expect(Object.keys(scenario().services).some((name) => EXITS.includes(name as never))).toBe(false);
});

test("renaming every locality (with was:) changes no number", { timeout: 60_000 }, () => {
  const base = digest(scenario());
  expect(digest(renameLevels(scenario(), "locality", true))).toBe(base);
  expect(digest(renameLevels(scenario(), "locality", false))).not.toBe(base);
});
