import { KIND } from "../../../../engine/log/facts.ts";
import type { Ask } from "./ask.ts";
import { type Fact, type Life, NEVER } from "./lives.ts";

/** Answers every measure of memberships and effects, from each person's facts by themselves. */
export function askCarried(ask: Ask): void {
  const { memberships, effects } = ask.model.people ?? { memberships: [], effects: [] };
  for (const [m, { name }] of memberships.entries()) {
    const joined = (value: number) =>
      ask.count(KIND.Joined, (fact) => fact.other === m && fact.value === value) / ask.years;
    const begins = ({ kind, other, value }: Fact) => kind === KIND.Joined && other === m && value === 1;
    const ends = ({ kind, other, value }: Fact) => kind === KIND.Released && other === m && value === 0;
    ask.put(`system.membership.${name}.members`, ask.mean(seconds(ask, begins, ends)));
    ask.put(`system.membership.${name}.joins`, joined(1));
    ask.put(`system.membership.${name}.refused`, joined(0));
  }
  for (const [e, { name }] of effects.entries()) {
    const begins = ({ kind, other, value }: Fact) => kind === KIND.EffectChanged && other === e && value > 0;
    const ends = ({ kind, other, value }: Fact) => kind === KIND.EffectChanged && other === e && value === 0;
    ask.put(`system.effect.${name}.people`, ask.mean(seconds(ask, begins, ends)));
  }
}

/** Seconds from each beginning to the end after it; a beginning before the last one's end begins nothing new. */
function seconds(ask: Ask, begins: (fact: Fact) => boolean, ends: (fact: Fact) => boolean): number {
  return ask.lives.reduce((sum, { facts }: Life) => {
    const gone = facts.find(({ kind }) => kind === KIND.Exited)?.time ?? NEVER;
    let from = -1;
    let inside = 0;
    for (const fact of facts) {
      if (from < 0 && begins(fact)) from = Math.max(0, fact.time);
      else if (from >= 0 && ends(fact)) {
        inside += ask.overlap(from, fact.time);
        from = -1;
      }
    }
    return sum + inside + (from < 0 ? 0 : ask.overlap(from, gone));
  }, 0);
}
