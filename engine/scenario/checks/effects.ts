/** Effects: names that point at something, and something there to multiply. */
import * as say from "../messages/effects.ts";
import * as meaning from "../messages/meaning.ts";
import { at, joined, type Report, type Spot } from "../problem.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { EffectSpec, PeopleSpec, Who } from "../spec/people.ts";
import { child, descend, type Tree } from "../tree.ts";
import { specsOf, type World } from "../world.ts";
import { type Known, levelsOf } from "./known.ts";

type Spots = (key: string) => Spot;

export function checkEffect(
  effect: EffectSpec,
  people: PeopleSpec,
  tree: Tree | undefined,
  world: World,
  known: Known,
  report: Report,
): void {
  const spot: Spots = (key) => at(child(tree, key)?.place ?? effect.place, joined(`effects.${effect.name}`, key));
  const services = specsOf(world.services);
  const memberships = people.memberships.map(({ name }) => name);
  if (effect.while !== null && !memberships.includes(effect.while))
    checkWhile(effect.while, memberships, services, known, spot("while"), report);
  checkWho(effect.who, tree, spot("who"), known, report);
  checkOn(effect, people, services, known, spot, report);
}

function checkWhile(
  name: string,
  memberships: readonly string[],
  services: readonly ServiceSpec[],
  known: Known,
  spot: Spot,
  report: Report,
): void {
  const names = [...known.services, ...memberships];
  if (!known.services.has(name)) report(meaning.unknownName(spot, "service or membership", name, names, "services"));
  else if (services.find((service) => service.name === name)?.kind === "decision") report(say.takesNoTime(spot, name));
}

/** Attributes and levels exist. */
export function checkWho(who: Who | null, tree: Tree | undefined, spot: Spot, known: Known, report: Report): void {
  for (const [attribute, wanted] of Object.entries(who ?? {})) {
    const there = { ...spot, place: descend(tree, "who", attribute)?.place ?? spot.place };
    const levels = levelsOf(known, attribute);
    if (levels === undefined) {
      const names = [...known.attributes.keys(), "cohort"];
      report(meaning.unknownName(there, "attribute or condition", attribute, names, "attributes of a cohort"));
    } else
      for (const level of wanted)
        if (!levels.has(level)) report(meaning.missingLevel(there, attribute, level, [...levels]));
  }
}

function checkOn(
  { on, factor }: EffectSpec,
  people: PeopleSpec,
  services: readonly ServiceSpec[],
  known: Known,
  spot: Spots,
  report: Report,
): void {
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  const unknown = (what: string, name: string, list: readonly string[], section: string) =>
    report(meaning.unknownName(spot("on"), what, name, list, section));
  if (on.of === "clock") {
    if (!names(people.clocks).includes(on.clock)) unknown("clock", on.clock, names(people.clocks), "clocks");
    return;
  }
  if (on.of === "move") {
    const moves = people.conditions.find(({ name }) => name === on.condition)?.moves.map(moveName);
    if (moves === undefined) unknown("condition", on.condition, names(people.conditions), "conditions");
    else if (!moves.includes(on.move)) unknown("move", on.move, moves, `conditions.${on.condition}.moves`);
    return;
  }
  const service = services.find(({ name }) => name === on.service);
  if (!known.services.has(on.service)) unknown("service", on.service, [...known.services], "services");
  if (service === undefined) return;
  if (on.of === "stay") {
    if (service.kind === "decision") report(say.noStay(spot("on"), on.service));
    if (factor.value === 0) report(say.stayOfNothing(spot("factor")));
  } else if (!names(service.routes).includes(on.route))
    unknown("route", on.route, names(service.routes), `services.${on.service}.routes`);
  else if (service.routes.length === 1) report(say.onlyRoute(spot("on"), on.service));
}

/** A move between stages as paths name it. */
const moveName = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from}-${to}`;
