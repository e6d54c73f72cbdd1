import { expect, test } from "vitest";
import { modelOf } from "../../../laws/scenarios.ts";
import { byPerson, tellModel } from "../told.ts";

const DAY = 86_400;
const STAGES = ["none", "mild", "severe"];
/** Moves per person and day: from none to mild and so on; a mild one may pass off, a severe one may ease. */
const RATES = [
  [0, 0.02, 0],
  [0.01, 0, 0.03],
  [0, 0.015, 0],
];
const STARTS = [0.6, 0.4, 0];

const model = modelOf(`
careshift: 1
title: Stages
time: { start: 2016-04-04, length: 200 days, warm-up: none }
cohorts: { people: { arrivals: { total: 40 per day }, enters: at-home } }
services: { at-home: { kind: state, setting: own-home, length-of-stay: 2 years, routes: [{ to: home, share: 100% }] } }
conditions:
  dementia:
    stages: [none, mild, severe]
    starts: { none: 60%, mild: 40% }
    moves:
      - { from: none, to: mild, rate: 0.02 per day }
      - { from: mild, to: none, rate: 0.01 per day }
      - { from: mild, to: severe, rate: 0.03 per day }
      - { from: severe, to: mild, rate: 0.015 per day }
`);

/** Shares of the stages after so many days: starts × e^(Q t), by the series of the powers of Q t over many small steps. */
function sharesAfter(days: number): number[] {
  const steps = 2000;
  let now = STARTS;
  const h = days / steps;
  const flow = (p: readonly number[]) =>
    p.map((_, to) => p.reduce((sum, share, from) => sum + share * RATES[from]![to]!, 0) - p[to]! * out(to));
  const out = (from: number) => RATES[from]!.reduce((sum, rate) => sum + rate, 0);
  for (let i = 0; i < steps; i++) {
    const first = flow(now);
    const second = flow(first);
    now = now.map((share, k) => share + h * first[k]! + (h * h * second[k]!) / 2);
  }
  return now;
}

test("a condition is a Markov chain: shares of the stages over time are those of its matrix exponential", () => {
  const lives = byPerson(tellModel(model));
  const stageOf = (cls: number) => STAGES.indexOf(model.attributes[0]!.levels[model.classes[cls]!.levels[0]!]!);
  for (const days of [10, 40, 120]) {
    const counts = [0, 0, 0];
    const early = lives.filter((own) => own[0]!.seconds < (200 - days) * DAY);
    for (const own of early) {
      const last = own.findLast(
        ({ kind, seconds }) =>
          (kind === "Arrived" || kind === "ConditionChanged") && seconds - own[0]!.seconds <= days * DAY,
      )!;
      counts[stageOf(last.value)]!++;
    }
    for (const [stage, expected] of sharesAfter(days).entries()) {
      const error = Math.sqrt((expected * (1 - expected)) / early.length);
      expect(Math.abs(counts[stage]! / early.length - expected)).toBeLessThan(3.5 * error);
    }
  }
});
