import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../../engine/log/laws.ts";
import { standardMeasures } from "../../../../engine/projections/measures.ts";
import { digestOf, journeys, logOf, rebuiltLog } from "../../../laws/running.ts";
import { modelOf } from "../../../laws/scenarios.ts";
import { of, type Told, tell, tellModel } from "../told.ts";

const DAY = 86_400;

/** A ward and a unit of one place each: stays of 10 and of 4 days. People come on these days of the run. */
const trace = (group: string, ward: string, unit: string) => `
careshift: 1
title: Lent places
time: { start: 2016-04-04, length: 60 days, warm-up: none }
cohorts:
  w: { arrivals: { at: [${ward}] }, enters: ward }
  u: { arrivals: { at: [${unit}] }, enters: unit }
services:
  ward: { kind: beds, capacity: 1, length-of-stay: 10 days, routes: [{ to: home, share: 100% }] }
  unit: { kind: beds, capacity: 1, length-of-stay: 4 days, routes: [{ to: home, share: 100% }] }
shared-places: { both: { services: [ward, unit]${group} } }
`;

const told = (facts: readonly Told[], ...kinds: Told["kind"][]) =>
  facts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, seconds, person, service }) => `day ${seconds / DAY}: ${kind} ${person} ${service}`);

/** Busy wards with stays by luck. */
const busy = (group: string, more = "") => `
careshift: 1
title: Lent places
time: { start: 2016-04-04, length: 200 days, warm-up: none }
cohorts:
  w: { arrivals: { total: 1.3 per day }, enters: ward }
  u: { arrivals: { total: 1 per day }, enters: unit }
services:
  ward: { kind: beds, capacity: 6, length-of-stay: { exponential: { mean: 4 days } }, routes: [{ to: unit, share: 20% }, { to: home, share: rest }] }
  unit: { kind: beds, capacity: 5, length-of-stay: { exponential: { mean: 4 days } }, routes: [{ to: home, share: 100% }] }
${group === "" ? "" : `shared-places: { both: { services: [ward, unit]${group} } }`}
${more}
`;

describe("semantics 6: shared pools declare own-first and whether people are repacked", () => {
  const ward = "2016-04-04, 2016-04-05";
  const unit = "2016-04-06";

  test("who finds their service full has a place of another, in the care of their own; and so the other way round", () => {
    const facts = tell(trace("", ward, unit));
    expect(told(facts, "PlaceLent", "Started", "Left").slice(0, 6)).toEqual([
      "day 0: Started 0 ward",
      "day 1: PlaceLent 1 ward",
      "day 1: Started 1 ward",
      "day 10: Left 0 ward",
      "day 10: PlaceLent 2 unit",
      "day 10: Started 2 unit",
    ]);
  });

  test("repack: as soon as a place of their own is free they move to it, and the lent one goes back", () => {
    const facts = tell(trace(", repack: true", ward, unit));
    expect(told(facts, "PlaceReturned", "Started", "Left").slice(2)).toEqual([
      "day 10: Left 0 ward",
      "day 10: PlaceReturned 1 ward",
      "day 10: Started 2 unit",
      "day 11: Left 1 ward",
      "day 14: Left 2 unit",
    ]);
    const [moved] = of(facts, "PlaceReturned");
    expect(moved).toMatchObject({ other: "unit", value: 1 });
    expect(facts[moved!.cause]).toMatchObject({ kind: "Left", person: 0 });
  });

  test("repack: of those in the middle of a stay elsewhere, whoever has longest had a lent place kept for them moves first", () => {
    // Two have been assessed and gone before, the second one last: what is known of them says nothing about the next two.
    const kept = `
careshift: 1
title: Lent places
time: { start: 2016-04-04, length: 60 days, warm-up: none }
cohorts:
  w: { arrivals: { at: [2016-04-04] }, enters: ward }
  before: { arrivals: { at: [2016-04-04T01:00, 2016-04-04T12:00] }, enters: clinic }
  referred: { arrivals: { at: [2016-04-06, 2016-04-07] }, enters: surgery }
services:
  ward: { kind: beds, capacity: 1, length-of-stay: 20 days, routes: [{ to: home, share: 100% }] }
  unit: { kind: beds, capacity: 3, length-of-stay: 4 days, routes: [{ to: home, share: 100% }] }
  clinic: { kind: state, length-of-stay: 1 day, routes: [{ to: home, share: 100%, prepare: { assessment: 1 hour } }] }
  surgery: { kind: state, length-of-stay: 40 days, routes: [{ to: ward, share: 100%, refer: at-admission }] }
shared-places: { both: { services: [ward, unit], repack: true } }
`;
    expect(told(tell(kept), "PlaceLent", "PlaceReturned").slice(0, 3)).toEqual([
      "day 2: PlaceLent 3 ward",
      "day 3: PlaceLent 4 ward",
      "day 20: PlaceReturned 3 ward",
    ]);
  });

  // Two for the ward wait from days 1 and 2, one for the unit from day 3; its place is left on day 4.
  const [early, late] = ["2016-04-04, 2016-04-05, 2016-04-06", "2016-04-04, 2016-04-07"];

  test("own-first: a place that is left goes to its own service, whoever was referred before", () => {
    const facts = tell(trace("", early, late));
    expect(told(facts, "Started")[2]).toBe("day 4: Started 4 unit");
    expect(told(facts, "Started")[3]).toBe("day 8: Started 2 ward");
  });

  test("own-first: false, it goes to whoever was referred first", () => {
    const facts = tell(trace(", own-first: false", early, late));
    expect(told(facts, "Started")[2]).toBe("day 4: Started 2 ward");
  });

  test("own-first: false is one ward with all the places: with fixed stays everyone starts in the same second", () => {
    const fixed = (text: string) => text.replaceAll("{ exponential: { mean: 4 days } }", "4 days");
    const shared = fixed(busy(", own-first: false")).replace("{ to: unit, share: 20% }, ", "");
    const one = shared
      .replace("enters: unit", "enters: ward")
      .replace("capacity: 6", "capacity: 11")
      .replace(/shared-places.*\n/, "");
    const starts = (text: string) =>
      [...journeys(logOf(modelOf(text)))].map(([key, rows]) => [key, rows.find(({ kind }) => kind === 4)?.time]).sort();
    expect(starts(shared)).toEqual(starts(one));
  });

  test("moving changes nothing in the care of anybody: the same stays, the same ways on", () => {
    const lastOf = (text: string) => {
      const found = new Map<string, string>();
      for (const [key, rows] of journeys(logOf(modelOf(text)))) {
        const from = rows.find(({ kind, service }) => kind === 4 && service === 0);
        const left = rows.find(({ kind, service }) => kind === 9 && service === 0);
        // Who waits for a next place stays longer than their care takes.
        const waited = rows.some(({ kind }) => kind === 7);
        if (from && left && !waited) found.set(key, `${left.time - from.time} ${left.other}`);
      }
      return found;
    };
    const [plain, packed] = [lastOf(busy("")), lastOf(busy(", repack: true"))];
    const both = [...plain.keys()].filter((key) => packed.has(key));
    expect(both.length).toBeGreaterThan(100);
    for (const key of both) expect(packed.get(key)).toBe(plain.get(key));
  });

  test("no place is made or lost: the two have as many together at every instant", () => {
    const model = modelOf(busy(", repack: true"));
    const now = [6, 5];
    const facts = tellModel(model);
    expect(of(facts, "PlaceLent").length).toBeGreaterThan(50);
    for (const [i, { kind, service, value, seconds }] of facts.entries()) {
      if (kind === "CapacityChanged") now[service === "ward" ? 0 : 1] = value;
      if (facts[i + 1]?.seconds !== seconds) expect(now[0]! + now[1]!).toBe(11);
    }
  });

  test.each(["", ", repack: true", ", own-first: false"])(
    "{ both%s }: lawful, and rebuilt at any instant it goes on alike",
    (group) => {
      const closes =
        "shocks: { outbreak: { closes: unit, places: 40%, every: { exponential: { mean: 20 days } }, lasts: 5 days } }";
      const model = modelOf(busy(group, closes));
      const log = logOf(model);
      expect(checkLaws(model, log)).toEqual([]);
      for (const at of [1, 17.3, 100, 163.7]) expect(digestOf(rebuiltLog(model, log, at * DAY))).toBe(digestOf(log));
    },
  );

  test("measures: places borrowed and people moved", () => {
    const model = modelOf(trace(", repack: true", ward, unit));
    const fold = standardMeasures(model).begin();
    for (const chunk of logOf(model)) fold.take(chunk);
    const found = fold.end();
    const id = (name: string) => found[2 * standardMeasures(model).definitions.findIndex((one) => one.id === name)];
    expect(id("ward.borrowed")).toBeCloseTo(9 / 60, 9);
    expect(id("unit.borrowed")).toBe(0);
    expect(id("ward.repacked")).toBeCloseTo(365.25 / 60, 6);
  });
});

describe("what cannot be lent is refused", () => {
  const of2 = busy("");
  test.each([
    ["{ services: [ward] }", "cannot lend places to itself"],
    ["{ services: [ward, wrad] }", 'no service is called "wrad"'],
    ["{ services: [ward, unit], own-first: false, repack: true }", "nobody has a place of their own"],
  ])("%s", (group, said) => {
    expect(() => modelOf(`${of2}\nshared-places: { both: ${group} }`)).toThrow(said);
  });

  test("a service in two groups, and one whose places need a turn-round", () => {
    const two = "shared-places: { one: { services: [ward, unit] }, two: { services: [unit, ward] } }";
    expect(() => modelOf(`${of2}\n${two}`)).toThrow("lends its places in one as well");
    const turned = busy("").replace("capacity: 6", "capacity: 6, turn-round: 5 hours");
    expect(() => modelOf(`${turned}\nshared-places: { both: { services: [ward, unit] } }`)).toThrow(
      "not free the moment it is left",
    );
  });
});
