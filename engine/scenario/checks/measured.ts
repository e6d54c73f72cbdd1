/** Measured attributes: tools that measure something, routing that goes by what is measured, and nothing else that does. */
import * as meaning from "../messages/meaning.ts";
import * as say from "../messages/measured.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { ByAttribute, CohortSpec, ServiceSpec } from "../scenario.ts";
import type { MeasuredSpec, PeopleSpec } from "../spec/people.ts";
import { attributesOfStay } from "../stays.ts";
import { descend } from "../tree.ts";
import { specsOf, type World } from "../world.ts";
import { spotIn } from "./known.ts";

/** Checks the tools of every cohort, and who goes by what they say. */
export function checkMeasured(world: World, people: PeopleSpec, report: Report): void {
  const tools = new Map(specsOf(world.cohorts).flatMap(({ measured }) => measured.map((tool) => [tool.name, tool])));
  if (tools.size === 0) return;
  for (const made of world.cohorts) for (const tool of made.spec?.measured ?? []) checkTool(made, tool, report);
  for (const made of world.services) {
    checkTruth(made, tools, report);
    warnOfTruth(made, tools, report);
  }
  checkHazards(people, tools, report);
}

type Tools = ReadonlyMap<string, MeasuredSpec>;

function checkTool(made: Made<CohortSpec>, tool: MeasuredSpec, report: Report): void {
  const spot = (...keys: readonly string[]): Spot => spotIn(made, "cohorts", "measured", tool.name, ...keys);
  const { attributes, measured } = made.spec!;
  const own = measured.map(({ name }) => name);
  const others = Object.keys(attributes).filter((name) => !own.includes(name));
  if (descend(made.tree, "attributes", tool.name) !== undefined) report(say.namedAsAttribute(spot(), tool.name));
  for (const key of ["sensitivity", "specificity"] as const) {
    const written = descend(made.tree, "measured", tool.name, key);
    if (written?.kind === "leaf" && written.text === "rest") report(say.shareInFull(spot(key), key));
  }
  if (tool.sensitivity.value + tool.specificity.value <= 1) report(say.worseThanChance(spot("sensitivity"), tool.name));
  if (!others.includes(tool.of)) {
    report(say.measuresNothing(spot("of"), tool.of, others));
    return;
  }
  const levels = Object.keys(attributes[tool.of]!);
  const strange = tool.finds.filter((level) => !levels.includes(level));
  for (const level of strange) report(meaning.missingLevel(spot("finds"), tool.of, level, levels));
  const found = levels.filter((level) => tool.finds.includes(level)).length;
  if (strange.length === 0 && (found === 0 || found === levels.length))
    report(say.findsNobody(spot("finds"), found > 0));
}

/** Stays and outcomes follow from what people are. */
function checkTruth(made: Made<ServiceSpec>, tools: Tools, report: Report): void {
  const { spec } = made;
  if (spec === null) return;
  const stays = [spec.stay, ...spec.routes.map(({ stay }) => (stay === "none" ? null : stay))];
  for (const { by } of stays.flatMap(attributesOfStay)) {
    const tool = tools.get(by);
    const key = spec.form === "outcomes" ? "outcomes" : spec.kind === "team" ? "visit" : "length-of-stay";
    if (tool !== undefined) report(say.saidIsNotTrue(spotIn(made, "services", key), by, tool.of, "a stay"));
  }
  if (spec.form !== "outcomes") return;
  for (const route of spec.routes)
    for (const attribute of Object.keys(route.when ?? {})) {
      const tool = tools.get(attribute);
      const spot = at(route.place, `services.${made.name}.outcomes.${route.name}.when`);
      if (tool !== undefined) report(say.saidIsNotTrue(spot, attribute, tool.of, "an outcome"));
    }
}

/** Ways on and classes at the door go by what is known of people. */
function warnOfTruth(made: Made<ServiceSpec>, tools: Tools, report: Report): void {
  const { spec } = made;
  if (spec === null) return;
  const chosen = spec.form === "outcomes" ? [] : spec.routes;
  const asked = new Set([...chosen, ...spec.queueing.admit].flatMap(({ when }) => Object.keys(when ?? {})));
  for (const { name, of } of tools.values())
    if (asked.has(of)) report(say.knownTruly(at(made.key, `services.${made.name}`), made.name, of, name));
}

function checkHazards({ clocks, conditions }: PeopleSpec, tools: Tools, report: Report): void {
  const told = (value: ByAttribute<object> | null, spot: Spot, what: string) => {
    const tool = value !== null && "by" in value ? tools.get(value.by) : undefined;
    if (tool !== undefined) report(say.saidIsNotTrue(spot, tool.name, tool.of, what));
  };
  const hazards = [
    ...clocks.map((clock) => ({ ...clock, what: `the clock ${clock.name}`, path: `clocks.${clock.name}` })),
    ...conditions.flatMap(({ name, moves }) =>
      moves.map((move) => ({ ...move, what: `a move of ${name}`, path: `conditions.${name}.moves` })),
    ),
  ];
  for (const { rate, after, what, path, place } of hazards) {
    told(rate, at(place, path), what);
    told(after, at(place, path), what);
  }
}
