/** What a service says of its queue: names, and what could never happen. */
import * as say from "../messages/queues.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { AdmitSpec } from "../spec/queues.ts";
import { child, itemsOf } from "../tree.ts";
import { spotIn } from "./known.ts";

export function checkQueue(made: Made<ServiceSpec>, report: Report): void {
  const { spec, tree } = made;
  if (spec === null) return;
  const queue = child(tree, "queue");
  const known = ["limit", "first", "order"];
  const isNeeded = spec.queueing.admit.some(({ limit }) => limit !== null);
  if (queue !== undefined && !isNeeded && known.every((key) => child(queue, key) === undefined))
    report(say.queueSaysNothing(spotIn(made, "services", "queue")));
  checkClasses(made, spec, report);
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
