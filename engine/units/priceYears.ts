/** Years of prices: "2016/17", from April to March, or a calendar year, "2016". */
import type { Parsed, UnitProblem } from "../units.ts";

export interface PriceYear {
  /** The year in which it begins. */
  readonly first: number;
  readonly financial: boolean;
}

const A_YEAR = "one financial year, such as 2016/17, or one calendar year, such as 2016";

const bad = (wrong: string, cure: string): { ok: false; problem: UnitProblem } => ({
  ok: false,
  problem: { wrong, expected: A_YEAR, try: cure },
});

/** "2016/17", "2016-17", "2016/2017", "2016". */
export function parsePriceYear(text: string): Parsed<PriceYear> {
  const found = /^(\d{4})(?:[/-](\d{2}|\d{4}))?$/.exec(text.trim());
  if (found === null) return bad(`"${text}" is not a year of prices`, "2016/17");
  const first = Number(found[1]);
  if (found[2] === undefined) return { ok: true, value: { first, financial: false } };
  const last = Number(found[2].length === 2 ? found[1]!.slice(0, 2) + found[2] : found[2]);
  const second = last === Math.floor(first / 100) * 100 && first % 100 === 99 ? last + 100 : last;
  if (second === first + 1) return { ok: true, value: { first, financial: true } };
  if (second < first) return bad(`"${text}" runs backwards`, yearName({ first: second, financial: true }));
  const wrong = second === first ? `"${text}" ends before it begins` : `"${text}" overlaps ${second - first} years`;
  return bad(wrong, yearName({ first, financial: true }));
}

/** "2016/17" */
export const yearName = ({ first, financial }: PriceYear): string =>
  financial ? `${first}/${String((first + 1) % 100).padStart(2, "0")}` : String(first);
