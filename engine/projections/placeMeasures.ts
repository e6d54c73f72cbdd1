import { type Model, type ModelRoute, type ModelService, placeName } from "../compile/model.ts";
import { REASON } from "../log/facts.ts";
import { type Measure, ratio, undivided, value } from "./definition.ts";
import { REASONS } from "./delays.ts";
import { betterThan, destinations } from "./destinations.ts";
import { DAY } from "./time.ts";
import { aWeek, aYear, meanLevel, type Totals } from "./totals.ts";

/** Measures of every service's places: who is in them, for how long, how long delayed, and where people go. */
export function placeMeasures(model: Model): Measure[] {
  return model.services.flatMap((service, s) =>
    service.kind === "decision" ? [] : serviceMeasures(model, service, s),
  );
}

function serviceMeasures(model: Model, service: ModelService, s: number): Measure[] {
  const { name } = service;
  return [
    ...censusMeasures(name, s),
    ...(service.kind === "state" ? [] : capacityMeasures(service, s)),
    ...(service.units === undefined ? [] : unitMeasures(service, s)),
    ...(service.turnRound ? undivided([turnRoundMeasure(name, s)]) : []),
    ...stayMeasures(name, s),
    ...(hasTasks(model, s) ? [taskMeasure(name, s)] : []),
    ...(service.kind === "team" ? visitMeasures(name, s) : []),
    ...(canBeDelayed(model, service, s) ? delayMeasures(name, s) : []),
    ...flowMeasures(model, name, s),
  ];
}

/** Services with places always have measures of delay, so that a variant can be compared whatever it changes. */
function canBeDelayed(model: Model, service: ModelService, s: number): boolean {
  if (service.kind !== "state" || service.holdsWhileWaiting || service.leaving.length > 0) return true;
  const leads = (route: ModelRoute): boolean => route.from === s || betterThan(route, s).length > 0;
  return model.routes.some((route) => leads(route) && (route.transfer >= 0 || route.prepare.length > 0));
}

function censusMeasures(name: string, s: number): Measure[] {
  return [
    value(name, "census", "people", "Mean number of people in the place.", (t) => meanLevel(t, t.places.census[s]!)),
    value(name, "in-treatment", "people", "Mean number of people in the place who are not ready to leave.", (t) =>
      meanLevel(t, t.places.census[s]! - t.delays.ready[s]!),
    ),
    value(name, "starts", "people per year", "People who started, a year of 365.25 days.", (t) =>
      aYear(t, t.places.starts[s]!),
    ),
  ];
}

function capacityMeasures({ name, perPlace = 1, units }: ModelService, s: number): Measure[] {
  const words = "Share of places (of staff, in a team) in use; visits in overtime count as use.";
  const days = units === undefined ? "person-days in the place" : "unit-days in use by people in the place";
  return [
    ratio(
      name,
      "occupancy",
      "share",
      words,
      [days, (t) => inUse(t, s) / perPlace / DAY],
      ["place-days (staff-days on duty, in a team)", (t) => t.places.capacity[s]! / perPlace / DAY],
    ),
    ...undivided([
      capacityMeasure(name, s, perPlace),
      value(
        name,
        "full",
        "share",
        "Share of time with no free place: places occupied, reserved and in turn-round reach the capacity.",
        (t) => meanLevel(t, t.places.full[s]!),
      ),
    ]),
  ];
}

function capacityMeasure(name: string, s: number, perPlace: number): Measure {
  const read = (t: Totals): number => meanLevel(t, t.places.capacity[s]!) / perPlace;
  if (perPlace !== 1) return value(name, "capacity", UNIT_OF_HOURS, "Mean number of hours of care a week.", read);
  return value(name, "capacity", "places", "Mean number of places (of staff on duty, in a team).", read);
}

const UNIT_OF_HOURS = "hours per week";

/** Unit-seconds in use by people in the place. */
const inUse = (t: Totals, s: number): number => t.places.census[s]! + t.places.units.beyond[s]!;

/** Where people take other than one unit of capacity. */
function unitMeasures({ name, perPlace = 1 }: ModelService, s: number): Measure[] {
  const unit = perPlace === 1 ? "units" : UNIT_OF_HOURS;
  return [
    value(
      name,
      "units-in-use",
      unit,
      "Mean units of capacity in use by people in the place; visits in overtime count as use.",
      (t) => meanLevel(t, inUse(t, s)) / perPlace,
    ),
    ...undivided([
      value(
        name,
        "over-capacity",
        unit,
        "Mean units in use or reserved beyond the capacity: for people who need more as their stay goes on, or who stay when capacity falls.",
        (t) => meanLevel(t, t.places.units.over[s]!) / perPlace,
      ),
    ]),
  ];
}

function turnRoundMeasure(name: string, s: number): Measure {
  const words = "Mean number of places in turn-round: left, and not yet free again.";
  return value(name, "turn-round", "places", words, (t) => meanLevel(t, t.places.turning[s]!));
}

function stayMeasures(name: string, s: number): Measure[] {
  return [
    ratio(
      name,
      "length-of-stay",
      "days",
      "Mean days from start to being ready to leave, of people who became ready in the window.",
      ["days from start to ready", (t) => treatment(t, s) / DAY],
      ["people who became ready", (t) => treated(t, s)],
    ),
    ratio(
      name,
      "stay",
      "days",
      "Mean days from start to leaving, delay included, of people who left in the window.",
      ["days from start to leaving", (t) => t.places.stay[s]! / DAY],
      ["people who left", (t) => t.places.left[s]!],
    ),
  ];
}

const hasTasks = ({ queueing }: Model, s: number): boolean => queueing.tasks.some(({ of }) => of[s]!.length > 0);

function taskMeasure(name: string, s: number): Measure {
  return ratio(
    name,
    "tasks",
    "days",
    "Mean days from the end of the stay to the end of the last task, of people who became ready in the window. Care, not delay.",
    ["days from the end of the stay to the end of the last task", (t) => t.tasks[s]! / DAY],
    ["people who became ready", (t) => treated(t, s)],
  );
}

/** People whose treatment ended: they became delayed, or left without. */
function treated({ places, delays }: Totals, s: number): number {
  return places.left[s]! - delays.ended[s]! + delays.began[s]!;
}

/** Their seconds from start to the end of treatment. */
function treatment({ places, delays }: Totals, s: number): number {
  return places.stay[s]! - delays.endedAfter[s]! + delays.beganAfter[s]!;
}

function visitMeasures(name: string, s: number): Measure[] {
  return [
    value(name, "visits", "visits per year", "Visits finished.", (t) => aYear(t, t.places.visits[s]!)),
    value(name, "overtime", "visits per year", "Visits finished after the end of the shift.", (t) =>
      aYear(t, t.places.overtime[s]!),
    ),
  ];
}

function delayMeasures(name: string, s: number): Measure[] {
  return [...delayLevels(name, s), ...delayLengths(name, s), ...delayReasons(name, s)];
}

function delayLevels(name: string, s: number): Measure[] {
  const snapshot =
    "Mean number of people present and ready to leave at the daily snapshot; people who leave on the day";
  return [
    value(name, "delayed", "people", "Mean number of people ready to leave who have not left.", (t) =>
      meanLevel(t, t.delays.ready[s]!),
    ),
    ratio(
      name,
      "delayed.snapshot",
      "people",
      `${snapshot} they become ready, before the snapshot, are not counted.`,
      ["people delayed at snapshots", (t) => t.delays.atSnapshots[s]!],
      ["snapshots", (t) => t.delays.snapshots],
    ),
    value(name, "delayed.any", "share", "Share of time with at least one person delayed.", (t) =>
      meanLevel(t, t.delays.any[s]!),
    ),
    value(name, "delayed.days", "days per year", "Days that people spent ready to leave, per year.", (t) =>
      aYear(t, t.delays.ready[s]! / DAY),
    ),
    value(name, "delayed.people", "people per year", "People who became delayed; twice when it happens twice.", (t) =>
      aYear(t, t.delays.began[s]!),
    ),
    value(name, "delayed.new-per-week", "people per week", "People who became delayed in a week.", (t) =>
      aWeek(t, t.delays.began[s]!),
    ),
  ];
}

function delayLengths(name: string, s: number): Measure[] {
  return [
    ratio(
      name,
      "delayed.mean",
      "days",
      "Mean days of delay of all people who left in the window, delayed or not.",
      ["days of delay", (t) => t.delays.delay[s]! / DAY],
      ["people who left", (t) => t.places.left[s]!],
    ),
    ratio(
      name,
      "delayed.mean-of-delayed",
      "days",
      "Mean days of delay of people who left in the window and had been delayed.",
      ["days of delay", (t) => t.delays.delay[s]! / DAY],
      ["people who left after a delay", (t) => t.delays.ended[s]!],
    ),
    ratio(
      name,
      "delayed.share",
      "share",
      "Share of people leaving who had been delayed.",
      ["people who left after a delay", (t) => t.delays.ended[s]!],
      ["people who left", (t) => t.places.left[s]!],
    ),
  ];
}

const REASON_IDS = [
  ["assessment", REASON.assessment, "wait for an assessment"],
  ["funding", REASON.funding, "wait for a decision on funding"],
  ["choice", REASON.choice, "wait for their own or their family's choice"],
  ["no-room", REASON.noRoom, "wait for room in the next service"],
  ["out-of-hours", REASON.outOfHours, "have a place to go but not at this hour"],
  ["transfer", REASON.transfer, "are on the way"],
] as const;

function delayReasons(name: string, s: number): Measure[] {
  return REASON_IDS.map(([id, reason, words]) =>
    value(name, `delayed.${id}`, "people", `Mean number of people delayed because they ${words}.`, (t) =>
      meanLevel(t, t.delays.reason[s * REASONS + reason]!),
    ),
  );
}

function flowMeasures(model: Model, name: string, s: number): Measure[] {
  return destinations(model, s).map((place) => {
    const where = place < 0 ? "to wait at home" : `for ${placeName(model, place)}`;
    return value(name, `to.${placeName(model, place)}`, "people per year", `People who left straight ${where}.`, (t) =>
      aYear(t, t.places.moves.left(s, place).all),
    );
  });
}

/** Delays of all services together. */
export function systemDelayMeasures(model: Model): Measure[] {
  const counted = model.services.flatMap((service, s) => (canBeDelayed(model, service, s) ? [s] : []));
  const over = (column: Float64Array): number => counted.reduce((sum, s) => sum + column[s]!, 0);
  const adults = model.place.population["18-plus"];
  const measures = [
    value(null, "delayed", "people", "Mean number of people delayed, all services together.", (t) =>
      meanLevel(t, over(t.delays.ready)),
    ),
    ratio(
      null,
      "delayed.snapshot",
      "people",
      "Mean number of people delayed at the daily snapshot, all services together.",
      ["people delayed at snapshots", (t) => over(t.delays.atSnapshots)],
      ["snapshots", (t) => t.delays.snapshots],
    ),
    value(null, "delayed.days", "days per year", "Days of delay per year, all services together.", (t) =>
      aYear(t, over(t.delays.ready) / DAY),
    ),
    value(null, "delayed.new-per-week", "people per week", "People who became delayed in a week.", (t) =>
      aWeek(t, over(t.delays.began)),
    ),
  ];
  if (adults === undefined || !(adults > 0)) return measures;
  const words = "Days of delay per day and 100,000 people aged 18 and over, all services together.";
  const rate = (t: Totals): number => (meanLevel(t, over(t.delays.ready)) / adults) * 100_000;
  return [...measures, value(null, "delayed.rate", "days per day and 100,000 adults", words, rate)];
}
