import { daysToIso } from "../calendar.ts";
import { DAY } from "../units.ts";

/** "2016-04-01T08:00:00" of civil seconds since 1970-01-01: no zone, since the model's clock has none. */
export function isoTime(civil: number): string {
  const day = Math.floor(civil / DAY);
  const second = Math.floor(civil - day * DAY);
  return `${daysToIso(day)}T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
