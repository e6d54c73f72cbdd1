import { luckKey } from "../../random/keys.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { EffectSpec, EffectTarget, Who } from "../../scenario/spec/people.ts";
import type { People } from "../classes.ts";
import { startSeconds } from "../clock.ts";
import type { ModelClock, ModelEffect, ModelMembership } from "../model/people.ts";
import type { Names } from "../names.ts";

/** No run is so long. */
const NEVER = 0x7fffffff;

/** The effects of a scenario, in the order of their luck. */
export function compileEffects(
  scenario: Scenario,
  names: Names,
  people: People,
  clocks: readonly ModelClock[],
  memberships: readonly ModelMembership[],
): ModelEffect[] {
  const zero = startSeconds(scenario.time.start) - scenario.time.warmUp;
  const runTime = (date: string) => Math.min(NEVER, Math.max(0, startSeconds(date) - zero));
  const effects = scenario.phases[0]!.people.effects.map((spec) => ({
    ...effect(spec, people),
    while: spec.while === null ? -1 : (names.service.get(spec.while) ?? -1),
    member: memberships.findIndex(({ name }) => name === spec.while),
    from: spec.from === null ? 0 : runTime(spec.from),
    until: spec.until === null ? NEVER : runTime(spec.until),
    ...NOTHING,
    ...target(spec.on, scenario, names, clocks),
  }));
  return effects.sort((a, b) => a.luck - b.luck);
}

const NOTHING = { clock: -1, stayOf: -1, route: -1 };

function effect(spec: EffectSpec, people: People) {
  return {
    name: spec.name,
    label: spec.label ?? spec.name,
    luck: luckKey(`effect ${spec.was ?? spec.name}`),
    who: whoOf(spec.who, people),
    factor: spec.factor.value,
    lag: Math.round(spec.lag?.value ?? 0),
    decay: Math.round(spec.decay?.value ?? 0),
    worksFor: spec.worksFor?.value ?? 1,
  };
}

/** By class: 1 for the people meant. */
export function whoOf(who: Who | null, people: People): Uint8Array {
  const asked = Object.entries(who ?? {});
  return Uint8Array.from(people.classes, (_, cls) =>
    Number(asked.every(([attribute, levels]) => levels.includes(people.level(cls, attribute) ?? ""))),
  );
}

function target(
  on: EffectTarget,
  scenario: Scenario,
  names: Names,
  clocks: readonly ModelClock[],
): Partial<typeof NOTHING> {
  const { services, people } = scenario.phases[0]!;
  const clockCalled = (name: string) => clocks.findIndex((clock) => clock.name === name);
  switch (on.of) {
    case "clock":
      return { clock: clockCalled(on.clock) };
    case "move": {
      const { name, moves } = people.conditions.find((condition) => condition.name === on.condition)!;
      const { from, to } = moves.find((move) => `${move.from}-${move.to}` === on.move)!;
      return { clock: clockCalled(`${name}: ${from} to ${to}`) };
    }
    case "stay":
      return { stayOf: names.service.get(on.service)! };
    case "share": {
      const s = names.service.get(on.service)!;
      return { route: names.firstRoute[s]! + services[s]!.routes.findIndex(({ name }) => name === on.route) };
    }
  }
}
