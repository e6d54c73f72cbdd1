/** Hours that could never be kept, and bank holidays that nobody named. */
import { addSeconds, daysToCivil } from "../../calendar.ts";
import { ENGLAND_YEARS } from "../hours/england.ts";
import * as say from "../messages/hours.ts";
import { at, type Report } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { HoursSpec, ServiceSpec } from "../scenario.ts";
import { type Branch, child } from "../tree.ts";
import { specsOf, type World } from "../world.ts";
import type { Framed } from "./checked.ts";
import { spotIn } from "./known.ts";

/** The hours of one service, alone and beside those of the services it leads to. */
export function checkHours(made: Made<ServiceSpec>, world: World, framed: Framed | null, report: Report): void {
  const { spec } = made;
  if (spec === null) return;
  if (framed !== null && framed.frame["bank-holidays"] === undefined) checkNamed(made, spec, report);
  checkStock(made, spec, report);
  if (spec.whileWaiting === "at-home" || spec.leaving.length === 0) return;
  const services = new Map(specsOf(world.services).map((service) => [service.name, service]));
  for (const route of spec.routes) {
    for (const to of route.to) {
      const { admission = [] } = services.get(to) ?? {};
      const spot = { place: route.place, path: `services.${made.name}.${spec.form}.${route.name}` };
      if (admission.length > 0 && !meet(spec.leaving, admission)) report(say.neverBothOpen(spot, made.name, to));
    }
  }
}

function checkStock(made: Made<ServiceSpec>, { kind, staffStock }: ServiceSpec, report: Report): void {
  if (staffStock === null) return;
  const spot = spotIn(made, "services", "staff-stock");
  if ((staffStock.peoplePerPost === null) !== (kind === "team")) report(say.peoplePerPost(spot, kind));
  if (staffStock.posts.value < 1) report(say.noPosts(spot));
  if (!(staffStock.leavers.value > 0)) report(say.noLeavers(spot));
}

function checkNamed(made: Made<ServiceSpec>, spec: ServiceSpec, report: Report): void {
  const hours = {
    leaving: spec.leaving,
    admission: spec.admission,
    staff: (spec.staff ?? []).map((row) => row.hours),
    capacity: (spec.capacityHours ?? []).map((row) => row.hours),
  };
  for (const [key, all] of Object.entries(hours)) {
    if (all.some(({ bankHolidays }) => bankHolidays !== "open"))
      report(say.noBankHolidaysNamed(spotIn(made, "services", key)));
  }
}

/** True when two sets of weekly hours share an instant. */
const meet = (a: readonly HoursSpec[], b: readonly HoursSpec[]): boolean =>
  a.some((one) =>
    b.some((other) => one.from <= other.to && other.from <= one.to && one.days.some((day) => other.days.includes(day))),
  );

/** A run beyond the years whose bank holidays are built in. */
export function checkBankHolidays({ frame, calendar }: Framed, tree: Branch, report: Report): void {
  if (frame["bank-holidays"]?.england !== true) return;
  const { start, warmUp, length } = calendar;
  const years = [-warmUp, length - 1].map((seconds) => daysToCivil(addSeconds(start, seconds).days).year);
  const { from, to } = ENGLAND_YEARS;
  if (years[0]! >= from && years[1]! <= to) return;
  report(say.bankHolidaysUnknown(at(child(tree, "bank-holidays")!.place, "bank-holidays"), from, to));
}
