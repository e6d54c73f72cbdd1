/** Attributes that hang together → one race among combinations. */
import { luckKey } from "../../random/keys.ts";
import type { CohortSpec, Scenario } from "../../scenario/scenario.ts";
import type { Joint } from "../model/demand.ts";
import { firstName } from "../names.ts";

/** The race of a cohort's joint attributes; null where it has none. Luck goes by the combination, not by its row. */
export function jointOf(scenario: Scenario, spec: CohortSpec): Joint | null {
  const { jointly } = spec;
  if (jointly === null) return null;
  const names = Object.keys(spec.attributes);
  const root = scenario.declared.cohorts.find((one) => firstName(one) === firstName(spec))?.jointly ?? jointly;
  const sameKind = root.attributes.join() === jointly.attributes.join();
  const declared = new Map((sameKind ? root : jointly).rows.map(({ levels, share }) => [levels.join(" "), share]));
  return {
    attributes: jointly.attributes.map((name) => names.indexOf(name)),
    luck: luckKey(jointly.attributes.join(" ")),
    rowLuck: jointly.rows.map(({ levels }) => luckKey(levels.join(" "))),
    declared: jointly.rows.map(({ levels }) => declared.get(levels.join(" ")) ?? 0),
    shares: jointly.rows.map(({ share }) => share),
    levels: jointly.rows.map(({ levels }) =>
      levels.map((level, a) => Object.keys(spec.attributes[jointly.attributes[a]!]!).indexOf(level)),
    ),
  };
}
