import { describe, expect, test } from "vitest";
import { dictionary } from "../../../../engine/scenario/dictionary/dictionary.ts";
import { entriesOf } from "../../../../engine/scenario/dictionary/entries.ts";
import { dictionaryPage } from "../../../../engine/scenario/dictionary/page.ts";

const EXAMPLE = `careshift: 1
title: Example
time: { start: 2016-04-01, length: 1 day, warm-up: none }
services:
  ward:
    kind: beds
    length-of-stay: { lognormal: { mean: 3 days, sd: 2 days } }
    queue: { limit: 3 }
`;

const entries = dictionary(new Map([["example.yaml", EXAMPLE]]));
const entry = (path: string) => entries.find((one) => one.path === path);

describe("the data dictionary", () => {
  test("names each key once, with names as <name> and items as []", () => {
    const paths = entries.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(expect.arrayContaining(["services.<name>.routes[].share", "changes[].on", "extends", "set"]));
  });

  test("tells what each key means and what stands there", () => {
    for (const { path, about, what } of entries) {
      if (!path.startsWith("<")) expect(about, path).not.toBe("");
      expect(what, path).not.toBe("");
    }
    expect(entry("services.<name>.kind")!.what).toBe("one of beds, caseload, team, state, decision");
    expect(entry("services.<name>.kind")!.required).toBe(true);
    expect(entry("services.<name>.queue.then")!.byDefault).toBe("elsewhere");
  });

  test("finds where an example uses a key, inside shared values too", () => {
    expect(entry("services.<name>.queue.limit")!.seen).toMatchObject({ file: "example.yaml", line: 8 });
    expect(entry("<distribution>.lognormal.sd")!.seen).toMatchObject({ file: "example.yaml", line: 7 });
    expect(entry("services.<name>.leaving")!.seen).toBeNull();
  });

  test("names the keys of outcomes that routes have as well only once", () => {
    const outcomes = entries.filter(({ path }) => path.startsWith("services.<name>.outcomes[]."));
    expect(outcomes.map(({ path }) => path)).toEqual(["services.<name>.outcomes[].stay"]);
  });

  test("is a page with a table for each part, and links to the examples", () => {
    const page = dictionaryPage(entries, (file) => file);
    expect(page).toContain("## services");
    expect(page).toContain("[in use](example.yaml#L8)");
  });
});

test("entries follow maps, lists and alternatives, not references", () => {
  const found = entriesOf({
    properties: { a: { anyOf: [{ properties: { b: {} } }, { items: { properties: { c: {} } } }] }, d: { $ref: "#/x" } },
  });
  expect(found.map(({ path }) => path)).toEqual(["a", "a.b", "a[].c", "d"]);
});
