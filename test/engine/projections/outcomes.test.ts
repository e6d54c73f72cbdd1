import { describe, expect, test } from "vitest";
import { log, type Row } from "../log/helpers.ts";
import { DAY, days, figures, YEAR } from "./figures.ts";
import { modelOf } from "./models.ts";

// Places: ward 0, reablement 1, rehab 2, nursing 3, surgery 4, at-home 5; then home 6, care-home 7, died 8, moved-away 9.
const model = modelOf(
  {
    ward: { setting: "hospital", routes: [{ to: ["reablement"] }, { to: ["home"] }] },
    reablement: { kind: "caseload", setting: "reablement", atHome: true },
    rehab: { setting: "rehabilitation" },
    nursing: { setting: "care-home" },
    surgery: { setting: "hospital" },
    "at-home": { kind: "state", setting: "own-home", atHome: true },
  },
  {
    clock: days(200),
    classes: [
      { cohort: 0, levels: [], older: true },
      { cohort: 0, levels: [], older: false },
    ],
    place: { name: "", population: { "65-plus": 20_000 } },
  },
);
const [WARD, REABLEMENT, REHAB, NURSING, SURGERY, AT_HOME, HOME, CARE_HOME, DIED, MOVED] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
];
const OUTSIDE = -1;

type Step = readonly [day: number, to: number];

/** A person on the ward from day 0 who moves at once from place to place; beyond a service lies an exit. */
function life(p: number, steps: readonly Step[], cls = 0): Row[] {
  const rows: Row[] = [
    [0, "Arrived", p, WARD, 0, cls],
    [0, "Started", p, WARD, OUTSIDE],
  ];
  let place = WARD;
  for (const [day, to] of steps) {
    const t = Math.round(day * DAY);
    if (place >= 0) rows.push([t, "Left", p, place, to]);
    if (to >= HOME) rows.push([t, "Exited", p, place, to]);
    else if (to >= 0) rows.push([t, "Started", p, to, place]);
    place = to;
  }
  return rows;
}

const of = (...lives: readonly Row[][]) => figures(model, [log(...lives.flat().sort((a, b) => a[0] - b[0]))]);
const atHome = (...steps: readonly Step[]): number | null => of(life(0, steps))("system.at-home-91");

describe("still at home 91 days after leaving hospital for reablement or rehabilitation", () => {
  test.each<[string, number, Step[]]>([
    ["still in reablement, which is at home", 1, [[10, REABLEMENT]]],
    [
      "well and out of the model",
      1,
      [
        [10, REABLEMENT],
        [40, HOME],
      ],
    ],
    [
      "at home after rehabilitation",
      1,
      [
        [10, REHAB],
        [40, AT_HOME],
      ],
    ],
    [
      "waiting outside for a service counts as at home",
      1,
      [
        [10, REHAB],
        [40, OUTSIDE],
      ],
    ],
    ["still in a rehabilitation bed", 0, [[10, REHAB]]],
    [
      "in a care home for good",
      0,
      [
        [10, REABLEMENT],
        [40, CARE_HOME],
      ],
    ],
    [
      "in a nursing home bed",
      0,
      [
        [10, REABLEMENT],
        [40, NURSING],
      ],
    ],
    [
      "died",
      0,
      [
        [10, REABLEMENT],
        [40, DIED],
      ],
    ],
    [
      "died after going home",
      0,
      [
        [10, REABLEMENT],
        [40, AT_HOME],
        [60, DIED],
      ],
    ],
    [
      "died while waiting outside",
      0,
      [
        [10, REABLEMENT],
        [40, OUTSIDE],
        [60, DIED],
      ],
    ],
    [
      "moved away",
      0,
      [
        [10, REABLEMENT],
        [40, MOVED],
      ],
    ],
    [
      "back in hospital on the day",
      0,
      [
        [10, REABLEMENT],
        [100, WARD],
      ],
    ],
    [
      "in a nursing home bed after waiting outside",
      0,
      [
        [10, REHAB],
        [40, OUTSIDE],
        [60, NURSING],
      ],
    ],
    [
      "back in hospital after waiting outside",
      0,
      [
        [10, REABLEMENT],
        [50, OUTSIDE],
        [60, WARD],
      ],
    ],
    [
      "back in hospital and home again before the day",
      1,
      [
        [10, REHAB],
        [50, WARD],
        [60, AT_HOME],
      ],
    ],
    [
      "back in hospital after the day",
      1,
      [
        [10, REABLEMENT],
        [102, WARD],
      ],
    ],
  ])("%s: %d", (_, expected, steps) => {
    expect(atHome(...steps)).toBe(expected);
  });

  test("looks after all that happens on the very second of day 91", () => {
    expect(atHome([10, REABLEMENT], [101, WARD])).toBe(0);
    expect(atHome([10, REABLEMENT], [101 + 1 / DAY, WARD])).toBe(1);
  });

  test("closes 91 days before the end of the window", () => {
    expect(atHome([109 - 1 / DAY, REABLEMENT])).toBe(1);
    expect(atHome([109, REABLEMENT])).toBe(null);
  });

  test("begins with the window", () => {
    const rows = log(...life(0, [[10, REABLEMENT]]));
    expect(figures(model, [rows], { from: 10 * DAY, to: 200 * DAY })("system.at-home-91")).toBe(1);
    expect(figures(model, [rows], { from: 10 * DAY + 1, to: 200 * DAY })("system.at-home-91")).toBe(null);
  });

  test("is of older people who come straight from hospital", () => {
    expect(of(life(0, [[10, REABLEMENT]], 1))("system.at-home-91")).toBe(null);
    expect(atHome([10, AT_HOME], [20, REABLEMENT])).toBe(null);
  });

  test("counts the day of leaving hospital when a person waits outside for the service", () => {
    expect(atHome([10, OUTSIDE], [20, REABLEMENT], [105, WARD])).toBe(1); // day 91 is day 101
    expect(atHome([10, OUTSIDE], [20, REABLEMENT], [100, WARD])).toBe(0);
    expect(atHome([10, OUTSIDE], [20, AT_HOME], [30, OUTSIDE], [31, REABLEMENT])).toBe(null);
  });

  test("leaves out a person who starts only after day 91", () => {
    expect(atHome([10, OUTSIDE], [101, REABLEMENT])).toBe(1);
    expect(atHome([10, OUTSIDE], [101 + 1 / DAY, REABLEMENT])).toBe(null);
  });

  test("asks after each leaving of hospital, also of the same person", () => {
    // Day 91 of the first leaving is day 101: on the ward. Of the second, day 191: at home.
    expect(atHome([10, REABLEMENT], [95, WARD], [100, REABLEMENT], [120, AT_HOME])).toBe(1);
    expect(atHome([10, REABLEMENT], [95, WARD], [105, REABLEMENT], [120, AT_HOME])).toBe(1 / 2);
    expect(atHome([10, REABLEMENT], [12, WARD], [14, REHAB], [16, AT_HOME], [103, WARD])).toBe(1 / 2);
  });

  test("is shares over people", () => {
    const found = of(
      life(0, [[10, REABLEMENT]]),
      life(1, [[20, REHAB]]),
      life(2, [
        [30, REHAB],
        [90, HOME],
      ]),
    );
    expect(found("system.at-home-91")).toBeCloseTo(2 / 3, 12);
  });
});

describe("readmission within 30 days", () => {
  const back = (...steps: readonly Step[]): number | null => of(life(0, steps))("system.readmission-30");

  test("counts people in hospital beds again within 30 days of going home", () => {
    expect(back([10, AT_HOME], [40, WARD])).toBe(1);
    expect(back([10, AT_HOME], [40 + 1 / DAY, WARD])).toBe(0);
    expect(back([10, AT_HOME], [15, REABLEMENT], [30, SURGERY])).toBe(1);
    expect(back([10, HOME])).toBe(0);
  });

  test("is of people who went home, in reablement or by themselves, not to another bed", () => {
    expect(back([10, REHAB], [20, WARD])).toBe(null);
    expect(back([10, CARE_HOME])).toBe(null);
    expect(back([10, REABLEMENT], [20, WARD])).toBe(1);
    expect(back([10, SURGERY], [12, AT_HOME], [20, WARD])).toBe(1);
  });

  test("closes 30 days before the end", () => {
    expect(back([170 - 1 / DAY, AT_HOME], [180, WARD])).toBe(1);
    expect(back([170, AT_HOME], [180, WARD])).toBe(null);
  });

  test("counts each going home once", () => {
    expect(back([10, AT_HOME], [15, WARD], [20, AT_HOME], [25, WARD])).toBe(1);
    expect(back([10, AT_HOME], [15, WARD], [20, REHAB], [25, WARD])).toBe(1);
    expect(back([10, AT_HOME], [15, WARD], [20, AT_HOME])).toBe(1 / 2);
  });

  test("does not count what began before the window", () => {
    const rows = log(
      ...life(0, [
        [10, AT_HOME],
        [20, WARD],
        [25, AT_HOME],
      ]),
    );
    expect(figures(model, [rows], { from: 15 * DAY, to: 200 * DAY })("system.readmission-30")).toBe(0);
  });
});

describe("admissions and care homes", () => {
  test("a start in hospital beds is an admission, a move between wards is not", () => {
    const found = of(
      life(0, [
        [10, SURGERY],
        [20, AT_HOME],
        [30, WARD],
      ]),
      life(1, [[10, HOME]], 1),
    );
    expect(found("system.admissions")).toBeCloseTo((3 * YEAR) / 200, 9);
    expect(found("system.admissions.older")).toBeCloseTo((2 * YEAR) / 200, 9);
  });

  test("moving into a care home counts once, as a service or for good, and for older people", () => {
    const found = of(
      life(0, [
        [10, NURSING],
        [20, CARE_HOME],
      ]),
      life(1, [[10, CARE_HOME]]),
      life(2, [
        [10, OUTSIDE],
        [12, CARE_HOME],
      ]),
      life(3, [[10, CARE_HOME]], 1),
    );
    expect(found("system.care-home-admissions")).toBeCloseTo((3 * YEAR) / 200, 9);
    expect(found("system.care-home-rate")).toBeCloseTo(((3 * YEAR) / 200) * 5, 9);
    expect(found("system.exits.care-home")).toBeCloseTo((4 * YEAR) / 200, 9);
  });

  test("a return is counted where the log says so", () => {
    const rows: Row[] = [[5 * DAY, "Returned", 0, WARD, AT_HOME, 1]];
    expect(figures(model, [log(...life(0, []), ...rows)])("system.returns")).toBeCloseTo(YEAR / 200, 9);
  });
});
