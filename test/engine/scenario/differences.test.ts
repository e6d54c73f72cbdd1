import { describe, expect, test } from "vitest";
import { differencesOf } from "../../../engine/scenario/diff/differences.ts";
import { documentOf } from "../../../engine/scenario/document.ts";
import type { Setting } from "../../../engine/scenario/scenario.ts";

const ROOT = `careshift: 1
title: Root
time: { start: 2016-04-01, length: 1 year, warm-up: 4 weeks }
cohorts:
  people: { arrivals: { total: 2 per day }, enters: ward }
services:
  ward:
    kind: beds
    capacity: 20
    length-of-stay: { exponential: { mean: { value: 21 days, low: 18 days, high: 24 days, source: plan } } }
    routes: [{ to: home, share: 80% }, { to: care, share: rest }]
  care: { kind: beds, capacity: 8, length-of-stay: 30 days, routes: [{ to: home, share: 100% }] }
`;
const MIDDLE = `careshift: 1
extends: root.yaml
set: { services.ward.capacity: { value: 24, source: plan } }
changes: [{ on: 2016-10-01, over: 8 weeks, label: care closes, set: { services.care.capacity: 2 } }]
`;
const TOP = `careshift: 1
extends: middle.yaml
set: { services.care.length-of-stay: 20 days }
`;

const FILES = { "root.yaml": ROOT, "middle.yaml": MIDDLE, "top.yaml": TOP };

function document(
  entry: string,
  more: Readonly<Record<string, string>> = {},
  settings: Readonly<Record<string, unknown>> = {},
) {
  const made = Object.entries(settings).map(
    ([path, value]): Setting => ({ path, op: "set", value, place: { file: "--set", line: 1, column: 1 } }),
  );
  return documentOf(entry, new Map(Object.entries({ ...FILES, ...more })), made);
}

/** Root against a text, or against itself with settings. */
const against = (text: string, settings: Readonly<Record<string, unknown>> = {}) =>
  differencesOf(document("root.yaml"), document("other.yaml", { "other.yaml": text }, settings));
const withSet = (settings: Readonly<Record<string, unknown>>) =>
  differencesOf(document("root.yaml"), document("root.yaml", {}, settings));

describe("what differs between two scenarios", () => {
  test("is nothing between a scenario and itself", () => {
    expect(differencesOf(document("top.yaml"), document("top.yaml"))).toEqual([]);
  });

  test("is told over several levels of extends, each value from the file that wrote it last", () => {
    const found = differencesOf(document("root.yaml"), document("top.yaml"));
    expect(found.map(({ op, path, after }) => [op, path, after?.text, after?.place.file])).toEqual([
      ["changed", "services.ward.capacity", "24", "middle.yaml"],
      ["changed", "services.care.length-of-stay", "20 days", "top.yaml"],
      ["dated", "services.care.capacity", "2", "middle.yaml"],
    ]);
  });

  test("has the size of the change, in the second one's unit, and its source", () => {
    const [capacity, stay] = differencesOf(document("root.yaml"), document("top.yaml"));
    expect(capacity).toMatchObject({ change: { by: 4, unit: "", relative: 0.2 }, after: { source: "plan" } });
    expect(stay!.change).toEqual({ by: -10, unit: "days", relative: -1 / 3 });
  });

  test("says of a dated change when, how long it takes and what holds until then", () => {
    const found = differencesOf(document("root.yaml"), document("middle.yaml")).filter(({ op }) => op === "dated");
    expect(found).toMatchObject([
      { when: "2016-10-01 over 8 weeks: care closes", before: { text: "8" }, after: { text: "2" }, change: { by: -6 } },
    ]);
  });

  test("says that a dated change of the first is not in the second", () => {
    const found = differencesOf(document("middle.yaml"), document("root.yaml"));
    expect(found.map(({ op, path }) => [op, path])).toContainEqual(["removed", "changes.care closes"]);
  });

  test("is no difference when the same figure stands in another unit", () => {
    expect(withSet({ "services.care.length-of-stay": "720 hours" })).toEqual([]);
    expect(withSet({ "services.care.length-of-stay": "721 hours" })).toHaveLength(1);
  });

  test("is the evidence alone when figure is the same and range or source are not", () => {
    const mean = "services.ward.length-of-stay.exponential.mean";
    const [one, ...none] = withSet({ [mean]: { value: "21 days", low: "15 days", high: "24 days", source: "plan" } });
    expect(one).toMatchObject({ op: "evidence", path: mean, before: { range: "18 days to 24 days" } });
    expect(none).toEqual([]);
    expect(withSet({ [mean]: { value: "21 days", low: "18 days", high: "24 days" } })).toMatchObject([
      { op: "evidence" },
    ]);
  });

  test("is a new name, and nothing else, when a service says what it was called", () => {
    const text = ROOT.replace("  care: {", "  homely: { was: care,").replace(
      "{ to: care, share: rest }",
      "{ to: homely, share: rest, was: care }",
    );
    const found = against(text);
    expect(found.map(({ op, path }) => [op, path])).toEqual([
      ["renamed", "services.ward.routes.homely"],
      ["changed", "services.ward.routes.homely.to"],
      ["renamed", "services.homely"],
    ]);
  });

  test("is a whole service where only one of them has it", () => {
    const text = ROOT.replace(/ {2}care: .*\n/, "").replace("{ to: care, share: rest }", "{ to: died, share: rest }");
    expect(against(text).map(({ op, path }) => [op, path])).toEqual([
      ["added", "services.ward.routes.died"],
      ["removed", "services.ward.routes.care"],
      ["removed", "services.care"],
    ]);
  });
});
