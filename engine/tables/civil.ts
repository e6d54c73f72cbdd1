import { parseInstant } from "../calendar.ts";
import type { LogHeader } from "../log/header.ts";
import { DAY } from "../units.ts";

/**
 * Turns seconds of a log (from the start of the warm-up) into civil time: seconds since 1970-01-01T00:00:00, no zone.
 * @throws RangeError when the header's start is not an instant
 */
export function civilClock({ clock }: Pick<LogHeader, "clock">): (seconds: number) => number {
  const start = parseInstant(clock.start);
  if (start === null) throw new RangeError(`the log begins at "${clock.start}", which is no date`);
  const zero = start.days * DAY + start.seconds - clock.warmUp;
  return (seconds) => zero + seconds;
}
