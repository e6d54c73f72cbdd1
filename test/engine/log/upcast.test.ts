import { describe, expect, test } from "vitest";
import { jsonBytes } from "../../../engine/log/asciiJson.ts";
import type { FactChunk } from "../../../engine/log/chunk.ts";
import { KIND, VOCABULARY } from "../../../engine/log/facts.ts";
import { readHeader } from "../../../engine/log/readHeader.ts";
import { FROM_1 } from "../../../engine/log/upcast/from1.ts";
import type { UpcastStep } from "../../../engine/log/upcast/step.ts";
import { upcastFrom } from "../../../engine/log/upcast/upcast.ts";
import { HEADER, log } from "./helpers.ts";

/** Three versions: the second says "weather", the third counts values from 1. */
const STEPS: readonly UpcastStep[] = [
  { header: (words) => ({ weather: "fair", ...words }) },
  {
    header: (words) => ({ ...words, climate: words["weather"] }),
    facts: (chunk): FactChunk => ({ ...chunk, value: chunk.value.map((value) => value + 1) }),
  },
];

describe("a log of an older version", () => {
  const chunk = log([0, "Arrived", 0, 0, 0, 5], [1, "Started", 0, 0, -1, -1]);

  test("takes one step after the other up to today's", () => {
    expect(upcastFrom(1, STEPS).header({ title: "old" })).toEqual({
      title: "old",
      weather: "fair",
      climate: "fair",
      vocabulary: 3,
    });
    expect([...upcastFrom(1, STEPS).facts(chunk).value]).toEqual([6, 0]);
  });

  test("takes only the steps after its own version", () => {
    expect(upcastFrom(2, STEPS).header({ weather: "foul" })).toEqual({
      weather: "foul",
      climate: "foul",
      vocabulary: 3,
    });
    expect(upcastFrom(3, STEPS).header({})).toEqual({ vocabulary: 3 });
    expect(upcastFrom(3, STEPS).facts(chunk)).toBe(chunk);
  });

  test("of version 1 names no rules, shocks or programmes, and keeps what it does say", () => {
    const { rules, shocks, programmes, payers, costs, ...first } = HEADER;
    const told = readHeader(jsonBytes({ ...first, vocabulary: 1, payers: ["nhs"] }));
    expect(told).toEqual({ header: { ...HEADER, vocabulary: VOCABULARY, payers: ["nhs"] }, written: 1 });
    expect([rules, shocks, programmes, payers, costs]).toEqual([[], [], { list: [], openings: [] }, [], []]);
  });

  test("of version 1 keeps every fact as it is: kinds of that time mean what they meant", () => {
    expect(FROM_1.facts).toBeUndefined();
    expect(chunk.kind[0]).toBe(KIND.Arrived);
  });

  test("is refused with a sentence where its header is not of the right form, and never by a fault of a step", () => {
    for (const wrong of [{ services: 7 }, { services: [null] }, { cohorts: "none" }, { routes: [[]] }]) {
      expect(() => readHeader(jsonBytes({ ...HEADER, vocabulary: 1, ...wrong }))).toThrow(
        `the header's "${Object.keys(wrong)[0]}" is missing or not of the right form`,
      );
    }
  });
});
