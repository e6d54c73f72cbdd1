/** What a run folder tells of its first replication day by day and month by month, from that replication's facts. */
import {
  type Activity,
  beginActivity,
  daily,
  dailyCsv,
  type FactChunk,
  type FactSink,
  isPriced,
  type Model,
  measuredWindow,
  moneyCsv,
  tee,
  windowUntilEnd,
} from "../index.ts";

/** A fold of a log into texts. */
export interface FirstTexts {
  readonly sink: FactSink;
  /** What prices were put on; null of a scenario without prices. After the last fact. */
  activity(): Activity | null;
  /** By the name of their file: daily.csv; money.csv where the scenario has prices. After the last fact. */
  texts(): ReadonlyMap<string, string>;
}

/** Begins the texts of a log. @param last its last chunk, which tells when the run ended; none where it is not known */
export function firstTexts(model: Model, last: readonly FactChunk[]): FirstTexts {
  const whole = measuredWindow(model);
  const window = windowUntilEnd(whole, last) ?? whole;
  const days = daily.begin(model, window);
  const used = isPriced(model) ? beginActivity(model, [window]) : null;
  let found: Activity | null = null;
  const activity = (): Activity | null => {
    found ??= used?.end() ?? null;
    return found;
  };
  return {
    activity,
    sink: used === null ? days : tee(days, used),
    texts() {
      const texts = new Map([["daily.csv", dailyCsv(model, days.end())]]);
      const own = activity();
      if (own !== null) texts.set("money.csv", moneyCsv(model, own, window));
      return texts;
    },
  };
}
