import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, parseScenario, ScenarioError } from "../../../engine/language.ts";
import { ROOT } from "../../architecture/source.ts";

const COSTS = readFileSync(`${ROOT}scenarios/examples/costs.yaml`, "utf8");
const DAY = 86_400;
const WARM_UP = 56 * DAY;

const read = (text: string) => parseScenario("it.yaml", new Map([["it.yaml", text]]));

function problems(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return "";
}

/** Each case: what is replaced, by what, and what is said. */
const CASES: readonly (readonly [before: string, after: string, said: RegExp])[] = [
  ["{ ccg: 40%, council: rest }", "{ ccg: 40%, council: 50% }", /reablement-care\.paid-by: the shares add up to 90%/],
  ["{ ccg: 40%, council: rest }", "{ ccg: 40%, icb: rest }", /paid-by: no payer is called "icb"/],
  ["£250000 once, on: 2016-12-15", "£250000 once", /fitting-out\.price: the price is paid once, and nothing says when/],
  [
    "on: 2016-12-15",
    "on: 2018-04-01",
    /falls due outside the measured time.* a day from 2016-04-01 to before 2018-04-01/,
  ],
  ["on: 2016-12-15", "on: 2016-12-15, until: 2017-01-01", /until has no meaning for a price to be paid once/],
  ["£12 per discharge,", "£12 per discharge, on: 2016-12-15,", /on has no meaning for a price per discharge/],
  ["variable: rest", "variable: 25%", /acute-beds\.behaves: the shares add up to 110%/],
  ["variable: rest, lag: 12 months", "variable: rest", /semi-variable share has no lag.* Try: lag: 12 months/],
  ["semi-variable: 25%, ", "", /there is a lag, and no semi-variable share/],
  ["lag: 12 months", "lag: 20 weeks", /the lag is no whole number of months.* Try: lag: 5 months/],
  [
    "£180 per place-day,",
    "£180 per place-day, behaves: { at: 9 per year, fixed: 100% },",
    /behaves has no meaning for a price per place-day: places are paid for whether used or not/,
  ],
  [
    "£60000 per year,",
    "£60000 per year, behaves: { at: 9 per year, fixed: 100% },",
    /behaves has no meaning for a price per year: it follows nothing that is used/,
  ],
  ["£45000 per year\n", "£45000 per start\n", /per-step has no meaning for a price per start/],
  ["of: 6 people", "of: 0 people", /"0 people" is not a number of people.* Try: 6 people/],
  [
    "service: reablement, price: £45",
    "service: reablment, price: £45",
    /no service is called "reablment".* Try: reablement/,
  ],
  ["£48 per visit-hour", "£48 per visit-hours-or-so", /is not a price per unit/],
  ["response-team, price: £48", "reablement, price: £48", /reablement is a caseload, which has no visit hours/],
  ["service: nursing-home\n", "service: response-team\n", /response-team is of kind team, and a block pays for places/],
  [
    "8 places at £86 per place-day",
    "8 at £86",
    /"8 at £86" is no block of places.* Try: 8? ?.*places at £86 per place-day/,
  ],
  ["spot: £120 per bed-day", "spot: £120 per start", /price\.spot: beyond the block there is a price per start/],
  [", spot: £120 per bed-day", "", /spot is missing/],
  ["from: 2017-01-01", "from: 2018-04-01", /the line counts at no time that is measured/],
  ["until: 2017-04-01", "until: 2017-04-01, from: 2017-04-01", /the line ends before it begins/],
  ["price-year: 2014/15", "price-year: 2013/14", /price is of 2013\/14, and how prices rose in 2014\/15 is not said/],
  ["price-year: 2014/15", "price-year: 2017/18", /the price is of 2017\/18, later than 2016\/17/],
  ["price-year: 2014/15", "price-year: 2014/16", /"2014\/16" overlaps 2 years.* Try: 2014\/15/],
  ["price-year: 2014/15", "price-year: 2015/14", /"2015\/14" runs backwards.* Try: 2014\/15/],
  ["price-year: 2014/15", "price-year: 2014", /the years "2014" and "2016\/17" overlap.* Try: 2014\/15/],
  ["2015/16: 1.3%", "2013/14: 1.3%", /inflation leaves out 2014\/15/],
  ["2015/16: 1.3%", "2016-17: 1.3%", /costs\.inflation: the years "2016\/17" and "2016\/17" overlap/],
  ["2015/16: 1.3%", "2015/16: £3", /"£3" is not a change of prices/],
  ["  price-year: 2016/17\n", "", /costs has no price-year.* Try: price-year: 2016\/17/],
  ["discount: 3.5%", "discount: -3.5%", /costs\.discount: the discount rate is not above 0%/],
  ["closing: [outside-beds]", "closing: [outside]", /double-running\.closing: no service is called "outside"/],
  ["opening: [reablement]", "opening: [outside-beds]", /outside-beds is both closing and opening/],
  ["opening: [reablement]", "opening: [response-team]", /of kind team, which has no places that open and close/],
  ["[ccg, council]", "[ccg, council, stranded]", /"stranded" is what a measure of cost is called/],
];

describe("what can be wrong with costs is said with its place", () => {
  test.each(CASES)("%j → %j", (before, after, said) => {
    expect(COSTS.split(before).length, before).toBeGreaterThan(1);
    const told = problems(COSTS.replace(before, after));
    expect(told).toMatch(said);
    expect(told).toMatch(/^it\.yaml:\d+:\d+ /);
  });

  test("closing services that cost nothing are warned of", () => {
    const free = COSTS.replace("service: outside-beds, price: £180", "service: reablement, price: £180")
      .replace("service: outside-beds, price: £30000", "service: reablement, price: £30000")
      .replace("service: outside-beds, price: £400", "service: reablement, price: £400")
      .replace("[acute-ward, outside-beds]", "acute-ward");
    expect(
      read(free)
        .warnings.map(({ wrong }) => wrong)
        .join(),
    ).toMatch(/nothing that closes has a cost/);
  });
});

describe("the model of costs", () => {
  const scenario = read(COSTS);
  const model = compile(scenario);
  const line = (name: string) => model.costs.find((one) => one.name === name)!;

  test("has prices in the year of all amounts: each year's rise after the price's own", () => {
    expect(line("acute-beds").price).toBeCloseTo(31_300 * 1.013 * 1.021, 6);
    expect(line("outside-places").price).toBe(18_000);
  });

  test("has dates in seconds of the run, planned volumes per year and lags in months", () => {
    expect(line("more-reablement").from).toBe(WARM_UP + 275 * DAY);
    expect(line("agency-until-easter").until).toBe(WARM_UP + 365 * DAY);
    expect(line("fitting-out")).toMatchObject({ per: "once", on: WARM_UP + 258 * DAY });
    const { at, ...shares } = line("acute-beds").behaves!;
    expect(at).toBeCloseTo(17_500, 9);
    expect(shares).toEqual({ fixed: 0.6, semiVariable: 0.25, variable: expect.closeTo(0.15, 12), lag: 12 });
    expect(line("ward-nurses").perStep).toEqual({ of: 6, lag: 3 });
  });

  test("has the block beside the price of what is beyond it, and what holds for all lines", () => {
    expect(line("nursing-places")).toMatchObject({ per: "occupied-day", price: 12_000 });
    expect(line("nursing-places").block).toEqual({ places: 8, price: 8600 });
    expect(model.moneyRules).toEqual({ discount: 0.035, doubleRunning: { closing: [1], opening: [2] } });
  });

  test("keeps ranges and sources of prices", () => {
    const price = scenario.costs[0]!.price;
    expect(price).toMatchObject({ value: 31_300, low: 26_000, high: 37_000, source: null });
    const figure = scenario.figures.find(({ path }) => path === "costs.lines.nursing-places.price.block");
    expect(figure?.text).toBe("8 places at £86 per place-day");
  });
});
