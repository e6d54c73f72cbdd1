import { KIND } from "../../../../engine/log/facts.ts";
import type { Ask } from "./ask.ts";
import { type Fact, NEVER } from "./lives.ts";

/** Answers every measure of rules and shocks, from pairs of a beginning and the end that names it as its cause. */
export function askRules(ask: Ask): void {
  const { model } = ask;
  const added = new Map<number, number>();
  for (const [r, { name, actions, cost }] of model.rules.entries()) {
    const begun = ask.facts.filter(({ kind, other, value }) => kind === KIND.RuleFired && other === r && value === 1);
    ask.put(`system.rule.${name}.in-force`, ask.mean(begun.reduce((sum, on) => sum + lasted(ask, on, 0), 0)));
    const acted = ask.count(KIND.RuleFired, ({ other, value }) => other === r && value !== 0);
    ask.put(`system.rule.${name}.times`, acted / ask.years);
    ask.put(`system.rule.${name}.cost`, (acted * cost) / ask.years);
    for (const action of actions) {
      if (action.form !== "places") continue;
      const seconds = begun.reduce((sum, on) => sum + action.places * lasted(ask, on, action.leadTime), 0);
      added.set(action.service, (added.get(action.service) ?? 0) + seconds);
    }
  }
  for (const [s, seconds] of added)
    ask.put(`${model.services[s]!.name}.places-added`, ask.mean(seconds) / (model.services[s]!.perPlace ?? 1));
  for (const [s, { name }] of model.shocks.entries()) {
    const begun = ask.facts.filter(({ kind, other }) => kind === KIND.ShockStarted && other === s);
    ask.put(`system.shock.${name}.there`, ask.mean(begun.reduce((sum, on) => sum + lasted(ask, on, 0), 0)));
    ask.put(`system.shock.${name}.times`, begun.filter(({ time }) => ask.isIn(time)).length / ask.years);
  }
  for (const [number, { name, programme }] of model.programmes.openings.entries()) {
    const id = `system.programme.${model.programmes.list[programme]!.name}.${name}`;
    const opened = ask.facts.filter(
      ({ kind, other, time }) => kind === KIND.PhaseOpened && other === number && time < ask.window.to,
    );
    ask.put(`${id}.open`, opened.length);
    ask.put(
      `${id}.opened`,
      opened.reduce((sum, { time }) => sum + (time - model.clock.warmUp) / 86_400, 0),
      opened.length,
    );
  }
}

/** Seconds of the window from so long after a beginning to its end. */
function lasted(ask: Ask, on: Fact, after: number): number {
  const over = ask.facts.find(
    ({ kind, cause, other, value }) =>
      cause === on.number &&
      other === on.other &&
      ((kind === KIND.RuleFired && value === 0) || (kind === KIND.ShockEnded && on.kind === KIND.ShockStarted)),
  );
  const end = over?.time ?? NEVER;
  return end <= on.time + after ? 0 : ask.overlap(on.time + after, end);
}
