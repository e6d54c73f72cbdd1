import { describe, expect, test } from "vitest";
import { moreContrast, type Theme, TOKENS, type Token } from "../../viz/tokens.ts";
import { ciede2000, contrast, VISIONS, worstPair } from "./colourMaths.ts";

/** Contrast on the page and on a panel, as the design states them. */
const STATED: Readonly<Record<Theme, Readonly<Partial<Record<Token, readonly [number, number]>>>>> = {
  light: {
    ink: [17.82, 16.31],
    muted: [7.93, 7.25],
    rule: [4.16, 3.81],
    action: [6.75, 6.18],
    care: [3.47, 3.18],
    delayed: [6.38, 5.84],
    waiting: [13.3, 12.17],
    "payer-nhs": [8.07, 7.38],
    "payer-council": [3.38, 3.09],
    "payer-pooled": [14.79, 13.54],
    "payer-person": [5.18, 4.74],
    "scenario-a": [15.02, 13.75],
    "scenario-b": [5.11, 4.68],
    better: [4.47, 4.09],
    worse: [8.06, 7.38],
    "cannot-tell": [3.4, 3.11],
    focus: [1.35, 1.23],
    "focus-edge": [19.59, 17.92],
  },
  dark: {
    ink: [16.43, 14.49],
    muted: [9.55, 8.42],
    rule: [4.98, 4.39],
    action: [8.96, 7.9],
    care: [4.69, 4.13],
    delayed: [8.4, 7.41],
    waiting: [16.43, 14.49],
    "payer-nhs": [4.98, 4.39],
    "payer-council": [10.65, 9.39],
    "payer-pooled": [6.96, 6.14],
    "payer-person": [14.86, 13.1],
    "scenario-a": [15.61, 13.76],
    "scenario-b": [6.99, 6.16],
    better: [7.01, 6.19],
    worse: [10.68, 9.42],
    "cannot-tell": [4.69, 4.14],
  },
};

const SETS: Readonly<Record<string, readonly Token[]>> = {
  state: ["care", "delayed", "waiting"],
  payer: ["payer-nhs", "payer-council", "payer-pooled", "payer-person"],
  scenario: ["scenario-a", "scenario-b"],
  verdict: ["better", "worse", "cannot-tell"],
};

/** Worst pair of each set under each vision, in the order of VISIONS. */
const APART: readonly [string, Theme, readonly number[]][] = [
  ["state", "light", [35.1, 28.0, 35.0, 37.4, 16.0]],
  ["state", "dark", [32.1, 31.2, 30.3, 33.7, 15.0]],
  ["payer", "light", [32.3, 23.2, 27.7, 23.3, 10.6]],
  ["payer", "dark", [34.6, 17.1, 19.5, 19.3, 7.9]],
  ["scenario", "light", [30.7, 32.5, 32.2, 31.7, 24.2]],
  ["scenario", "dark", [27.5, 29.5, 25.9, 26.9, 19.3]],
  ["verdict", "light", [19.6, 18.0, 21.4, 18.4, 7.6]],
  ["verdict", "dark", [21.6, 22.1, 21.5, 23.8, 10.3]],
];

const THEMES: readonly Theme[] = ["light", "dark"];
const BODY_TEXT: readonly Token[] = ["ink", "muted", "action"];
const GROUND: readonly Token[] = ["page", "panel"];
/** Yellow stands only inside its black edge. */
const NOT_ON_ITS_OWN: readonly Token[] = ["focus", "focus-edge"];
const isFill = (token: Token): boolean => /^(fan|heat)-/.test(token);

describe.each(THEMES)("%s", (theme) => {
  const tokens = TOKENS[theme];
  const stated = Object.entries(STATED[theme]) as [Token, readonly [number, number]][];

  test.each(stated)("%s keeps its contrast on page and panel", (token, [page, panel]) => {
    expect(contrast(tokens[token], tokens.page)).toBeGreaterThanOrEqual(page - 0.005001);
    expect(contrast(tokens[token], tokens.panel)).toBeGreaterThanOrEqual(panel - 0.005001);
    expect(Math.abs(contrast(tokens[token], tokens.page) - page)).toBeLessThanOrEqual(0.01);
    expect(Math.abs(contrast(tokens[token], tokens.panel) - panel)).toBeLessThanOrEqual(0.01);
  });

  test("text reaches 4.5, and every mark 3, on page and panel", () => {
    for (const token of Object.keys(tokens) as Token[]) {
      if (GROUND.includes(token) || NOT_ON_ITS_OWN.includes(token) || isFill(token)) continue;
      const least = Math.min(...GROUND.map((ground) => contrast(tokens[token], tokens[ground])));
      expect(least, token).toBeGreaterThanOrEqual(BODY_TEXT.includes(token) ? 4.5 : 3);
    }
  });

  test("lines and edges stay visible on the bands of a fan", () => {
    const least = theme === "light" ? 3.25 : 3.35;
    for (const band of ["95", "50"] as const) {
      expect(contrast(tokens["scenario-a"], tokens[`fan-a-${band}`])).toBeGreaterThanOrEqual(least - 0.005);
      expect(contrast(tokens["scenario-b"], tokens[`fan-b-${band}`])).toBeGreaterThanOrEqual(least - 0.005);
    }
  });

  test("more contrast turns secondary text and outlines to ink", () => {
    const more = moreContrast(tokens);
    expect([more.muted, more.rule, more.care]).toEqual([tokens.ink, tokens.ink, tokens.care]);
  });
});

test("the hatch and the label of a button are readable on their ground", () => {
  const { light, dark } = TOKENS;
  expect(contrast(light.page, light.delayed)).toBeCloseTo(6.38, 2);
  expect(contrast(light.page, light.action)).toBeCloseTo(6.75, 2);
  expect(contrast(dark.page, dark.delayed)).toBeGreaterThanOrEqual(4.5);
});

test("text on a heat strip: ink on its light steps, white on its dark ones", () => {
  const { light } = TOKENS;
  for (const step of [1, 2, 3] as const) {
    expect(contrast(light.ink, light[`heat-${step}`])).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast("#FFFFFF", light["heat-4"])).toBeCloseTo(4.81, 2);
  expect(contrast("#FFFFFF", light["heat-5"])).toBeCloseTo(8.42, 2);
});

describe.each(APART)("the %s colours, %s", (set, theme, least) => {
  test.each(VISIONS.map((vision, i) => [vision, least[i]!] as const))("stay apart: %s", (vision, difference) => {
    const worst = worstPair(
      SETS[set]!.map((token) => TOKENS[theme][token]),
      vision,
    );
    expect(worst).toBeGreaterThanOrEqual(difference - 0.1);
  });
});

/** Pairs of Sharma, Wu and Dalal 2005, table 1, in several quadrants and with a colour without hue. */
test.each([
  [50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425],
  [50, 2.5, 0, 58, 24, 15, 19.4535],
  [90.8027, -2.0831, 1.441, 91.1528, -1.6435, 0.0447, 1.4441],
  [50, -1, 2, 50, 0, 0, 2.3669],
  [50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195],
])("CIEDE2000 of published pairs", (l1, a1, b1, l2, a2, b2, difference) => {
  expect(ciede2000({ l: l1, a: a1, b: b1 }, { l: l2, a: a2, b: b2 })).toBeCloseTo(difference, 3);
});
