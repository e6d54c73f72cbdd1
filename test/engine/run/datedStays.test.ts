import { describe, expect, test } from "vitest";
import { byHand, HOME } from "./byHand.ts";
import { of, tell } from "./told.ts";

const left = (text: string): (readonly [number, string])[] =>
  of(tell(text), "Left", "ward").map(({ hours, other }) => [hours, other]);

describe("semantics 7: a dated change applies to stays that begin afterwards", () => {
  const on = (set: string): string => `changes: [{ on: 2016-04-06, set: { ${set} } }]`;
  const ward = `  ward: { kind: beds, capacity: 9, length-of-stay: 96 hours, ${HOME} }`;

  test("to a stay: one that began a minute before keeps its length, one that begins on the date has the new", () => {
    const text = byHand({ people: [10, 47, 48, 60] }, ward, on("services.ward.length-of-stay: 24 hours"));
    expect(
      left(text)
        .map(([hours]) => hours)
        .sort((a, b) => a - b),
    ).toEqual([48 + 24, 60 + 24, 10 + 96, 47 + 96]);
  });

  test("to a way on: whoever began before goes where they would have gone", () => {
    const routes = ward.replace(HOME, "routes: [{ to: home, share: 100% }, { to: died, share: 0% }]");
    const text = byHand(
      { people: [47, 48] },
      routes,
      on("services.ward.routes.home.share: 0%, services.ward.routes.died.share: 100%"),
    );
    expect(left(text)).toEqual([
      [47 + 96, "home"],
      [48 + 96, "died"],
    ]);
  });
});
