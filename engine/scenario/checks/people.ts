/** Clocks and conditions: names that point at something, starts and scopes that fit, stages that exist. */
import * as meaning from "../messages/meaning.ts";
import * as say from "../messages/people.ts";
import { at, joined, type Report, type Spot } from "../problem.ts";
import type { ByAttribute } from "../scenario.ts";
import type { ClockSpec, ConditionSpec, HazardSpec, PeopleSpec } from "../spec/people.ts";
import { type Branch, child, descend, entriesOf, itemsOf, type Tree } from "../tree.ts";
import { specsOf, type World } from "../world.ts";
import { checkEffect } from "./effects.ts";
import { EXITS, type Known, knownIn, levelsOf } from "./known.ts";
import { checkMembership } from "./memberships.ts";

export function checkPeople(people: PeopleSpec, tree: Branch, world: World, report: Report): void {
  if (people.clocks.length + people.conditions.length + people.effects.length + people.memberships.length === 0) return;
  const known = knownIn(world, null);
  for (const effect of people.effects)
    checkEffect(effect, people, descend(tree, "effects", effect.name), world, known, report);
  for (const membership of people.memberships)
    checkMembership(membership, descend(tree, "memberships", membership.name), world, known, report);
  for (const clock of people.clocks) checkClock(clock, people, descend(tree, "clocks", clock.name), known, report);
  for (const clock of people.clocks) checkForms(clock, world, report);
  for (const condition of people.conditions)
    checkCondition(condition, descend(tree, "conditions", condition.name), known, report);
}

function checkClock(clock: ClockSpec, people: PeopleSpec, tree: Tree | undefined, known: Known, report: Report): void {
  const spot = (key: string): Spot => at(child(tree, key)?.place ?? clock.place, joined(`clocks.${clock.name}`, key));
  checkHazard(clock, tree, `clocks.${clock.name}`, clock, known, report);
  if (!known.services.has(clock.to) && !EXITS.includes(clock.to))
    report(meaning.unknownName(spot("to"), "service or way out", clock.to, [...known.services, ...EXITS], "services"));
  for (const name of clock.services)
    if (!known.services.has(name))
      report(meaning.unknownName(spot("services"), "service", name, [...known.services], "services"));
  checkStart(clock, people, spot, report);
}

function checkStart(clock: ClockSpec, people: PeopleSpec, spot: (key: string) => Spot, report: Report): void {
  const { from, scope } = clock;
  const placed = from === "stay" || from === "discharge";
  if (!placed && clock.services.length > 0) report(say.needsServices(spot("services"), from));
  if (scope === "this-stay" && from !== "stay") report(say.scopeWithout(spot("scope"), scope, from));
  if (scope === "until-admission" && !placed) report(say.scopeWithout(spot("scope"), scope, from));
  if (from !== "condition") {
    if (clock.condition !== null || clock.stages.length > 0) report(say.stagesWithout(spot("condition")));
    return;
  }
  const condition = people.conditions.find(({ name }) => name === clock.condition);
  if (clock.condition === null || clock.stages.length === 0) report(say.needsStages(spot("from")));
  else if (condition === undefined) {
    const names = people.conditions.map(({ name }) => name);
    report(meaning.unknownName(spot("condition"), "condition", clock.condition, names, "conditions"));
  } else checkStages(condition, clock.stages, spot("stages"), report);
}

function checkStages(condition: ConditionSpec, stages: readonly string[], spot: Spot, report: Report): void {
  for (const stage of stages)
    if (!condition.stages.includes(stage)) report(say.noSuchStage(spot, condition.name, stage, condition.stages));
}

/** Clocks of a stay and outcomes are never mixed in one service (semantics.md section 2). */
function checkForms(clock: ClockSpec, world: World, report: Report): void {
  for (const service of specsOf(world.services)) {
    if (service.form !== "outcomes" || service.routes.every(({ stay }) => stay === "none")) continue;
    const spot = at(clock.place, `clocks.${clock.name}`);
    if (clock.from === "stay" && clock.services.includes(service.name))
      report(say.clockInOutcomes(spot, clock.name, service.name));
    else if (clock.from !== "stay" || clock.services.length === 0)
      report(say.clockCutsOutcomes(spot, clock.name, service.name));
  }
}

function checkCondition(condition: ConditionSpec, tree: Tree | undefined, known: Known, report: Report): void {
  const path = `conditions.${condition.name}`;
  for (const [i, stage] of condition.stages.entries())
    if (condition.stages.indexOf(stage) < i) report(say.stageTwice(at(condition.place, `${path}.stages`), stage));
  checkStages(condition, [...entriesOf(child(tree, "starts")).keys()], at(condition.place, `${path}.starts`), report);
  const seen = new Set<string>();
  for (const [i, move] of condition.moves.entries()) {
    const spot = at(move.place, `${path}.moves.${move.from}-${move.to}`);
    checkStages(condition, [move.from, move.to], spot, report);
    if (move.from === move.to) report(say.stayInStage(spot, move.from));
    if (seen.has(`${move.from} ${move.to}`)) report(say.twoMoves(spot, move.from, move.to));
    seen.add(`${move.from} ${move.to}`);
    checkHazard(move, itemsOf(child(tree, "moves"))[i], spot.path, move, known, report);
  }
}

function checkHazard(
  { rate, after }: HazardSpec,
  tree: Tree | undefined,
  path: string,
  { place }: { readonly place: Spot["place"] },
  known: Known,
  report: Report,
): void {
  for (const [key, value] of [["rate", rate] as const, ["after", after] as const])
    checkBy(value, at(child(tree, key)?.place ?? place, `${path}.${key}`), known, report);
}

/** A value by an attribute: the attribute and its levels exist. */
function checkBy(value: ByAttribute<object> | null, spot: Spot, known: Known, report: Report): void {
  if (value === null || !("by" in value)) return;
  const levels = levelsOf(known, value.by);
  if (levels === undefined) {
    const names = [...known.attributes.keys(), "cohort"];
    report(meaning.unknownName(spot, "attribute or condition", value.by, names, "attributes of a cohort"));
    return;
  }
  for (const level of Object.keys(value.levels))
    if (!levels.has(level)) report(meaning.missingLevel(spot, value.by, level, [...levels]));
}
