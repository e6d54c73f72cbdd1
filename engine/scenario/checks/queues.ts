/** What a service says of its queue: names, and what could never happen. */
import * as say from "../messages/queues.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { AdmitSpec } from "../spec/queues.ts";
import { child, entriesOf, itemsOf, type Tree, textOf } from "../tree.ts";
import { EXITS, spotIn } from "./known.ts";

export function checkQueue(made: Made<ServiceSpec>, report: Report): void {
  const { spec, tree } = made;
  if (spec === null) return;
  const queue = child(tree, "queue");
  const known = ["limit", "first", "order"];
  const isNeeded = spec.queueing.admit.some(({ limit }) => limit !== null);
  if (queue !== undefined && !isNeeded && known.every((key) => child(queue, key) === undefined))
    report(say.queueSaysNothing(spotIn(made, "services", "queue")));
  checkClasses(made, spec, report);
  checkSearch(made, spec, report);
}

/** When places are sought means something only where people stay, and where the next place may be full. */
function checkSearch(made: Made<ServiceSpec>, spec: ServiceSpec, report: Report): void {
  const key = spec.form === "outcomes" ? "outcomes" : "routes";
  const items = itemsOf(child(made.tree, key));
  for (const [i, route] of spec.routes.entries()) {
    const path = `services.${made.name}.${key}.${route.name}`;
    const refer = child(items[i]!, "refer");
    const early = route.refer !== "when-ready";
    if (early && spec.kind === "team") report(say.visitsReferWhenReady(at(refer!.place, `${path}.refer`)));
    const second = child(items[i]!, "second-choice");
    if (second !== undefined && route.to.length < 2)
      report(say.noSecondChoice(at(second.place, `${path}.second-choice`)));
    const beside = early ? refer : besideIn(items[i]!);
    if (beside !== undefined && route.to.every((to) => EXITS.includes(to)))
      report(say.exitsAreFree(at(beside.place, `${path}.${early ? "refer" : "prepare"}`), route.to[0]!));
  }
}

/** The step of preparation, if any, that goes on beside the search. */
function besideIn(route: Tree): Tree | undefined {
  const steps = [...entriesOf(child(route, "prepare")).values()];
  return steps.find(({ value }) => textOf(child(value, "search")) === "beside")?.value;
}

function checkClasses(made: Made<ServiceSpec>, spec: ServiceSpec, report: Report): void {
  const items = itemsOf(child(made.tree, "admit"));
  const { admit } = spec.queueing;
  for (const [i, one] of admit.entries()) {
    const spot = at(one.place, `services.${made.name}.admit.${one.name}`);
    const before = admit.slice(0, i);
    if (before.some(({ name }) => name === one.name)) report(say.classesShareName(spot, one.name));
    const all = before.find(isForEveryone);
    if (all !== undefined) report(say.neverReached(spot, one.name, all.name));
    if (one.limit === 0 && child(items[i]!, "limit") !== undefined && child(items[i]!, "waits") !== undefined)
      report(say.waitsAndLimit(spot));
    checkClass(one, spec, spot, report);
  }
}

function checkClass(one: AdmitSpec, spec: ServiceSpec, spot: Spot, report: Report): void {
  if (one.priority === 0) report(say.priorityFromOne(spot));
  if (one.to !== null && one.limit === null && (spec.queue?.limit ?? null) === null)
    report(say.thenUnused(spot, one.name));
  const places = spec.capacity?.value ?? Infinity;
  if (one.keepFree > 0 && one.keepFree >= places && places > 0) report(say.keepsAllFree(spot, one.name, places));
}

const isForEveryone = ({ when, waitsIn }: AdmitSpec): boolean => when === null && waitsIn === null;
