/** Quantities as reports write them: three significant figures unless more are asked for, a real minus sign, thousands in groups. */
import { DAY, grouped, HOUR, MINUTE, MONTH, type Pence, type Seconds, WEEK, YEAR } from "./units.ts";

/** So many significant figures, but never fewer than the whole part: 1234.5 → "1,235", 4.123 → "4.12". */
export function formatNumber(n: number, figures = 3): string {
  if (!Number.isFinite(n)) return "—";
  const size = n === 0 ? 0 : Math.floor(Math.log10(Math.abs(n)));
  return grouped(n, Math.min(12, Math.max(0, figures - 1 - size)));
}

/** "26 days", "4 hours", "70 minutes", "30 seconds": the largest unit of which there are at least two. */
export function formatDuration(seconds: Seconds, figures = 3): string {
  const size = Math.abs(seconds);
  if (seconds === 0) return "0 days";
  if (size < 2 * MINUTE) return counted(seconds, "second", figures);
  if (size < 2 * HOUR) return counted(seconds / MINUTE, "minute", figures);
  if (size < 2 * DAY) return counted(seconds / HOUR, "hour", figures);
  return counted(seconds / DAY, "day", figures);
}

/** People per day as "11.2 per day", or per week, month or year when there is less than one a day. */
export function formatRate(perDay: number, figures = 3): string {
  const units: readonly [string, Seconds][] = [
    ["day", DAY],
    ["week", WEEK],
    ["month", MONTH],
    ["year", YEAR],
  ];
  const [name, length] =
    units.find(([, unit]) => (Math.abs(perDay) * unit) / DAY >= 1) ?? (perDay === 0 ? units[0]! : units[3]!);
  return `${formatNumber((perDay * length) / DAY, figures)} per ${name}`;
}

/** 0.623 → "62.3%". */
export const formatShare = (share: number, figures = 3): string => `${formatNumber(share * 100, figures)}%`;

/** Pence as pounds: "£1,234.50", "£312"; pence only when they are not zero and the amount is under £10,000. */
export function formatMoney(pence: Pence): string {
  if (!Number.isFinite(pence)) return "—";
  const pounds = Math.abs(pence) / 100;
  const whole = pounds >= 10_000 || Number.isInteger(Number(pounds.toFixed(2)));
  const text = whole
    ? grouped(Math.round(pounds))
    : `${grouped(Math.floor(Number(pounds.toFixed(2))))}${pounds.toFixed(2).slice(-3)}`;
  return `${pence < 0 && text !== "0" ? "−" : ""}£${text}`;
}

function counted(n: number, unit: string, figures: number): string {
  const text = formatNumber(n, figures);
  return `${text} ${text === "1" ? unit : `${unit}s`}`;
}
