/** Services whose occupancy a stay depends on. */
import * as say from "../messages/stays.ts";
import type { Report } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { ShareByMoment } from "../spec/words.ts";
import { momentsOfStay } from "../stays.ts";
import { specsOf, type World } from "../world.ts";
import { spotIn } from "./known.ts";

/**
 * Shares that depend on when a stay begins: routes of one service decide by the same, people stay there, and in every
 * case the shares make a whole (shares that are not written so hold in every case).
 */
export function checkShareMoments(made: Made<ServiceSpec>, report: Report): void {
  const { spec, name } = made;
  const routes = spec?.routes.filter(({ shareBy }) => shareBy !== null) ?? [];
  const first = routes[0]?.shareBy;
  if (spec === null || first === undefined || first === null) return;
  const key = spec.form === "outcomes" ? "outcomes" : "routes";
  const spot = spotIn(made, "services", key);
  if (spec.kind === "decision" || spec.routes.some(({ stay }) => stay === "none")) report(say.sharesAtDoor(spot, name));
  const decider = (by: ShareByMoment): string => JSON.stringify([{ ...by.moment, place: null }, by.cases.length]);
  const other = routes.find(({ shareBy }) => decider(shareBy!) !== decider(first));
  if (other !== undefined)
    report(say.sharesDecideApart({ place: other.place, path: spot.path }, routes[0]!.name, other.name));
}

/** Occupancy is that of a service with a limit. */
export function checkStayMoments({ spec, name }: Made<ServiceSpec>, world: World, report: Report): void {
  if (spec === null) return;
  const shares = spec.routes.flatMap(({ shareBy }) => (shareBy === null ? [] : [shareBy.moment]));
  const stays = [spec.stay, ...spec.routes.map(({ stay }) => (stay === "none" ? null : stay))];
  const services = specsOf(world.services);
  for (const moment of [...shares, ...stays.flatMap(momentsOfStay)]) {
    if (moment.by !== "occupancy") continue;
    const watched = services.find((service) => service.name === (moment.service ?? name));
    const spot = { place: moment.place, path: `services.${name}` };
    if (watched === undefined) {
      const known = services.map((service) => service.name);
      report(say.unknownWatched(spot, moment.service ?? name, known));
    } else if (watched.kind === "state" || watched.kind === "decision")
      report(say.watchedWithoutLimit(spot, watched.name));
  }
}
