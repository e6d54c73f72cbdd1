/** The figures that the Collins House rows are held to are Erlang's, worked out here from 73 people and 21 nights. */
import { expect, test } from "vitest";
import { erlangB, erlangC } from "../../engine/maths/erlang.ts";
import { isCovered, readPlace } from "../library/spec.ts";

const LOAD = (73 * 21) / 365;

const WORKED: Readonly<Record<string, number>> = {
  "73 x 21 / 365": LOAD,
  "73 x 21 / 365 / 5": LOAD / 5,
  "Erlang B(5, 4.2)": erlangB(5, LOAD),
  "Erlang B(7, 4.2)": erlangB(7, LOAD),
  "Erlang B(8, 4.2)": erlangB(8, LOAD),
  "4.2 x (1 - 21.7%)": LOAD * (1 - erlangB(5, LOAD)),
  "73 x (1 - 21.7%)": 73 * (1 - erlangB(5, LOAD)),
  "Erlang C(5, 4.2)": erlangC(5, LOAD),
  "Erlang C(8, 4.2)": erlangC(8, LOAD),
  "Erlang C(9, 4.2)": erlangC(9, LOAD),
  "Erlang C(5, 4.2) x 21 / (5 - 4.2)": (erlangC(5, LOAD) * 21) / (5 - LOAD),
  "Erlang C(5, 4.2) x 4.2 / (5 - 4.2)": (erlangC(5, LOAD) * LOAD) / (5 - LOAD),
};

test("what Collins House is held to follows from 73 people, 21 nights and the number of beds", () => {
  const rows = readPlace("thurrock").rows.flatMap(([id, row]) => (/^(S21|collins-house)/.test(id) ? [row] : []));
  const implied = rows.filter(isCovered).flatMap(({ claims }) => claims.filter((claim) => claim.implied));
  expect(implied.length).toBeGreaterThan(9);
  for (const { implied: working = "", equals } of implied)
    expect(equals, working).toBeCloseTo(WORKED[working] ?? Number.NaN, 3);
  // Nobody can say "5% turned away" or "5% wait" of fewer beds.
  expect([erlangB(7, LOAD) > 0.05, erlangB(8, LOAD) < 0.05, erlangC(8, LOAD) > 0.05, erlangC(9, LOAD) < 0.05]).toEqual([
    true,
    true,
    true,
    true,
  ]);
});
