/** `shared-places:` → groups of services that lend each other places. */
import type { FrameShape } from "../schema/scenario.ts";
import type { SharedPlacesSpec } from "../spec/places.ts";
import { type Branch, child, entriesOf } from "../tree.ts";

/** The groups in the order in which they are written. */
export function sharedPlacesOf(shape: FrameShape["shared-places"], tree: Branch): SharedPlacesSpec[] {
  const written = entriesOf(child(tree, "shared-places"));
  return Object.entries(shape ?? {}).map(([name, group]) => ({
    name,
    services: group.services,
    ownFirst: group["own-first"] ?? true,
    repack: group.repack ?? false,
    place: written.get(name)!.key,
  }));
}
