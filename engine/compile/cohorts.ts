import { luckKey } from "../random/keys.ts";
import { purpose, USE } from "../random/purposes.ts";
import type { CohortSpec, Scenario } from "../scenario/scenario.ts";
import {
  BOTH_DOORS,
  FLAGGED,
  type MeasuredSpec,
  NOT_FLAGGED,
  SECOND_DOOR,
  shareFlagged,
} from "../scenario/spec/people.ts";
import type { People } from "./classes.ts";
import { compileDemand } from "./demand/demand.ts";
import { meanOne, ratePerDay } from "./demand/perDay.ts";
import type { DistributionPool } from "./distributionPool.ts";
import { stopSecond } from "./ends.ts";
import { firstArrivalShare } from "./flows.ts";
import type { ModelMeasured } from "./model/people.ts";
import type { Clock, ModelCohort } from "./model.ts";
import { firstName, luckOf, type Names } from "./names.ts";
import { fillRest } from "./shares.ts";

/** The cohorts with their classes and their rates of first arrival. */
export function compileCohorts(
  scenario: Scenario,
  names: Names,
  people: People,
  pool: DistributionPool,
  clock: Clock,
): ModelCohort[] {
  return scenario.phases[0]!.cohorts.map((spec, i) => {
    const attributes = attributesOf(scenario, spec, people);
    const firstShare = firstArrivalShare(scenario, people, i);
    const stop = stopSecond(scenario, spec, clock);
    return {
      name: spec.name,
      label: spec.label ?? spec.name,
      luck: luckOf(spec),
      enters: spec.enters.map((name) => names.place(name)),
      ...secondDoorOf(spec, people),
      firstClass: people.firstClass[i]!,
      classes: attributes.reduce((product, a) => product * a.levels.length, 1),
      attributes,
      ...(spec.measured.length === 0 ? {} : { measured: spec.measured.map((tool) => measuredOf(tool, spec)) }),
      perHourOfWeek: hoursOfWeek(spec),
      perDay: ratePerDay(scenario, i, clock, firstShare, null),
      ...(stop === null ? {} : { arrivalsStop: stop }),
      demand: compileDemand(scenario, i, pool, clock, firstShare),
    };
  });
}

function secondDoorOf({ firstDoors }: CohortSpec, { attributes }: People): Pick<ModelCohort, "secondDoor"> {
  if (firstDoors === null) return {};
  const attribute = attributes.findIndex(({ name }) => name === SECOND_DOOR);
  return { secondDoor: { firstDoors, attribute, level: attributes[attribute]!.levels.indexOf(BOTH_DOORS) } };
}

function measuredOf(tool: MeasuredSpec, { attributes }: CohortSpec): ModelMeasured {
  const names = Object.keys(attributes);
  const levels = Object.keys(attributes[tool.name]!);
  return {
    position: names.indexOf(tool.name),
    of: names.indexOf(tool.of),
    luck: purpose(luckKey(tool.was ?? tool.name), USE.measured),
    flags: Object.keys(attributes[tool.of]!).map((level) => shareFlagged(tool, level)),
    flagged: levels.indexOf(FLAGGED),
    notFlagged: levels.indexOf(NOT_FLAGGED),
  };
}

type CohortAttributes = ModelCohort["attributes"];

function attributesOf(scenario: Scenario, spec: CohortSpec, people: People): CohortAttributes {
  const entries = Object.entries(spec.attributes);
  const root = scenario.declared.cohorts.find((one) => firstName(one) === firstName(spec));
  let stride = entries.reduce((product, [, levels]) => product * Object.keys(levels).length, 1);
  return entries.map(([name, shares]) => {
    const levels = Object.keys(shares);
    stride /= levels.length;
    const attribute = people.attributes.findIndex((one) => one.name === name);
    const declared = sharesByLevel(root?.attributes[name] === undefined ? spec : root, name);
    const first = levels.map((level) => firstLevel(spec, name, level));
    return {
      attribute,
      luck: luckKey(spec.measured.find((tool) => tool.name === name)?.was ?? name),
      stride,
      levels: levels.map((level) => people.attributes[attribute]!.levels.indexOf(level)),
      levelLuck: first.map(luckKey),
      declared: first.map((level) => declared.get(level) ?? 0),
      shares: fillRest(Object.values(shares)),
    };
  });
}

/** Shares of an attribute by the names under which its levels were first declared. */
function sharesByLevel(spec: CohortSpec, attribute: string): ReadonlyMap<string, number> {
  const shares = spec.attributes[attribute]!;
  const filled = fillRest(Object.values(shares));
  return new Map(Object.keys(shares).map((level, i) => [firstLevel(spec, attribute, level), filled[i]!]));
}

const firstLevel = ({ levelsWere }: CohortSpec, attribute: string, level: string): string =>
  levelsWere[attribute]?.[level] ?? level;

/** Weekday × hour (or half-hour) pattern, mean 1, as multiples of the daily rate. */
function hoursOfWeek({ arrivals }: CohortSpec): Float64Array {
  const hour = meanOne(arrivals.hour ?? Array<number>(24).fill(1));
  const weekday = meanOne(arrivals.weekday ?? Array<number>(7).fill(1));
  const slots = hour.length;
  return Float64Array.from({ length: 7 * slots }, (_, i) => weekday[Math.floor(i / slots)]! * hour[i % slots]!);
}
