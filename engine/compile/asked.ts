import type { Scenario } from "../scenario/scenario.ts";
import { type AskedSpec, REASON_NAMES, type ReportableSpec } from "../scenario/spec/measures.ts";
import type { People } from "./classes.ts";
import { startSeconds } from "./clock.ts";
import { type AskedReportable, ATTRIBUTED, type ModelAsked } from "./model/asked.ts";
import { type Clock, EXITS } from "./model.ts";
import type { Names } from "./names.ts";

const DAY = 86_400;

/** What a scenario asks for beside the standard measures; null where it asks for nothing. */
export function compileAsked(scenario: Scenario, names: Names, people: People, clock: Clock): ModelAsked | null {
  const { asked } = scenario;
  if (isNothing(asked)) return null;
  const number = (name: string): number => names.service.get(name)!;
  return {
    by: asked.by.map((attribute) => splitOf(scenario, people, attribute)),
    reportable: asked.reportable === null ? null : reportableOf(asked.reportable, names, people, clock),
    outcomes: asked.outcomes,
    waits: asked.waits.map(number),
    response: asked.response.map(({ name, service, within, clock: runs }) => {
      return { name, service: number(service), seconds: within, whileOpen: runs === "opening-hours" };
    }),
    workforce: asked.workforce.map(({ service, week, onVisits }) => ({ service: number(service), week, onVisits })),
    inArea: asked.inArea.map((name) => ({ service: number(name), inside: !asked.outOfArea.includes(name) })),
    hoursOfWeek: asked.hoursOfWeek.map(number),
    midnight: asked.midnight.map(number),
    at: asked.at.map(({ name, service, on }) => {
      return { name, service: number(service), at: clock.warmUp + startSeconds(on) - startSeconds(clock.start) };
    }),
    joint: once(asked.joint).map(([a, b]) => [number(a), number(b)] as const),
    reaching: once(asked.reaching).map(({ service, level }) => ({ service: number(service), level })),
    placesNeeded: once(asked.placesNeeded).map(({ service, delay }) => ({ service: number(service), delay })),
  };
}

/** What is asked for twice is given once: a measure has an id of its own. */
const once = <T>(asked: readonly T[]): T[] => [...new Map(asked.map((one) => [JSON.stringify(one), one])).values()];

function isNothing({ outOfArea: _, reportable, ...lists }: AskedSpec): boolean {
  return reportable === null && Object.values(lists).every((list) => list.length === 0);
}

function splitOf({ phases }: Scenario, people: People, attribute: string): ModelAsked["by"][number] {
  const levels =
    attribute === "cohort"
      ? phases[0]!.cohorts.map(({ name }) => name)
      : people.attributes.find(({ name }) => name === attribute)!.levels;
  const levelOf = people.classes.map((_, cls) => levels.indexOf(people.level(cls, attribute) ?? ""));
  return { attribute, levels, levelOf: Int32Array.from(levelOf) };
}

function reportableOf(spec: ReportableSpec, names: Names, people: People, clock: Clock): AskedReportable {
  const counts = (cls: number): boolean =>
    Object.entries(spec.adults).every(([attribute, levels]) => levels.includes(people.level(cls, attribute) ?? ""));
  const party = (name: string): number => {
    const found = spec.attributed[name];
    return found === undefined ? 0 : ATTRIBUTED.indexOf(found);
  };
  return {
    services: spec.services.map((name) => names.service.get(name)!),
    who: Uint8Array.from(people.classes, (_, cls) => Number(counts(cls))),
    grace: spec.grace,
    weeklyAt: spec.weekday * DAY + clock.snapshotAt,
    byReason: Uint8Array.from([0, ...REASON_NAMES.map(party)]),
    byPlace: Uint8Array.from([...names.service.keys(), ...EXITS], party),
    per: spec.per,
  };
}
