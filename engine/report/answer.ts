/** The answer in plain words, made from the numbers: what a commissioner reads first. */
import type { MeasureResult, Results, ScenarioResults } from "../experiments/contract.ts";
import { clearness } from "./cells.ts";
import { type Change, type Changes, changesOf } from "./changed.ts";
import { level, levelWithin, serviceLabel, signedWithin, size, sizeWithin, styleOf } from "./phrases.ts";
import { shownDifference } from "./units.ts";

/** What a run says, in one paragraph. */
export function answerOfRun(results: ScenarioResults): string {
  const atHome = measureOf(results, "system.at-home-91");
  const cost = measureOf(results, "system.cost.total");
  return sentences(
    delaysNow(results),
    longestWait(results),
    atHome && `${levelWithin(atHome)} of older people are at home 91 days after leaving hospital for aftercare.`,
    cost && `Care costs ${levelWithin(cost)} a year.`,
  );
}

/** What the change does, in one paragraph. */
export function answerOfComparison(results: Results, variant: ScenarioResults): string {
  const changes = changesOf(results, variant);
  const text = sentences(
    changeIn(changes.get("system.delayed"), {
      changed: (by, more) => `${by} ${more ? "more" : "fewer"} people are delayed on an average day`,
      subject: "the number of people delayed on an average day",
    }),
    whereMost(results, changes),
    changedWaits(results, changes),
    changeIn(changes.get("system.at-home-91"), {
      changed: (by, more) => `the share of older people at home after 91 days is ${by} ${more ? "higher" : "lower"}`,
      subject: "the share of older people at home after 91 days",
    }),
    changeIn(changes.get("system.cost.total"), {
      changed: (by, more) => `care costs ${by} ${more ? "more" : "less"} a year`,
      subject: "what care costs a year",
    }),
  );
  return text === "" ? "" : `With the change, ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

interface Wording {
  readonly changed: (by: string, more: boolean) => string;
  /** "the number of people delayed": stands in "there is no clear difference in …". */
  readonly subject: string;
}

function changeIn(change: Change | undefined, { changed, subject }: Wording): string | null {
  if (change === undefined) return null;
  const { before, after, difference } = change;
  const style = styleOf(before, after);
  const mean = difference.mean!;
  const own = shownDifference(before.unit, style, difference);
  if (mean === 0 && (difference.sd ?? 0) === 0) return `${capital(subject)} stays the same (${level(before, style)}).`;
  if (clearness(difference) === "no") {
    return `There is no clear difference in ${subject} (${signedWithin(difference, own)}).`;
  }
  const levels = `${level(after, style)} instead of ${level(before, style)}`;
  return `${capital(changed(size(difference, own), mean > 0))} (${sizeWithin(difference, own)}): ${levels}.`;
}

/** Where at least half of a clear difference in delays arises. */
function whereMost(results: Results, changes: Changes): string | null {
  const total = changes.get("system.delayed");
  if (total === undefined || total.difference.mean === 0 || !isClear(total)) return null;
  const parts = [...changes.values()]
    .filter(({ before }) => before.service !== null && before.measure === "delayed")
    .map((change) => ({ change, share: change.difference.mean! / total.difference.mean! }));
  const most = parts.reduce<(typeof parts)[number] | null>((a, b) => (a !== null && a.share >= b.share ? a : b), null);
  if (most === null || parts.length < 2 || most.share < 0.5) return null;
  const { before, after, difference } = most.change;
  const where = serviceLabel(results, before);
  return `Most of the difference is in ${where} (${signedWithin(difference, styleOf(before, after))}).`;
}

/** The waits that clearly grow and shrink most: one change may do both. */
function changedWaits(results: Results, changes: Changes): string | null {
  const waits = [...changes.values()].filter((change) => change.before.measure === "wait" && isClear(change));
  const by = ({ difference }: Change): number => difference.mean!;
  const longest = waits.filter((change) => by(change) > 0).sort((a, b) => by(b) - by(a))[0];
  const shortest = waits.filter((change) => by(change) < 0).sort((a, b) => by(a) - by(b))[0];
  const both = [longest, shortest].filter((change) => change !== undefined);
  return both.length === 0 ? null : both.map((change) => waitSentence(results, change)).join(" ");
}

function waitSentence(results: Results, { before, after, difference }: Change): string {
  const style = styleOf(before, after);
  const longer = difference.mean! > 0 ? "longer" : "shorter";
  const text = `${size(difference, style)} ${longer} on average (${sizeWithin(difference, style)})`;
  return `The wait for ${serviceLabel(results, before)} is ${text}.`;
}

function delaysNow(results: ScenarioResults): string | null {
  const total = measureOf(results, "system.delayed");
  if (total === null) return null;
  if (total.mean === 0) return "Nobody is delayed.";
  const parts = results.measures.filter((one) => one.service !== null && one.measure === "delayed");
  const most = parts.reduce((a, b) => ((b.mean ?? 0) > (a.mean ?? 0) ? b : a));
  const worthSaying = parts.length > 1 && (most.mean ?? 0) >= total.mean! / 2;
  const where = worthSaying ? `, most of them in ${serviceLabel(results, most)}: ${levelWithin(most)}` : "";
  return `On an average day ${levelWithin(total)} people are ready to leave but still there${where}.`;
}

function longestWait(results: ScenarioResults): string | null {
  const waits = results.measures.filter((one) => one.measure === "wait" && (one.mean ?? 0) > 0);
  if (waits.length === 0) return null;
  const longest = waits.reduce((a, b) => (b.mean! > a.mean! ? b : a));
  return `The longest wait is for ${serviceLabel(results, longest)}: ${levelWithin(longest)} on average.`;
}

/** The measure, when the scenario has it and there is something to say. */
function measureOf({ measures }: ScenarioResults, id: string): MeasureResult | null {
  const found = measures.find((one) => one.id === id);
  return found === undefined || found.mean === null ? null : found;
}

function isClear({ difference }: Change): boolean {
  return clearness(difference) !== "no";
}

function sentences(...all: readonly (string | null)[]): string {
  return all.filter((one) => one !== null).join(" ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
