import type { Activity } from "../money/activity.ts";
import { pounds } from "../money/ledgerSums.ts";
import { monthName } from "../money/months.ts";
import type { Agreed } from "./agreed.ts";
import type { Booked } from "./booked.ts";

/** Pence beyond which what is paid is not what is earned. */
const LESS_THAN_A_PENNY = 0.5;

/**
 * Where what is paid is not what is earned, service by service and month by month, in words; none where it is, to the penny.
 * @param services their names by number
 */
export function agreedFaults(
  { paid, earned }: Pick<Agreed, "paid" | "earned">,
  activity: Activity,
  services: readonly string[],
): string[] {
  const [out, into] = [sums(paid, activity), sums(earned, activity)];
  return [...new Set([...out.keys(), ...into.keys()])].flatMap((key) => {
    const [gone, come] = [out.get(key) ?? 0, into.get(key) ?? 0];
    // Written so that what is no number is a fault too.
    if (Math.abs(gone - come) < LESS_THAN_A_PENNY) return [];
    const [month = 0, service = -1] = key.split(" ").map(Number);
    const what = services[service] ?? "no service";
    return [`${pounds(gone)} is paid for ${what} in ${monthName(month)}, but ${pounds(come)} is earned`];
  });
}

/** Pence by month and service. */
function sums(entries: readonly Booked[], { cells }: Activity): Map<string, number> {
  const found = new Map<string, number>();
  for (const { cell, service, pence } of entries) {
    const key = `${cells[cell]!.month} ${service}`;
    found.set(key, (found.get(key) ?? 0) + pence);
  }
  return found;
}
