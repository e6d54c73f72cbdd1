/** JSON Schema of days, hours, and numbers that hold at them. */
import { described, provenance, refer } from "./json.ts";

const WEEKDAY = "(mon|tue|wed|thu|fri|sat|sun)";
const HOURS = "\\d{1,2}:\\d{2}[-–]\\d{1,2}:\\d{2}";
const hours = { type: "string", pattern: `^${HOURS.replace("[-–]", " ?[-–] ?")}$` };
const time = { type: "string", pattern: "^\\d{1,2}:\\d{2}$" };
const someDays = { type: "string", pattern: `^(daily|${WEEKDAY}( ?- ?${WEEKDAY})?)$` };

/** "mon-fri", "daily", or a list of such. */
export const daysJson = {
  "x-what": "daily, days of the week, or a list of them",
  anyOf: [someDays, { type: "array", items: someDays, minItems: 1 }],
};

const onBankHolidays = (about: string) => ({
  "bank-holidays": { description: `${about} Default: open.`, enum: ["open", "closed", "as-sunday"] },
});

/** { hours, days } or { at, days }. */
export const opening = {
  type: "object",
  properties: {
    hours: {
      ...hours,
      description: "Hours within which it is allowed; over midnight too.",
      "x-example": "09:00-18:00",
    },
    at: { ...time, description: "Instead of hours: the one time of day at which it is allowed.", "x-example": "12:00" },
    days: {
      ...daysJson,
      description: "Days of the week, one, several or a list. Default: daily.",
      "x-example": "mon-sat",
    },
    ...onBankHolidays("What bank holidays do to it: nothing, closed, or hours as on a Sunday."),
  },
  additionalProperties: false,
};

const ROW = `^((daily|${WEEKDAY}(-${WEEKDAY})?) )?${HOURS}$`;

/** { mon-fri 08:00-20:00: 4 }: numbers by days and hours. */
export const staffJson = {
  type: "object",
  properties: onBankHolidays("Who is on duty on bank holidays: as on any day, nobody, or as on a Sunday."),
  patternProperties: { [ROW]: refer("quantity") },
  additionalProperties: false,
};

/** A number, or numbers by days and hours and one for otherwise. */
export const placesJson = { anyOf: [refer("quantity"), refer("places")] };

/** Numbers by days and hours and one for otherwise. */
export const places = {
  ...staffJson,
  properties: {
    otherwise: described("Places at all other hours. Default: 0.", refer("quantity")),
    ...onBankHolidays("Places on bank holidays: as on any day, none but those of otherwise, or as on a Sunday."),
    ...provenance,
  },
};

/** { 12:00-12:30: all }. */
export const breaksJson = {
  type: "object",
  patternProperties: { [`^${HOURS}$`]: { anyOf: [{ const: "all" }, refer("quantity")] } },
  additionalProperties: false,
};
