import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, parseScenario, ScenarioError } from "../../../engine/language.ts";
import { ROOT } from "../../architecture/source.ts";

const CONTRACTS = readFileSync(`${ROOT}scenarios/examples/contracts.yaml`, "utf8");
const FUNDS = readFileSync(`${ROOT}scenarios/examples/funds.yaml`, "utf8");

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
type Case = readonly [before: string, after: string, said: RegExp];

const OF_CONTRACTS: readonly Case[] = [
  [
    "        baseline: 3500 per year\n",
    "",
    /it\.yaml:\d+:19 contracts\.acute\.pays\.activity\.marginal: the contract has no baseline.* Try: baseline: 3800 per year/,
  ],
  ["        marginal: 70%\n", "", /the baseline changes nothing: above it the whole price is paid too/],
  ["        beyond: £230 per bed-day\n", "", /there is a trim point, and nights beyond it have no price/],
  ["beyond: £230 per bed-day", "beyond: £230 per visit", /nights beyond the trim point are priced per visit/],
  ["£2,100 per discharge", "£2,100 per start", /a price per start has no nights to trim/],
  [
    "£2,100 per discharge",
    "£2,100 per week",
    /"£2,100 per week" is no price of what an agreement can pay for.* Try: £2,400 per discharge/,
  ],
  [
    "    provider: acute-trust\n    commissioner",
    "    provider: acute\n    commissioner",
    /contracts\.acute\.provider: no provider is called "acute". Expected acute-trust or community-trust/,
  ],
  [
    "    provider: acute-trust\n    capacity",
    "    provider: acute\n    capacity",
    /services\.acute-ward\.provider: no provider is called "acute"/,
  ],
  ["    commissioner: ccg\n", "    commissioner: icb\n", /contracts\.acute\.commissioner: no payer is called "icb"/],
  ["    commissioner: ccg\n", "    commissioner: { ccg: 80%, council: 30% }\n", /the shares add up to 110%/],
  [
    "    commissioner: ccg\n",
    "",
    /contracts\.acute: a contract that pays by activity has no commissioner.* Try: commissioner: ccg/,
  ],
  [
    "    services: acute-ward\n",
    "    services: acute-wards\n",
    /contracts\.acute\.services: no service is called "acute-wards".* Try: acute-ward/,
  ],
  [
    "    services: acute-ward\n",
    "    services: [acute-ward, reablement]\n",
    /reablement is run by community-trust, and the contract pays acute-trust for it/,
  ],
  [
    "    until: 2016-10-01\n",
    "",
    /response-team is paid for twice: the contract "first-visits" pays for all of it at the same time/,
  ],
  [
    "    kind: beds\n",
    "    kind: caseload\n",
    /acute-ward is of kind caseload, and nights of stays are counted in beds/,
  ],
  ["    until: 2016-10-01\n", "    until: 2016-04-01\n", /the contract ends before it begins/],
  ["    from: 2016-10-01\n", "    from: 2018-10-01\n", /the contract lies outside the measured time/],
  ["floor: £0.6m", "floor: £0.9m", /cost-and-volume\.floor: the floor is above the ceiling/],
  ["floor: £0.6m", "floor: £0.75m", /the floor is above the value, so that nothing could be paid in between/],
  ["ceiling: £0.8m", "ceiling: £0.7m", /the ceiling is below the value/],
  ["        volume: 730 per year\n", "", /volume is missing/],
  [
    "below: £300 per start",
    "below: £300 per discharge",
    /above the volume it pays per start, and below it per discharge/,
  ],
  ["services: [reablement]\n    pays", "services: [reablement]\n    wants: 3\n    pays", /"wants" is not a key here/],
  ["above: £500 per start", "above: £500 per visit", /volume it pays per visit, and below it per start/],
  ["£1150 per visit", "£1,150 per visit", /inside \{ \} a comma ends it/],
  ["{ block: £0.9m per year }", "{ block: £0.9m }", /"£0.9m" is not per year.* Try: £0.9m per year/],
  ["{ block: £0.9m per year }", "{ }", /nothing says how the contract pays/],
  [
    "{ block: £0.9m per year }",
    "{ block: £0.9m per year, activity: { price: £9 per visit } }",
    /the contract pays in two ways: activity, block/,
  ],
  [
    "[acute-trust, community-trust]",
    "[acute-trust, community-trust, others]",
    /"others" is what measures call all together or all others/,
  ],
  ["[acute-trust, community-trust]", "[Acute, acute-trust, community-trust]", /"Acute" is not a name/],
  [
    "services: [response-team]\n    until",
    "services: [reablement]\n    until",
    /reablement is of kind caseload, which has no visits to pay for/,
  ],
];

const OF_FUNDS: readonly Case[] = [
  [
    "contributions: { ccg: £0.5m per year, council",
    "contributions: { icb: £0.5m per year, council",
    /contributions\.icb: "icb" pays into the fund and is no payer. Expected ccg or council/,
  ],
  [
    "pays: [reablement-care, home-care-hours]",
    "pays: [reablement-care, home-care-hours, wards]",
    /there is no line of cost and no contract called "wards"/,
  ],
  [
    "pays: [acute]",
    "pays: [beds]",
    /beds is the provider's cost: the contract "acute" pays for its service.* Try: acute/,
  ],
  ["pays: [acute]", "pays: [home-care-hours]", /home-care-hours is paid by the fund "better-care-fund" already/],
  [
    "owners: { reablement-care: ccg, home-care",
    "owners: { home-care",
    /nobody owns reablement-care, and an overspend is borne by function/,
  ],
  [
    "owners: { reablement-care: ccg",
    "owners: { reablement-care: trust",
    /"trust" owns a function and pays nothing into the fund/,
  ],
  [
    ", home-care-hours: £3.6m per year }",
    " }",
    /nothing is planned for home-care-hours, and for others that the fund pays there is/,
  ],
  ["contributions: { ccg: £7.6m per year }", "contributions: {}", /nobody pays into the fund/],
  ["budgets: { reablement-care", "budgets: { beds", /the fund does not pay "beds"/],
  [
    "premium: reward",
    "premium: acute",
    /"acute" is no contract that pays for performance without a provider.* Try: reward/,
  ],
  ["    premium: reward\n", "", /contracts\.reward: nobody is paid by reward/],
  ["  acute:\n", "  beds:\n", /contracts\.beds: a line of cost is called "beds" as well/],
  [
    "{ change: -1%, pays: £200k }, { change: -3.5%, pays: £722k }",
    "{ change: -3.5%, pays: £722k }, { change: -1%, pays: £200k }",
    /the step at -1% does not go further than the one before it, at -3.5%/,
  ],
  ["{ change: -1%, pays: £200k }", "{ change: -1%, pays: £800k }", /the step pays less than the one before it/],
  ["{ change: -1%, pays: £200k }", "{ change: 0%, pays: £200k }", /"0%" is no change/],
  ["        baseline: 3750 per year\n", "", /baseline is missing/],
  ["of: acute-ward.admissions", "of: acute-ward.deaths", /is not a count of a service/],
  ["of: acute-ward.admissions", "of: acute-wards.admissions", /no service is called "acute-wards"/],
  ["gain: { ccg: 50%, acute-trust: 30%", "gain: { ccg: 50%, acute: 30%", /no party is called "acute"/],
  [
    "gain: { ccg: 50%, acute-trust: 30%, community-trust: rest }",
    "gain: { ccg: 50%, acute-trust: 30% }",
    /gain-share\.gain: the shares add up to 80%/,
  ],
];

describe.each([
  ["contracts", CONTRACTS, OF_CONTRACTS],
  ["funds", FUNDS, OF_FUNDS],
])("what can be wrong with %s is said with its place", (_, text, cases) => {
  test.each(cases)("%j → %j", (before, after, said) => {
    expect(text.split(before).length, before).toBeGreaterThan(1);
    const told = problems(text.replace(before, after));
    expect(told).toMatch(said);
    expect(told).toMatch(/^it\.yaml:\d+:\d+ /);
  });
});

test("a service has one provider at a time, where two contracts pay for different things of it", () => {
  const other = "  other:\n    provider: acute-trust\n    commissioner: ccg\n    services: [response-team]\n";
  const pays = "    until: 2016-10-01\n    pays: { activity: { price: £10 per start } }\n";
  const text = CONTRACTS.replace("    kind: team\n    provider: community-trust\n", "    kind: team\n");
  expect(problems(text.replace("  then-a-block:\n", `${other}${pays}  then-a-block:\n`))).toMatch(
    /^it\.yaml:63:16 contracts\.other\.services: response-team would have two providers: the contract "first-visits" pays community-trust/,
  );
});

describe("the model of an agreement", () => {
  const model = compile(read(CONTRACTS));

  test("has rates for a year of 365.25 days, and services run by those who are paid for them", () => {
    const { runs, contracts } = model.agreed!;
    expect(runs).toEqual([0, 1, 1]);
    const [acute] = contracts;
    if (acute?.terms.kind !== "activity") throw new TypeError("activity");
    expect(acute.terms.price).toBe(210_000);
    expect(acute.terms.trim).toEqual({ nights: 30, beyond: 23_000 });
    expect(acute.terms.marginal!.baseline).toBeCloseTo(3500, 9);
    expect(acute.commissioner).toEqual([{ payer: 0, share: 1 }]);
  });

  test("has contract years as far as they are measured", () => {
    const day = 86_400;
    const warmUp = 56 * day;
    const [acute, visits, block] = model.agreed!.contracts;
    expect(acute!.years).toEqual([{ from: warmUp, to: warmUp + 365 * day, opens: warmUp, whole: 365 * day }]);
    expect(visits!.years).toEqual([{ from: warmUp, to: warmUp + 183 * day, opens: warmUp, whole: 365 * day }]);
    expect(block!.years).toEqual([
      { from: warmUp + 183 * day, to: warmUp + 365 * day, opens: warmUp + 183 * day, whole: 365 * day },
    ]);
  });

  test("a year with thresholds that is measured in part is warned of", () => {
    const { warnings } = read(CONTRACTS.replace("length: 1 year", "length: 18 months"));
    const said = warnings.map(({ wrong }) => wrong).filter((wrong) => wrong.includes("contract year"));
    expect(said[0]).toBe(
      "of the contract year from 2017-04-01 only the part to 2017-10-01 is measured, and thresholds are settled on that part pro rata",
    );
    expect(read(CONTRACTS).warnings.filter(({ wrong }) => wrong.includes("contract year"))).toEqual([]);
  });

  test("a scenario that names none of it has nothing of it in its model", () => {
    const { payers, ...rest } = compile(
      read(CONTRACTS.replace(/contracts:\n[\s\S]*$/, "").replace(/.*provider.*\n/g, "")),
    );
    expect(payers).toEqual(["ccg", "council"]);
    expect("agreed" in rest).toBe(false);
  });
});
