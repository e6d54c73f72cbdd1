/** Who has the cash when care costs less: what is free at once, what later, what only where capacity closes. */
import type { MeasureResult, Results, ScenarioResults } from "../experiments/contract.ts";
import { clearness, isFixed } from "./cells.ts";
import { type Change, type Changes, changesOf } from "./changed.ts";
import { listed } from "./numbers.ts";
import { level, levelWithin, signedWithin, size, sizeWithin, styleOf } from "./phrases.ts";
import { shownDifference } from "./units.ts";

/**
 * What a change frees in cash, and for whom: a paragraph for each party. None where no party's cost follows use in parts.
 * @param pricesAlone the worlds differ in prices alone: nothing is said of what people use
 */
export function cashOfComparison(results: Results, variant: ScenarioResults, pricesAlone = false): string[] {
  const changes = changesOf(results, variant);
  const named = (prefix: string): string[] => namesUnder(results, prefix);
  return [
    ...named("borne").map((party) => (pricesAlone ? priceSentences : borneSentences)(party, changes)),
    ...(pricesAlone ? [] : named("contract").map((contract) => contractSentence(contract, changes))),
    ...named("paid").map((payer) => (payer === "total" ? null : paidSentence(payer, changes))),
    ...named("surplus").map((provider) => surplusSentence(provider, changes)),
  ].filter((text) => text !== null);
}

/** How much of what each party bears could be freed, and how its pooled funds stand. */
export function cashOfRun(results: ScenarioResults): string[] {
  return [
    ...namesUnder(results, "borne").map((party) => borneNow(party, results)),
    ...namesUnder(results, "fund").map((fund) => fundNow(fund, results)),
  ].filter((text) => text !== null);
}

/** Names that stand after a prefix in the ids of measures: "borne.trust", "borne.trust.fixed" → "trust". */
function namesUnder({ measures }: ScenarioResults, prefix: string): string[] {
  const own = measures.filter(({ service, measure }) => service === null && measure.startsWith(`${prefix}.`));
  return [...new Set(own.map(({ measure }) => measure.split(".")[1]!))];
}

/** How a share of cost follows use, for less of it and for more. */
const SHARES = [
  {
    used: (party: string) => `borne.${party}.variable`,
    less: "is variable and free at once",
    more: "is variable and due at once",
  },
  {
    used: (party: string) => `used.${party}.semi-variable`,
    cost: (party: string) => `borne.${party}.semi-variable`,
    less: "is semi-variable and free once its lag is over",
    more: "is semi-variable and due once its lag is over",
  },
  {
    used: (party: string) => `used.${party}.fixed`,
    cost: (party: string) => `borne.${party}.fixed`,
    less: "is fixed and free only where capacity closes",
    more: "is fixed and due only where capacity opens",
  },
];

/** Null where neither use nor cost clearly changes. */
function borneSentences(party: string, changes: Changes): string | null {
  const [used, borne] = [changes.get(`system.used.${party}`), changes.get(`system.borne.${party}`)];
  if (used === undefined || borne === undefined || (!differs(used) && !differs(borne))) return null;
  const cost = `What ${party} bears of the cost of care ${movesBy(borne)}.`;
  if (!differs(used)) return [cost, ...whyBorne(party, changes), "What people use does not clearly change."].join(" ");
  const isLess = used.difference.mean! < 0;
  const parts = SHARES.flatMap((share) => {
    const change = changes.get(`system.${share.used(party)}`);
    if (change === undefined || isSame(change)) return [];
    const own = share.cost && changes.get(`system.${share.cost(party)}`);
    const soFar = own === undefined ? "" : `; within this time that cost ${movesBy(own)}`;
    return [`Of this, ${amount(change, isLess)} ${isLess ? share.less : share.more}${soFar}.`];
  });
  const total = `People use ${amount(used, isLess)} ${isLess ? "less" : "more"} a year of care whose cost ${party} bears, at its prices.`;
  return [total, ...parts, cost].join(" ");
}

/** Null where the cost does not change. */
function priceSentences(party: string, changes: Changes): string | null {
  const borne = changes.get(`system.borne.${party}`);
  if (borne === undefined || isSame(borne)) return null;
  const cost = `At these prices what ${party} bears of the cost of care ${movesBy(borne)}.`;
  return [cost, ...whyBorne(party, changes)].join(" ");
}

/** Where cost changes and use does not: capacity opened or closed, or staff came or went by steps. */
function whyBorne(party: string, changes: Changes): string[] {
  return ["variable", "semi-variable", "fixed", "one-off"].flatMap((share) => {
    const change = changes.get(`system.borne.${party}.${share}`);
    if (change === undefined || isSame(change) || !differs(change)) return [];
    return [`Of this, ${amount(change, change.difference.mean! < 0)} is ${share}.`];
  });
}

/** Of a contract that pays the same though people use more or less: a block, or one whose thresholds nobody reached. */
function contractSentence(contract: string, changes: Changes): string | null {
  const change = changes.get(`system.contract.${contract}`);
  const moves = [...changes].some(([id, one]) => /^system\.used\.[^.]+$/.test(id) && !isSame(one) && differs(one));
  if (change === undefined || !moves || !isSame(change) || change.after.mean === 0) return null;
  return `Under ${contract} the same is paid, ${told(change.after)} a year, though people use more or less: no commissioner has cash of it.`;
}

function paidSentence(payer: string, changes: Changes): string | null {
  const change = changes.get(`system.paid.${payer}`);
  if (change === undefined) return null;
  if (isSame(change)) return `${payer} pays the same, ${told(change.after)} a year: no cash is free for it.`;
  if (!differs(change)) return `There is no clear difference in what ${payer} pays a year (${signedText(change)}).`;
  const isLess = change.difference.mean! < 0;
  return `${payer} pays ${amount(change, isLess)} ${isLess ? "less a year: so much cash is free for it" : "more a year"}.`;
}

function surplusSentence(provider: string, changes: Changes): string | null {
  const [surplus, earned] = [changes.get(`system.surplus.${provider}`), changes.get(`system.earned.${provider}`)];
  if (surplus === undefined || earned === undefined || (isSame(surplus) && isSame(earned))) return null;
  return `What ${provider} earns ${movesBy(earned)}; its surplus ${movesBy(surplus)}.`;
}

/** "falls by £1.2m a year (95% interval …)", "stays the same", "does not clearly change (…)". */
function movesBy(change: Change): string {
  if (isSame(change)) return "stays the same";
  if (!differs(change)) return `does not clearly change (${signedText(change)})`;
  const isLess = change.difference.mean! < 0;
  return `${isLess ? "falls" : "rises"} by ${amount(change, isLess)} a year`;
}

/** "£1.2m (95% interval £1.0m to £1.4m)", of less or of more; with "the other way" where it is the other of the two. */
function amount({ before, difference }: Change, isLess: boolean): string {
  const style = shownDifference(before.unit, styleOf(before), difference);
  const text = size(difference, style);
  const other = isLess === difference.mean! > 0 ? " the other way" : "";
  return `${text}${isFixed(difference) ? "" : ` (${sizeWithin(difference, style)})`}${other}`;
}

/** "£9.1m (95% interval £9.0m to £9.2m)"; without an interval where it is the same in every run. */
function told(measure: MeasureResult): string {
  return isFixed(measure) ? level(measure, styleOf(measure)) : levelWithin(measure);
}

function signedText({ before, difference }: Change): string {
  return signedWithin(difference, shownDifference(before.unit, styleOf(before), difference));
}

/** Not told apart from chance only where an interval says so. */
function differs({ difference }: Change): boolean {
  return clearness(difference) !== "no";
}

/** Less than a penny, in every pair. */
function isSame({ difference: { mean, sd } }: Change): boolean {
  return Math.abs(mean ?? 0) < 1 && (sd ?? 0) < 1;
}

function borneNow(party: string, results: ScenarioResults): string | null {
  const all = find(results, `borne.${party}`);
  if (all === null || all.mean! < 1) return null;
  const parts = [
    [`borne.${party}.variable`, "follows use at once"],
    [`borne.${party}.semi-variable`, "follows use after its lag"],
    [`borne.${party}.fixed`, "is fixed and falls only where capacity closes"],
    [`borne.${party}.one-off`, "is paid once"],
  ].flatMap(([id = "", words = ""]) => {
    const one = find(results, id);
    return one === null || Math.abs(one.mean!) < 1 ? [] : [`${told(one)} ${words}`];
  });
  return `Of what care costs, ${party} bears ${told(all)} a year: ${parts.join("; ")}.`;
}

function fundNow(fund: string, results: ScenarioResults): string | null {
  const of = (measure: string): MeasureResult | null => find(results, `fund.${fund}.${measure}`);
  const [spend, comes, years, over] = [of("spend"), of("contributions"), of("overspent-years"), of("overspend")];
  if (spend === null || comes === null || years === null || over === null) return null;
  const opening = `The fund ${fund} spends ${told(spend)} of ${told(comes)} a year`;
  if (years.mean === 0) return `${opening}, and does not overspend.`;
  const prefix = `fund.${fund}.overspend.`;
  const partners = results.measures.filter(({ service, measure }) => service === null && measure.startsWith(prefix));
  const borne = partners.map((one) => `${told(one)} to ${one.measure.slice(prefix.length)}`);
  const [shows, due] = [of("overspend-shows"), of("remedial-plan")];
  const when =
    shows === null || due === null
      ? ""
      : ` The overspend first shows ${told(shows)} after 1 April, and a remedial plan is due ${level(due, styleOf(due))} after it.`;
  return `${opening}, and overspends in ${told(years)} of financial years; on average there falls a year ${listed(borne)}.${when}`;
}

/** A measure of the system of which there is something to say. */
function find({ measures }: ScenarioResults, measure: string): MeasureResult | null {
  const found = measures.find((one) => one.id === `system.${measure}`);
  return found === undefined || found.mean === null ? null : found;
}
