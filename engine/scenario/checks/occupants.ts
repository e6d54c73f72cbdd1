/** What becomes of people when places go: of services that hold them, to services that can. */
import type { DatedEdit } from "../changes.ts";
import * as say from "../messages/hours.ts";
import { unknownName } from "../messages/meaning.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { OccupantsSpec } from "../spec/hours.ts";
import type { ShockSpec } from "../spec/shocks.ts";
import { specsOf, type World } from "../world.ts";
import { type Known, knownIn } from "./known.ts";

const CAPACITY = /^services\.([^.]+)\.capacity(\.|$)/;

export function checkOccupants(edits: readonly DatedEdit[], world: World, known: Known, report: Report): void {
  const kinds = kindsIn(world);
  for (const { path, occupants, spot } of edits) {
    if (occupants === null) continue;
    const service = CAPACITY.exec(path)?.[1];
    if (service === undefined || !holdsPeople(kinds.get(service))) report(say.occupantsOfNothing(spot, path));
    checkMoves(occupants, service, spot, known, report);
  }
}

/** The same for the people in places that shocks close. */
export function checkShockOccupants(shocks: readonly ShockSpec[], world: World, report: Report): void {
  const kinds = kindsIn(world);
  const known = knownIn(world, null);
  for (const { name, occupants, occupantsAt, closes, surge } of shocks) {
    if (occupants === null) continue;
    const spot = at(occupantsAt, `shocks.${name}.occupants`);
    const what = closes === null ? `the surge of ${surge?.cohort}` : `what closes in ${closes.service}`;
    if (!holdsPeople(kinds.get(closes?.service ?? ""))) report(say.occupantsOfNothing(spot, what));
    checkMoves(occupants, closes?.service, spot, known, report);
  }
}

type Kinds = ReadonlyMap<string, ServiceSpec["kind"]>;

const kindsIn = (world: World): Kinds => new Map(specsOf(world.services).map(({ name, kind }) => [name, kind]));

const holdsPeople = (kind: ServiceSpec["kind"] | undefined): boolean => kind === "beds" || kind === "caseload";

function checkMoves(
  { moveTo }: OccupantsSpec,
  service: string | undefined,
  spot: Spot,
  known: Known,
  report: Report,
): void {
  const others = [...known.services].filter((one) => one !== service);
  for (const name of moveTo ?? []) {
    if (!others.includes(name)) report(unknownName(spot, "other service", name, others, "services"));
    else if (known.passing.has(name)) report(say.moveToPassing(spot, name));
  }
}
