import { prepareRace, type Race } from "../../random/race.ts";
import type { Run } from "../run.ts";
import { luckOfAlternatives } from "../tables.ts";

const known = new WeakMap<Run, Map<string, Race>>();

/**
 * The race among the alternatives of a choice for one person, their shares multiplied by the effects that have hold of the
 * person at `time`. What a multiplied share loses or gains is made up by the alternatives that no effect multiplies, in
 * proportion, and evenly where none of them has a share yet; people move as they would had the scenario said so. Null
 * where nothing is multiplied.
 */
export function raceUnderEffects(run: Run, slot: number, which: number, time: number): Race | null {
  const { effects } = run.state.life!;
  const choice = run.model.choices[which]!;
  const factors = choice.routes.map((route) => effects.onRoute(slot, route, time));
  if (factors.every((factor) => factor === 1)) return null;
  const races = known.get(run) ?? new Map<string, Race>();
  known.set(run, races);
  const key = `${which} ${factors.join(" ")}`;
  const race =
    races.get(key) ??
    prepareRace(luckOfAlternatives(run.model, which), choice.declared, multiplied(choice.shares, factors));
  races.set(key, race);
  return race;
}

/** Shares that add to one; those with a factor other than 1 multiplied, the others stretched to fill what is left. */
function multiplied(shares: readonly number[], factors: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const now = shares.map((share, i) => (share / total) * factors[i]!);
  const sum = (touched: boolean) =>
    now.reduce((all, share, i) => (touched === (factors[i] !== 1) ? all + share : all), 0);
  const [touched, rest] = [sum(true), sum(false)];
  if (touched === 0 && rest === 0) return [...shares];
  const untouched = factors.filter((factor) => factor === 1).length;
  if (rest === 0 && untouched > 0 && touched < 1)
    return now.map((share, i) => (factors[i] === 1 ? (1 - touched) / untouched : share));
  if (rest === 0 || touched >= 1) return now.map((share, i) => (factors[i] === 1 ? 0 : share / touched));
  return now.map((share, i) => (factors[i] === 1 ? (share * (1 - touched)) / rest : share));
}
