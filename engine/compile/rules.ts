import type { Scenario } from "../scenario/scenario.ts";
import type { ActionSpec, CheckedSpec, ConditionSpec } from "../scenario/spec/rules.ts";
import { DAY } from "./clock.ts";
import { perPlaceOf } from "./holding.ts";
import type { ModelAction, ModelCondition, ModelRule } from "./model/rules.ts";
import type { Clock } from "./model.ts";
import { luckOf, type Names } from "./names.ts";

/** The rules in the order of the scenario. */
export function compileRules(scenario: Scenario, names: Names, clock: Clock): ModelRule[] {
  return scenario.rules.map((rule) => ({
    name: rule.name,
    luck: luckOf(rule),
    when: conditionIn(rule.when, names),
    until: rule.until === null ? null : conditionIn(rule.until, names),
    lasts: rule.lasts ?? -1,
    checked: looks(rule.checked, clock),
    actions: rule.actions.map((action) => numbered(action, names, scenario)),
    atMost: rule.atMost ?? -1,
    notWithin: rule.notWithin,
    cost: rule.cost,
  }));
}

/** A condition in numbers. */
export function conditionIn(
  { services, measure, side, level, holds, window }: ConditionSpec,
  names: Names,
): ModelCondition {
  return { services: services.map((name) => names.place(name)), measure, side, level, holds, window };
}

/** Places become units of capacity: a caseload in hours of care a week is kept in minutes. */
function numbered(action: ActionSpec, names: Names, scenario: Scenario): ModelAction {
  if (action.form === "divert") return { ...action, from: names.place(action.from), to: names.place(action.to) };
  const service = names.place(action.service);
  if (action.form !== "places") return { ...action, service };
  return { ...action, service, places: action.places * perPlaceOf(scenario, action.service) };
}

/** Every so many seconds from time 0, or at a time of every day. */
function looks(checked: CheckedSpec, clock: Clock): ModelRule["checked"] {
  if (checked === null) return null;
  if ("every" in checked) return { first: checked.every, every: checked.every };
  const first = (checked.at - (clock.weekOffset % DAY) + DAY) % DAY;
  return { first, every: DAY };
}
