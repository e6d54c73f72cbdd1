/** Whether a run can go on under another model: what its facts name by number must be the same there. */
import type { Model } from "./model.ts";

/** Parts of a model that facts refer to or that the past was made with, in the words of a scenario. */
const SETTLED: readonly (readonly [words: string, part: (model: Model) => unknown])[] = [
  ["time", ({ clock }) => clock],
  ["services: their names and kinds", ({ services }) => services.map(({ name, kind, luck }) => [name, kind, luck])],
  [
    "while-waiting, at-shift-end, starts, turn-round, units or needs of services",
    ({ services }) => services.map((s) => [s.holdsWhileWaiting, s.atShiftEnd, s.starts, s.turnRound, s.units, s.needs]),
  ],
  ["attributes and their levels", ({ attributes, classes }) => [attributes, classes]],
  ["cohorts", ({ cohorts }) => cohorts.map(({ name, luck, enters, attributes }) => [name, luck, enters, attributes])],
  ["what becomes of occupants where places close", ({ hours }) => hours.occupants],
  [
    "ways on from services: where they lead, and what is done before each",
    ({ routes }) =>
      routes.map(({ prepare, transfer: _, fundedBy: __, ...route }) => [route, prepare.map(({ reason }) => reason)]),
  ],
  ["pools and shared places", ({ pools, holding }) => [pools, holding.sharing, holding.units]],
  ["clocks, memberships or effects", ({ people }) => people && namesOf(people)],
  ["census", ({ census }) => census.map(({ luck }) => luck)],
  ["ends-when", ({ end }) => end],
  ["shocks", ({ shocks }) => shocks.map(({ name, luck }) => [name, luck])],
  ["programmes", ({ programmes }) => programmes],
  ["periods", ({ periods }) => periods],
];

function namesOf({ clocks, memberships, effects }: NonNullable<Model["people"]>): unknown {
  return [clocks, memberships, effects].map((list) => list.map(({ name }: { readonly name: string }) => name));
}

/**
 * What of a model keeps a run of `parent` from going on under it, in the words of a scenario; null when nothing does.
 * Rules may be added behind those there are.
 */
export function whyNoFork(parent: Model, model: Model): string | null {
  const differs = SETTLED.find(([, part]) => JSON.stringify(part(parent)) !== JSON.stringify(part(model)));
  if (differs !== undefined) return differs[0];
  return parent.rules.every(({ name }, r) => model.rules[r]?.name === name) ? null : "rules that there were";
}
