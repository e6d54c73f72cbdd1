/**
 * Numbers as a British reader writes them: 1,234.5, £12,300, 93.4%. A number is shown to the digits its interval
 * supports, and no further.
 */

export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Decimals worth showing for a value known to within `halfWidth` (null = not known): the interval decides, small
 * numbers keep one decimal, large ones none.
 */
export function decimalsFor(value: number, halfWidth: number | null): number {
  const size = Math.abs(value);
  const leading = size === 0 ? 0 : -Math.floor(Math.log10(size));
  if (halfWidth === null || !(halfWidth > 0))
    return size >= 100 || Number.isInteger(value) ? 0 : clamp(leading + 1, 1, 3);
  const least = size >= 100 ? 0 : 1;
  return clamp(-Math.floor(Math.log10(halfWidth)), least, 3);
}

/** 1234.5 → "1,234.5"; a true minus sign for negative numbers, and never "−0.0". */
export function decimal(value: number, decimals: number): string {
  const [whole = "0", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/** How a unit is written: what stands before and after a number, and what the number is multiplied by first. */
export interface UnitStyle {
  readonly before: string;
  readonly after: string;
  readonly times: number;
  /** Fixed number of decimals, or null when the interval decides. */
  readonly decimals: number | null;
}

/** "people" 9.2, interval ±0.4 → "9.2"; "£" 12345.6 → "£12,346"; "share" 0.934 → "93.4%". */
export function number(value: number, style: UnitStyle, halfWidth: number | null): string {
  const scaled = value * style.times;
  // Nothing is no thousands: rounding may leave a trace of it.
  if (style.before !== "" && Math.abs(scaled) < 1e-9) return `${style.before}0`;
  const width = halfWidth === null ? null : halfWidth * style.times;
  const text = decimal(scaled, style.decimals ?? decimalsFor(scaled, width));
  const sign = text.startsWith("−") ? "−" : "";
  return `${sign}${style.before}${text.slice(sign.length)}${style.after}`;
}

/** A difference always carries its sign: "+3.1", "−0.4", "0.0". */
export function signed(value: number, style: UnitStyle, halfWidth: number | null): string {
  const text = number(value, style, halfWidth);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Half the width of an interval; null for none. */
export function halfWidth(range: Range | null): number | null {
  return range === null ? null : (range.high - range.low) / 2;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** A number with the decimals it has, at most six. */
export function exact(value: number): string {
  const digits = String(Number(value.toFixed(6)));
  return decimal(value, digits.includes(".") ? digits.length - digits.indexOf(".") - 1 : 0);
}

/** 1 replication, 30 replications, 1.5 days. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${exact(count)} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
