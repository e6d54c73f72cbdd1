/** When a run parts from another, as the command line says it. */
import { addSeconds, formatInstant, parseInstant, secondsBetween } from "../index.ts";
import { InputError } from "./exit.ts";
import type { Loaded } from "./load.ts";

/**
 * The instant as a date (ISO), and the last second of the shared history, from time 0.
 * @throws InputError when it is none, or lies outside the run
 */
export function partingAt(text: string, { model: { clock } }: Pick<Loaded, "model">): { at: number; date: string } {
  const start = parseInstant(clock.start)!;
  const when = (second: number): string => formatInstant(addSeconds(start, second - clock.warmUp));
  const instant = parseInstant(text.trim());
  if (instant === null) {
    throw new InputError(
      `--at ${text} is no date. Expected a date, or a date and time, such as ${clock.start.slice(0, 10)} or ${clock.start.slice(0, 10)}T08:00.`,
    );
  }
  const at = secondsBetween(start, instant) + clock.warmUp;
  if (at >= 1 && at < clock.end) return { at: at - 1, date: formatInstant(instant) };
  const first = when(0);
  throw new InputError(
    at < 1
      ? `--at ${text} does not lie within the run, which begins on ${first}: nothing would be shared. Expected a later instant, before ${when(clock.end)}; or change it from the beginning, with careshift compare.`
      : `--at ${text} does not lie within the run, which ends on ${when(clock.end)}. Expected an instant after ${first} and before that.`,
  );
}
