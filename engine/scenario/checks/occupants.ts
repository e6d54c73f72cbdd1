/** What becomes of people when places go: of services that hold them, to services that can. */
import type { DatedEdit } from "../changes.ts";
import * as say from "../messages/hours.ts";
import { unknownName } from "../messages/meaning.ts";
import type { Report } from "../problem.ts";
import { specsOf, type World } from "../world.ts";
import type { Known } from "./known.ts";

const CAPACITY = /^services\.([^.]+)\.capacity(\.|$)/;

export function checkOccupants(edits: readonly DatedEdit[], world: World, known: Known, report: Report): void {
  const kinds = new Map(specsOf(world.services).map(({ name, kind }) => [name, kind]));
  for (const { path, occupants, spot } of edits) {
    if (occupants === null) continue;
    const service = CAPACITY.exec(path)?.[1];
    const kind = kinds.get(service ?? "");
    if (service === undefined || (kind !== "beds" && kind !== "caseload")) report(say.occupantsOfNothing(spot, path));
    for (const name of occupants.moveTo ?? []) {
      const others = [...known.services].filter((one) => one !== service);
      if (!others.includes(name)) report(unknownName(spot, "other service", name, others, "services"));
      else if (known.passing.has(name)) report(say.moveToPassing(spot, name));
    }
  }
}
