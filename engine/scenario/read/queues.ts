/** What a service says of its queue: shapes → specs. */
import type { Place } from "../scenario.ts";
import type { ServiceShape } from "../schema/service.ts";
import type { AdmitSpec, QueueingSpec } from "../spec/queues.ts";
import { child, itemsOf, type Tree } from "../tree.ts";

/** The part of a service that its queue is about. */
export function queueingOf(shape: ServiceShape, tree: Tree): QueueingSpec {
  const items = itemsOf(child(tree, "admit"));
  return {
    admit: (shape.admit ?? []).map((one, i) => admitSpec(one, items[i]!.place)),
    first: shape.queue?.first ?? null,
    fitFirst: shape.queue?.order === "fit-first",
    tasks: shape.tasks ?? [],
  };
}

function admitSpec(shape: NonNullable<ServiceShape["admit"]>[number], place: Place): AdmitSpec {
  return {
    name: shape.name,
    when: shape.when ?? null,
    waitsIn: shape["waits-in"] ?? null,
    priority: shape.priority ?? null,
    ageing: shape.ageing ?? 0,
    limit: shape.waits === false ? 0 : (shape.limit ?? null),
    keepFree: shape["keep-free"] ?? 0,
    to: shape.then ?? null,
    place,
  };
}
