/** Where two worlds of a fork part, in words. */
import { DAY, type LogHeader } from "../../engine/index.ts";
import { type Clocked, civilAt } from "./time.ts";

/** What the words need of a header. */
export type Forked = Clocked & Pick<LogHeader, "fork">;

/** Where the second of two worlds, or the only one, goes its own way: the first second in which it does; null for none. */
export function partingOf(headers: readonly (Forked | undefined)[]): number | null {
  const fork = headers.find((header) => header?.fork !== undefined)?.fork;
  return fork === undefined ? null : fork.at + 1;
}

/** "1 Oct 2016", and its hour where that is not midnight: "1 Oct 2016, 08:00". */
export function partingDate(header: Clocked, time: number): string {
  const { day, month, year, time: hour } = civilAt(header, time);
  const date = `${day} ${month.slice(0, 3)} ${year}`;
  return (time + header.clock.weekOffset) % DAY === 0 ? date : `${date}, ${hour}`;
}

/** What stands beside the worlds at `t`: a short label, and the sentence for those who hear it. */
export function partingWords(header: Clocked, time: number, t: number): { label: string; sentence: string } {
  const date = partingDate(header, time);
  const same = `A and B are one run until ${date}`;
  return t < time
    ? { label: `Same until ${date}`, sentence: `${same}: both show the same facts. Go to where they part.` }
    : { label: `Parted on ${date}`, sentence: `${same}, and differ from then on. Go to where they part.` };
}
