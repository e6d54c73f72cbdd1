/** `bank-holidays:` → civil days, counted from 1970-01-01. */
import { isoToDays } from "../../calendar.ts";
import { england } from "../hours/england.ts";
import * as say from "../messages/hours.ts";
import { at } from "../problem.ts";
import { ON_BANK_HOLIDAYS, type OnBankHolidays } from "../spec/hours.ts";
import { itemsOf, type Tree } from "../tree.ts";
import type { Reading } from "./quantity.ts";

/** The dates in order, and whether those of England and Wales are among them. */
export interface BankHolidays {
  readonly days: readonly number[];
  readonly england: boolean;
}

/** `england`, a date, or a list of these. Undefined, with a problem reported, when it is none. */
export function readBankHolidays(tree: Tree, { path, report }: Reading): BankHolidays | undefined {
  const items = tree.kind === "list" ? itemsOf(tree) : [tree];
  const days = new Set<number>();
  let [good, all] = [true, false];
  for (const item of items) {
    const text = item.kind === "leaf" ? item.text.trim() : "";
    const dates = text === "england" ? england() : [text];
    if (text === "england") all = true;
    for (const day of dates.map(isoToDays)) {
      if (day !== null) days.add(day);
      else {
        report(say.noBankHoliday(at(item.place, path), text));
        good = false;
      }
    }
  }
  return good ? { days: [...days].sort((a, b) => a - b), england: all } : undefined;
}

/** `bank-holidays:` within hours: open, closed or as-sunday; open where nothing is said. Undefined when it is none. */
export function readOnBankHolidays(tree: Tree | undefined, { path, report }: Reading): OnBankHolidays | undefined {
  if (tree === undefined) return "open";
  const text = tree.kind === "leaf" ? tree.text : "";
  const found = ON_BANK_HOLIDAYS.find((word) => word === text);
  if (found === undefined) report(say.badOnBankHolidays(at(tree.place, `${path}.bank-holidays`), text));
  return found;
}
