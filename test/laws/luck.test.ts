import { describe, expect, test } from "vitest";
import { placeName } from "../../engine/compile/model.ts";
import type { Model, Setting } from "../../engine/language.ts";
import { KIND, KIND_NAMES } from "../../engine/log/facts.ts";
import { journeys, logOf, type Row } from "./running.ts";
import { modelOf, set } from "./scenarios.ts";

const BASE = `
careshift: 1
title: Luck
time: { start: 2016-04-01, length: 120 days, warm-up: none }
cohorts:
  falls:
    arrivals: { total: 6 per day, profile: { weekday: [5, 4, 4, 4, 5, 3, 3] } }
    attributes: { frailty: { mild: 40%, moderate: 35%, severe: rest }, sex: { women: 60%, men: rest } }
    enters: ward
  stroke:
    arrivals: { total: 2 per day }
    enters: hub
services:
  ward:
    kind: beds
    capacity: 60
    length-of-stay: { by: frailty, levels: { severe: { lognormal: { mean: 12 days, sd: 9 days } } }, otherwise: { gamma: { mean: 6 days, sd: 5 days } } }
    routes:
      - { to: reablement, share: 30% }
      - { to: nursing, share: 20%, prepare: { assessment: { exponential: { mean: 2 days } } } }
      - { to: home, share: 40% }
      - { to: died, share: rest }
    leaving: { hours: 09:00-17:00, days: mon-sat }
  reablement: { kind: caseload, capacity: 50, length-of-stay: { exponential: { mean: 20 days } }, routes: [{ to: living, share: 100% }] }
  nursing: { kind: beds, capacity: 30, length-of-stay: { exponential: { mean: 30 days } }, routes: [{ to: care-home, share: 100% }], give-up: { after: { exponential: { mean: 9 days } }, to: elsewhere } }
  living: { kind: state, setting: own-home, outcomes: [{ to: ward, share: 30%, stay: { uniform: { from: 0 days, to: 30 days } } }, { to: home, share: rest }] }
  hub: { kind: decision, routes: [{ to: ward, share: 70% }, { to: reablement, share: rest }] }
`;

/** What happened to each person in words, without the numbers that only label. */
function told(model: Model, only: (row: Row) => boolean = () => true): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, rows] of journeys(logOf(model))) {
    found.set(
      key,
      rows
        .filter(only)
        .map((row) => sentence(model, row))
        .sort()
        .join("; "),
    );
  }
  return found;
}

function sentence(model: Model, row: Row): string {
  const value = row.kind === KIND.Arrived ? classWords(model, row.value) : routeWords(model, row);
  const other = row.kind === KIND.Arrived ? model.cohorts[row.other]!.name : placeName(model, row.other);
  return `${row.time} ${KIND_NAMES[row.kind]} ${placeName(model, row.service)} ${other} ${value}`;
}

function classWords(model: Model, cls: number): string {
  return model.classes[cls]!.levels.map((level, a) => model.attributes[a]!.levels[level] ?? "")
    .sort()
    .join(" ");
}

function routeWords(model: Model, row: Row): string {
  const byRoute: readonly number[] = [KIND.Started, KIND.Left, KIND.Referred, KIND.ReadyToLeave, KIND.Assigned];
  return byRoute.includes(row.kind) ? (model.routes[row.value]?.name ?? `${row.value}`) : `${row.value}`;
}

/** What luck alone decides for a person: who they are, and their first length of stay and way on in each service. */
function firstStays(model: Model): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const [key, rows] of journeys(logOf(model))) {
    const stays = new Map<string, string>();
    let started: Row | null = null;
    for (const row of rows) {
      if (row.kind === KIND.Started) started = row;
      if (started === null || (row.kind !== KIND.Left && row.kind !== KIND.ReadyToLeave)) continue;
      const name = placeName(model, row.service);
      if (!stays.has(name)) stays.set(name, `${row.time - started.time} s, then ${model.routes[row.value]?.name}`);
      started = null;
    }
    found.set(key, stays);
  }
  return found;
}

function swapped(text: string, a: string, b: string): string {
  return text.replace(a, "@@").replace(b, a).replace("@@", b);
}

const line = (start: string): string => BASE.split("\n").find((one) => one.trim().startsWith(start))!;

describe("reordering changes nothing", () => {
  const before = told(modelOf(BASE));
  test.each([
    ["services", swapped(BASE, line("reablement:"), line("nursing:"))],
    ["routes", swapped(BASE, line("- { to: home"), line("- { to: reablement"))],
    [
      "levels of an attribute",
      BASE.replace("mild: 40%, moderate: 35%, severe: rest", "severe: rest, mild: 40%, moderate: 35%"),
    ],
    [
      "attributes",
      BASE.replace(
        "frailty: { mild: 40%, moderate: 35%, severe: rest }, sex: { women: 60%, men: rest }",
        "sex: { women: 60%, men: rest }, frailty: { mild: 40%, moderate: 35%, severe: rest }",
      ),
    ],
    ["cohorts", reorderedCohorts()],
  ])("of %s", (_, text) => {
    expect(text).not.toBe(BASE);
    expect(told(modelOf(text))).toEqual(before);
  });

  function reorderedCohorts(): string {
    const start = BASE.indexOf("  falls:");
    const middle = BASE.indexOf("  stroke:");
    const end = BASE.indexOf("services:");
    return BASE.slice(0, start) + BASE.slice(middle, end) + BASE.slice(start, middle) + BASE.slice(end);
  }
});

describe("the same person has the same luck in both scenarios of a pair", () => {
  test("when a service has fewer beds, nobody's first stay or way on changes", () => {
    const base = firstStays(modelOf(BASE));
    const fewer = firstStays(modelOf(BASE, [set("services.ward.capacity", 35)]));
    expect(shared(base, fewer)).toBeGreaterThan(500);
    for (const [key, stays] of fewer) {
      for (const [service, stay] of stays) {
        if (base.get(key)!.has(service)) expect(stay).toBe(base.get(key)!.get(service));
      }
    }
  });

  test("when a cohort and a service are added, nothing changes for those who never meet them", () => {
    const more = BASE.replace(
      "cohorts:",
      "cohorts:\n  others: { arrivals: { total: 3 per day }, enters: clinic }",
    ).replace(
      "services:",
      "services:\n  clinic: { kind: beds, capacity: 9, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: home, share: 100% }] }",
    );
    const before = told(modelOf(BASE));
    const after = told(modelOf(more));
    for (const [key, story] of before) expect(after.get(key)).toBe(story);
    expect(after.size).toBeGreaterThan(before.size);
  });
});

test("more demand only adds people: those who came before come at the same second with the same attributes", () => {
  const arrivals = (row: Row): boolean => row.kind === KIND.Arrived;
  const base = told(modelOf(BASE), arrivals);
  const more = told(modelOf(BASE, [set("cohorts.falls.arrivals.total", "9.7 per day")]), arrivals);
  for (const [key, arrival] of base) expect(more.get(key)).toBe(arrival);
  expect(more.size).toBeGreaterThan(base.size + 300);
});

describe("taking share from one route for another", () => {
  const settings: Setting[] = [
    set("services.ward.routes.reablement.share", "22%"),
    set("services.ward.routes.home.share", "48%"),
  ];

  test("moves nobody on a third, and moves only from the one to the other", () => {
    const base = firstStays(modelOf(BASE));
    const moved = firstStays(modelOf(BASE, settings));
    let changed = 0;
    for (const [key, stays] of base) {
      const before = stays.get("ward");
      const after = moved.get(key)?.get("ward");
      if (before === undefined || after === undefined || before === after) continue;
      changed++;
      expect(before).toMatch(/then reablement$/);
      expect(after).toBe(before.replace("reablement", "home"));
    }
    expect(changed).toBeGreaterThan(30);
  });
});

test("renaming with was: changes no number", () => {
  const renamed = BASE.replaceAll("nursing", "nursing-beds")
    .replace("nursing-beds: { kind", "nursing-beds: { was: nursing, kind")
    .replaceAll("  stroke:", "  strokes:\n    was: stroke");
  const before = [...told(modelOf(BASE)).values()];
  const after = [...told(modelOf(renamed)).values()].map((story) =>
    story.replaceAll("nursing-beds", "nursing").replaceAll("strokes", "stroke"),
  );
  expect(after).toEqual(before);
});

function shared(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): number {
  return [...a.keys()].filter((key) => b.has(key)).length;
}
