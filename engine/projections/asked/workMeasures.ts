/** Measures that are asked for and read off the standard totals: of staff, of the area, and where people die. */
import type { ModelAsked } from "../../compile/model/asked.ts";
import { EXITS, type Model } from "../../compile/model.ts";
import { type Measure, ratio, undivided, value } from "../definition.ts";
import { DAY, WEEK } from "../time.ts";
import { aYear, meanLevel, type Totals } from "../totals.ts";

const HOUR = 3600;

/** Staff-seconds with people: a visit counts for as many staff as it takes. */
const withPeople = (t: Totals, s: number): number => t.places.census[s]! + t.places.units.beyond[s]!;

/** Visits of teams in hours and whole-time equivalents. */
export function workforceMeasures({ services }: Model, { workforce }: ModelAsked): Measure[] {
  return workforce.flatMap(({ service: s, week, onVisits }) => {
    const { name } = services[s]!;
    const hours = week / HOUR;
    const needed = (t: Totals): number => (meanLevel(t, withPeople(t, s)) * WEEK) / (week * onVisits);
    return [
      value(name, "visit-hours", "hours per year", "Hours that staff are with people, overtime included.", (t) =>
        aYear(t, withPeople(t, s) / HOUR),
      ),
      ...undivided([
        value(name, "staff-hours", "hours per year", "Hours that staff are on duty.", (t: Totals) =>
          aYear(t, t.places.capacity[s]! / HOUR),
        ),
      ]),
      ratio(
        name,
        "hours-per-visit",
        "hours",
        "Hours of staff a visit takes.",
        ["hours that staff are with people", (t) => withPeople(t, s) / HOUR],
        ["visits finished", (t) => t.places.visits[s]!],
      ),
      ...undivided([
        value(
          name,
          "wte-on-duty",
          "whole-time equivalents",
          `Staff on duty in whole-time equivalents of ${hours} hours a week.`,
          (t: Totals) => (meanLevel(t, t.places.capacity[s]!) * WEEK) / week,
        ),
      ]),
      value(
        name,
        "wte-needed",
        "whole-time equivalents",
        `Whole-time equivalents of ${hours} hours a week that the visits made take up, when staff are with people for ${Math.round(onVisits * 100)}% of their hours.`,
        needed,
      ),
    ];
  });
}

/** How much of what declared services do is done in the area. */
export function areaMeasures({ inArea }: ModelAsked): Measure[] {
  if (inArea.length === 0) return [];
  const inside = inArea.filter((one) => one.inside);
  const over = (list: ModelAsked["inArea"], column: Float64Array): number =>
    list.reduce((sum, { service }) => sum + column[service]!, 0);
  return [
    ratio(
      null,
      "in-area.starts",
      "share",
      "Share of starts in the declared services that are in services within the area.",
      ["people who started within the area", (t) => over(inside, t.places.starts)],
      ["people who started", (t) => over(inArea, t.places.starts)],
    ),
    ratio(
      null,
      "in-area.bed-days",
      "share",
      "Share of days that people spent in the declared services that they spent within the area.",
      ["person-days within the area", (t) => over(inside, t.places.census) / DAY],
      ["person-days", (t) => over(inArea, t.places.census) / DAY],
    ),
  ];
}

const DEATHS = [
  ["hospital", "in hospital"],
  ["care-home", "in a care home"],
  ["own-home", "at home: in a service at home, or in none"],
  ["elsewhere", "elsewhere, in rehabilitation beds for one"],
] as const;

/** Where people die: the setting of the service they were in. */
export function deathMeasures({ services }: Model, { outcomes }: ModelAsked): Measure[] {
  if (!outcomes.includes("place-of-death")) return [];
  const died = services.length + EXITS.indexOf("died");
  const where = (place: number): string => {
    const service = services[place];
    if (service === undefined || service.atHome) return "own-home";
    return service.setting === "hospital" || service.setting === "care-home" ? service.setting : "elsewhere";
  };
  const places = [-1, ...services.keys()];
  const deaths = (t: Totals, from: readonly number[]): number =>
    from.reduce((sum, place) => sum + t.places.moves.exited(place, died).all, 0);
  return DEATHS.map(([id, words]) => {
    const own = places.filter((place) => where(place) === id);
    return ratio(
      null,
      `place-of-death.${id}`,
      "share",
      `Share of deaths that were ${words}.`,
      [`people who died ${words}`, (t) => deaths(t, own)],
      ["people who died", (t) => deaths(t, places)],
    );
  });
}
