import { luckKey } from "../../random/keys.ts";
import type { Scenario, ServiceSpec } from "../../scenario/scenario.ts";
import type { ClockSpec, ConditionSpec, HazardSpec, MoveSpec, PeopleSpec } from "../../scenario/spec/people.ts";
import type { People } from "../classes.ts";
import type { DistributionPool } from "../distributionPool.ts";
import { CLOCK_FROM, CLOCK_SCOPE, type ModelClock, type ModelPeople } from "../model/people.ts";
import type { ModelCohort } from "../model.ts";
import { luckOf, type Names } from "../names.ts";
import { compileEffects } from "./effects.ts";
import { HazardPool } from "./hazards.ts";
import { compileMemberships } from "./memberships.ts";

/** Clocks, moves between stages, memberships and effects; null where the scenario has none, so that a run need not look. */
export function compilePeople(
  scenario: Scenario,
  names: Names,
  people: People,
  cohorts: readonly ModelCohort[],
  pool: DistributionPool,
): ModelPeople | null {
  const phases = scenario.phases.map((phase) => phase.people);
  const { clocks, conditions } = phases[0]!;
  const hazards = new HazardPool(pool);
  const byPhase = (of: (phase: PeopleSpec) => HazardSpec) =>
    phases.map((phase) => hazards.forClasses(of(phase), people));
  const { services } = scenario.phases[0]!;
  const all = [
    ...clocks.map((spec, i) =>
      clock(
        spec,
        services,
        names,
        people,
        byPhase((phase) => phase.clocks[i]!),
      ),
    ),
    ...conditions.flatMap((condition, c) =>
      condition.moves.map((spec, i) =>
        move(
          spec,
          condition,
          people,
          cohorts,
          byPhase((phase) => phase.conditions[c]!.moves[i]!),
        ),
      ),
    ),
  ];
  const sorted = all.sort((a, b) => a.luck - b.luck);
  const memberships = compileMemberships(scenario, people, pool);
  const effects = compileEffects(scenario, names, people, sorted, memberships);
  if (sorted.length + memberships.length + effects.length === 0) return null;
  const hospitals = flags(services, ({ setting }) => setting === "hospital");
  return { clocks: sorted, memberships, effects, hospitals, hazards: hazards.all };
}

const SCOPES = {
  "this-stay": CLOCK_SCOPE.stay,
  "until-admission": CLOCK_SCOPE.admission,
  "for-life": CLOCK_SCOPE.life,
};
const NONE = new Uint8Array(0);
const NOWHERE = new Int32Array(0);

function clock(
  spec: ClockSpec,
  services: readonly ServiceSpec[],
  names: Names,
  people: People,
  hazards: readonly Int32Array[],
): ModelClock {
  const staged = spec.from === "condition";
  const named = (service: ServiceSpec) => spec.services.includes(service.name);
  const placed = spec.from === "stay" || spec.from === "discharge";
  const admits = spec.scope === "until-admission";
  return {
    name: spec.name,
    label: spec.label ?? spec.name,
    luck: luckKey(`clock ${spec.was ?? spec.name}`),
    from: staged ? CLOCK_FROM.stage : CLOCK_FROM[spec.from],
    startedBy: placed ? flags(services, (service) => spec.services.length === 0 || named(service)) : NONE,
    endedBy: admits ? flags(services, (service) => service.setting === "hospital" || named(service)) : NONE,
    scope: staged ? CLOCK_SCOPE.stage : SCOPES[spec.scope],
    inStage: staged
      ? Uint8Array.from(people.classes, (_, cls) =>
          Number(spec.stages.includes(people.level(cls, spec.condition!) ?? "")),
        )
      : NONE,
    to: names.place(spec.to),
    attribute: -1,
    becomes: NOWHERE,
    stops: spec.whileWaiting === "stops",
    never: spec.never?.value ?? 0,
    hazards,
  };
}

function move(
  spec: MoveSpec,
  condition: ConditionSpec,
  people: People,
  cohorts: readonly ModelCohort[],
  hazards: readonly Int32Array[],
): ModelClock {
  const attribute = people.attributes.findIndex(({ name }) => name === condition.name);
  const name = `${condition.name}: ${spec.from} to ${spec.to}`;
  return {
    name,
    label: name,
    luck: luckKey(`move ${luckOf(condition)} ${spec.from} ${spec.to}`),
    from: CLOCK_FROM.stage,
    startedBy: NONE,
    endedBy: NONE,
    scope: CLOCK_SCOPE.stage,
    inStage: Uint8Array.from(people.classes, (_, cls) => Number(people.level(cls, condition.name) === spec.from)),
    to: -1,
    attribute,
    becomes: Int32Array.from(people.classes, (cls, number) => {
      const own = cohorts[cls.cohort]!.attributes.find((one) => one.attribute === attribute);
      if (own === undefined) return number;
      const at = (stage: string) => own.levels.indexOf(people.attributes[attribute]!.levels.indexOf(stage));
      return number + (at(spec.to) - at(spec.from)) * own.stride;
    }),
    stops: false,
    never: 0,
    hazards,
  };
}

function flags<T>(list: readonly T[], test: (item: T) => boolean): Uint8Array {
  return Uint8Array.from(list, (item) => (test(item) ? 1 : 0));
}
