import { placeName } from "../../../engine/compile/model.ts";
import type { Model } from "../../../engine/language.ts";
import { KIND_NAMES, type KindName } from "../../../engine/log/facts.ts";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import { logOf } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";

/** A fact in names. Times in hours since the start of the run. */
export interface Told {
  readonly number: number;
  readonly kind: KindName;
  readonly seconds: number;
  readonly hours: number;
  readonly person: number;
  readonly service: string;
  readonly other: string;
  readonly value: number;
  readonly cause: number;
}

/** Runs one replication of a scenario and tells its facts. */
export function tell(text: string, replication = 0): Told[] {
  return tellModel(modelOf(text), replication);
}

export function tellModel(model: Model, replication = 0): Told[] {
  return logOf(model, replication).flatMap((chunk) =>
    Array.from({ length: chunk.length }, (_, i) => ({
      number: chunk.first + i,
      kind: KIND_NAMES[chunk.kind[i]!]!,
      seconds: chunk.time[i]!,
      hours: chunk.time[i]! / 3600,
      person: chunk.person[i]!,
      service: placeName(model, chunk.service[i]!),
      other: placeName(model, chunk.other[i]!),
      value: chunk.value[i]!,
      cause: chunk.cause[i]!,
    })),
  );
}

/** A scenario of one cohort with the services given. */
export function scenario(services: string, more = "", arrivals = "6 per day"): string {
  return `
careshift: 1
title: A rule
time: { start: 2016-04-04, length: 60 days, warm-up: none }
cohorts:
  people: { arrivals: { total: ${arrivals} }, enters: ward }
services:
${services}
${more}
`;
}

/** Facts of each person, in order. */
export function byPerson(facts: readonly Told[]): Told[][] {
  const people = new Map<number, Told[]>();
  for (const fact of facts) {
    if (fact.person < 0) continue;
    const own = people.get(fact.person) ?? [];
    own.push(fact);
    people.set(fact.person, own);
  }
  return [...people.values()];
}

export const of = (facts: readonly Told[], kind: KindName, service?: string): Told[] =>
  facts.filter((fact) => fact.kind === kind && (service === undefined || fact.service === service));

/** Numerator and denominator of a measure over the measured time of one run. */
export function measured(text: string, id: string): readonly [number, number] {
  const model = modelOf(text);
  const { definitions, begin } = standardMeasures(model);
  const fold = begin();
  for (const chunk of logOf(model)) fold.take(chunk);
  const found = fold.end();
  const i = definitions.findIndex((definition) => definition.id === id);
  return [found[2 * i]!, found[2 * i + 1]!];
}
