import type { MoneyRules } from "../../compile/model/costs.ts";
import type { Activity } from "./activity.ts";

/** The cells in which services are paid for twice over, and the services that are to close. */
export interface Twice {
  readonly cells: ReadonlySet<number>;
  readonly services: readonly number[];
}

/**
 * Double running lasts from the second in which one of the opening services first has more places than at the start of
 * the run until the closing ones have none. Activity is cut at both.
 */
export function doubleRunningCells({ moneyRules }: { readonly moneyRules?: MoneyRules }, activity: Activity): Twice {
  const double = moneyRules?.doubleRunning ?? null;
  if (double === null) return { cells: new Set(), services: [] };
  const { cells, services, placesAt } = activity;
  const places = (cell: number, service: number): number => placesAt[cell * services + service]!;
  const opened = cells.findIndex((_, cell) => double.opening.some((s) => places(cell, s) > places(0, s)));
  const isOver = (cell: number): boolean => double.closing.every((s) => places(cell, s) === 0);
  const twice = new Set<number>();
  for (let cell = opened; cell >= 0 && cell < cells.length && !isOver(cell); cell++) twice.add(cell);
  return { cells: twice, services: double.closing };
}
