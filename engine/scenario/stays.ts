/** Walks through a stay that depends on who comes and when. */
import type { ByAttribute, DistributionSpec, MomentSpec } from "./spec/words.ts";

type Stay = ByAttribute<DistributionSpec>;
/** A stay for each level of an attribute. */
export type StayByAttribute = Exclude<Stay, DistributionSpec>;

/** Each `by:` of an attribute in a stay, the outermost first. */
export function attributesOfStay(stay: Stay | null): StayByAttribute[] {
  if (stay === null) return [];
  if ("by" in stay) {
    const inner = [...Object.values(stay.levels), ...(stay.otherwise === null ? [] : [stay.otherwise])];
    return [stay, ...inner.flatMap(attributesOfStay)];
  }
  if (stay.form === "by-attribute") return attributesOfStay(stay.of);
  return stay.form === "by-moment" ? stay.cases.flatMap(attributesOfStay) : [];
}

/** Everything that decides between stays when they begin. */
export function momentsOfStay(stay: Stay | null): MomentSpec[] {
  if (stay === null) return [];
  if ("by" in stay)
    return [...Object.values(stay.levels), ...(stay.otherwise === null ? [] : [stay.otherwise])].flatMap(momentsOfStay);
  if (stay.form === "by-attribute") return momentsOfStay(stay.of);
  return stay.form === "by-moment" ? [stay.moment, ...stay.cases.flatMap(momentsOfStay)] : [];
}

/** An attribute for whose level of a person a stay says nothing; null when the person has a stay in every case. */
export function attributeWithout(stay: Stay, level: (attribute: string) => string | undefined): string | null {
  if ("by" in stay) {
    const own = level(stay.by);
    const chosen = own !== undefined && Object.hasOwn(stay.levels, own) ? stay.levels[own]! : stay.otherwise;
    return chosen === null ? stay.by : attributeWithout(chosen, level);
  }
  if (stay.form === "by-attribute") return attributeWithout(stay.of, level);
  if (stay.form !== "by-moment") return null;
  return stay.cases.map((one) => attributeWithout(one, level)).find((found) => found !== null) ?? null;
}

/** The stay with every distribution in it changed. */
export function mapStay(stay: Stay, change: (one: DistributionSpec) => DistributionSpec): Stay {
  return "by" in stay ? mapLevels(stay, change) : mapOne(stay, change);
}

function mapLevels(stay: StayByAttribute, change: (one: DistributionSpec) => DistributionSpec): StayByAttribute {
  const levels = Object.entries(stay.levels).map(([level, one]) => [level, mapOne(one, change)] as const);
  const otherwise = stay.otherwise === null ? null : mapOne(stay.otherwise, change);
  return { by: stay.by, levels: Object.fromEntries(levels), otherwise };
}

function mapOne(one: DistributionSpec, change: (one: DistributionSpec) => DistributionSpec): DistributionSpec {
  if (one.form === "by-attribute") return { form: "by-attribute", of: mapLevels(one.of, change) };
  if (one.form === "by-moment") return { ...one, cases: one.cases.map((inner) => mapOne(inner, change)) };
  return change(one);
}

/** A stay as one of the cases of another. */
export const asCase = (stay: Stay): DistributionSpec => ("by" in stay ? { form: "by-attribute", of: stay } : stay);

/** Every single distribution of a stay, with the levels that lead to it in words. */
export function distributionsOfStay(
  stay: Stay,
  where = "",
): { readonly where: string; readonly spec: DistributionSpec }[] {
  const under = (label: string): string => (where === "" ? label : `${where}, ${label}`);
  if ("by" in stay) {
    const levels = Object.entries(stay.levels).flatMap(([level, one]) =>
      distributionsOfStay(one, under(`${stay.by} ${level}`)),
    );
    return [...levels, ...(stay.otherwise === null ? [] : distributionsOfStay(stay.otherwise, under("otherwise")))];
  }
  if (stay.form === "by-attribute") return distributionsOfStay(stay.of, where);
  if (stay.form !== "by-moment") return [{ where, spec: stay }];
  return stay.cases.flatMap((one, i) => distributionsOfStay(one, under(`${stay.moment.by}, case ${i + 1}`)));
}
