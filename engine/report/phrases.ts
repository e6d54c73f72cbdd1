/** Figures as parts of a sentence, each with its unit and its interval. */
import type { Figures, MeasureResult, ScenarioResults } from "../experiments/contract.ts";
import { span } from "./cells.ts";
import { halfWidth, number, signed } from "./numbers.ts";
import { needsWords, type Shown, shown } from "./units.ts";

/** "95% interval 8.8 to 9.6"; "no interval from one run". */
function within(figures: Figures, style: Shown, write: typeof number = number): string {
  if (figures.interval === null) return "no interval from one run";
  return `${Math.round(figures.interval.level * 100)}% interval ${span(figures, style, write)}`;
}

/** "9.2", "1.2 days", "£1.23m", "93.4%". */
export function level(figures: Figures, style: Shown): string {
  return figures.mean === null ? "none" : withUnit(number(figures.mean, style, halfWidth(figures.interval)), style);
}

/** "9.2 (95% interval 8.8 to 9.6)". */
export function levelWithin(measure: MeasureResult): string {
  const style = styleOf(measure);
  return `${level(measure, style)} (${within(measure, style)})`;
}

/** The size of a difference without its sign: "3.1", "1.2 days", "1.2 percentage points". */
export function size(difference: Figures, style: Shown): string {
  return withUnit(number(Math.abs(difference.mean ?? 0), style, halfWidth(difference.interval)), style);
}

/** The interval of a size: that of the difference, turned round when it is negative. */
export function sizeWithin(difference: Figures, style: Shown): string {
  const { mean, interval } = difference;
  if (mean === null || mean >= 0 || interval === null) return within(difference, style);
  const turned = { ...interval, low: -interval.high, high: -interval.low };
  return within({ ...difference, mean: -mean, interval: turned }, style);
}

/** "+3.1, 95% interval +2.0 to +4.2". */
export function signedWithin(difference: Figures, style: Shown): string {
  const text = withUnit(signed(difference.mean ?? 0, style, halfWidth(difference.interval)), style);
  return `${text}, ${within(difference, style, signed)}`;
}

/** The style for one or several figures that stand together. */
export function styleOf(...measures: readonly MeasureResult[]): Shown {
  return shown(measures[0]?.unit ?? "", Math.max(...measures.map(({ mean }) => Math.abs(mean ?? 0))));
}

/** What readers call the service of a measure. */
export function serviceLabel({ scenario }: ScenarioResults, { service }: MeasureResult): string {
  return service === null ? "the whole system" : (scenario.services[service] ?? service);
}

function withUnit(text: string, style: Shown): string {
  return needsWords(style) ? `${text} ${style.words}` : text;
}
