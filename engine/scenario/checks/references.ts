/** Names that must point at something: places, attributes, levels, payers, sources. */
import * as say from "../messages/meaning.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { ByAttribute, CohortSpec, DistributionSpec, Figure, RouteSpec, ServiceSpec } from "../scenario.ts";
import type { FrameShape } from "../schema/scenario.ts";
import type { GiveUpSpec } from "../spec/queues.ts";
import { attributesOfStay } from "../stays.ts";
import { type Branch, child, descend, entriesOf, itemsOf, type Tree } from "../tree.ts";
import type { Framed } from "./checked.ts";
import { EXITS, type Known, levelsOf, spotIn } from "./known.ts";

export function checkService(made: Made<ServiceSpec>, known: Known, report: Report): void {
  const { spec, tree, name } = made;
  if (spec === null) return;
  checkBy(spec.stay, spotIn(made, "services", spec.kind === "team" ? "visit" : "length-of-stay"), known, report);
  if (spec.units !== null && "by" in spec.units) {
    checkLevels(
      spec.units.by,
      Object.keys(spec.units.levels),
      spotIn(made, "services", "units"),
      undefined,
      known,
      report,
    );
  }
  const key = spec.form === "outcomes" ? "outcomes" : "routes";
  const items = itemsOf(child(tree, key));
  for (const [i, route] of spec.routes.entries())
    checkRoute(route, items[i]!, `services.${name}.${key}.${route.name}`, known, report);
  for (const form of spec.giveUp) checkGiveUp(form, made, known, report);
  if (spec.queue !== null) checkSentTo(spec.queue.then, name, spotIn(made, "services", "queue", "then"), known, report);
  for (const [i, one] of spec.queueing.admit.entries()) {
    const item = itemsOf(child(tree, "admit"))[i]!;
    const path = `services.${name}.admit.${one.name}`;
    checkWhen(one.when, item, path, known, report);
    if (one.to !== null) checkSentTo(one.to, name, at(child(item, "then")!.place, `${path}.then`), known, report);
  }
}

export function checkCohort(made: Made<CohortSpec>, known: Known, report: Report): void {
  if (made.spec === null) return;
  const spot = spotIn(made, "cohorts", "enters");
  const second = descend(made.tree, "second-door", "at");
  const places = [
    ...placesOf(child(made.tree, "enters"), spot),
    ...(second === undefined ? [] : placesOf(second, spotIn(made, "cohorts", "second-door", "at"))),
  ];
  checkList(made.spec.enters, places, known, report);
  for (const [i, name] of made.spec.enters.entries()) {
    if (made.spec.enters.length === 1 && EXITS.includes(name)) report(say.exitNotAllowed(places[i] ?? spot, name));
  }
}

function checkRoute(route: RouteSpec, item: Tree, path: string, known: Known, report: Report): void {
  checkList(route.to, placesOf(child(item, "to"), at(item.place, `${path}.to`)), known, report);
  checkWhen(route.when, item, path, known, report);
  const payer = child(item, "funded-by");
  if (route.fundedBy !== null && known.payers !== null && !known.payers.includes(route.fundedBy)) {
    report(say.unknownName(at(payer!.place, `${path}.funded-by`), "payer", route.fundedBy, known.payers, "payers"));
  }
  if (route.stay !== "none")
    checkBy(route.stay, at(child(item, "stay")?.place ?? item.place, `${path}.stay`), known, report);
}

function checkGiveUp(form: GiveUpSpec, made: Made<ServiceSpec>, known: Known, report: Report): void {
  const written = child(made.tree, "give-up");
  const item = itemsOf(written).find(({ place }) => place === form.place) ?? written!;
  const path = `services.${made.name}.give-up`;
  checkWhen(form.when, item, path, known, report);
  checkSentTo(form.to, made.name, at(child(item, "to")!.place, `${path}.to`), known, report);
}

/** The attributes and levels of a `when:` in an item of a list. */
function checkWhen(when: RouteSpec["when"], item: Tree, path: string, known: Known, report: Report): void {
  for (const [attribute, levels] of Object.entries(when ?? {})) {
    const written = descend(item, "when", attribute);
    const spot = { place: written?.place ?? item.place, path: `${path}.when` };
    checkLevels(attribute, levels, spot, entriesOf(child(item, "when")).get(attribute)?.key, known, report);
  }
}

/** Spots of the one name or the names of a list. */
const placesOf = (tree: Tree | undefined, spot: Spot): Spot[] =>
  tree?.kind === "list"
    ? tree.items.map(({ place }) => ({ ...spot, place }))
    : [{ ...spot, place: tree?.place ?? spot.place }];

/** One place, or several services that people can queue for. */
function checkList(names: readonly string[], spots: readonly Spot[], known: Known, report: Report): void {
  for (const [i, name] of names.entries()) {
    const spot = spots[i]!;
    if (EXITS.includes(name)) {
      if (names.length > 1) report(say.listHoldsExit(spot, name));
    } else if (!known.services.has(name)) report(unknownPlace(spot, name, known));
    else if (names.length > 1 && known.passing.has(name)) report(say.listHoldsPassing(spot, name));
    if (names.indexOf(name) < i) report(say.twiceInList(spot, name));
  }
}

const unknownPlace = (spot: Spot, name: string, known: Known) =>
  say.unknownName(spot, "service or way out", name, [...known.services, ...EXITS], "services");

function checkSentTo(name: string, from: string, spot: Spot, known: Known, report: Report): void {
  if (name === from) report(say.sendsToItself(spot, name));
  else if (!known.services.has(name) && !EXITS.includes(name)) report(unknownPlace(spot, name, known));
}

function checkBy(stay: ByAttribute<DistributionSpec> | null, spot: Spot, known: Known, report: Report): void {
  for (const { by, levels } of attributesOfStay(stay))
    checkLevels(by, Object.keys(levels), spot, undefined, known, report);
}

function checkLevels(
  attribute: string,
  levels: readonly string[],
  spot: Spot,
  key: Spot["place"] | undefined,
  known: Known,
  report: Report,
): void {
  const all = levelsOf(known, attribute);
  if (all === undefined) {
    report(
      say.unknownName(
        { ...spot, place: key ?? spot.place },
        "attribute",
        attribute,
        [...known.attributes.keys(), "cohort"],
        "attributes of a cohort",
      ),
    );
    return;
  }
  for (const level of levels) if (!all.has(level)) report(say.missingLevel(spot, attribute, level, [...all]));
}

/** Sources named by figures and targets. */
export function checkSources(
  { frame, targets }: Framed,
  figures: readonly Figure[],
  tree: Branch,
  report: Report,
): void {
  const known = Object.keys(frame.sources ?? {});
  const told = (source: string | null, spot: Spot) => {
    if (source !== null && !known.includes(source)) report(say.unknownName(spot, "source", source, known, "sources"));
  };
  for (const { source, place, path } of figures) told(source, at(place, path));
  for (const { source, place, label } of targets) told(source, at(place, `measures.targets.${label}`));
  for (const item of itemsOf(child(tree, "changes"))) {
    const source = child(item, "source");
    if (source?.kind === "leaf") told(source.text, at(source.place, "changes"));
  }
}

/** The levels counted as 65 and over. */
export function checkOlder(frame: FrameShape, tree: Branch, known: Known, report: Report): void {
  for (const [attribute, levels] of Object.entries(frame.measures?.older ?? {})) {
    const entry = entriesOf(descend(tree, "measures", "older")).get(attribute);
    checkLevels(
      attribute,
      levels,
      at(entry?.value.place ?? tree.place, `measures.older.${attribute}`),
      entry?.key,
      known,
      report,
    );
  }
}
