/** activity.ndjson: what prices were put on in each replication of a run. */
import type { Model } from "../compile/model.ts";
import type { Activity } from "../projections/money/activity.ts";
import { activityFrom } from "../projections/money/activityText.ts";

export const ACTIVITY_FILE = "activity.ndjson";

/** Version of the file. */
const VERSION = 1;

/** A line of names, then a line for each replication in order; null of a model without prices. */
export function activityFile(
  { services, payers }: Model,
  replications: readonly { readonly activity?: string }[],
): string | null {
  const lines = replications.flatMap(({ activity }) => activity ?? []);
  if (lines.length < replications.length) return null;
  const head = { activity: VERSION, services: services.map(({ name }) => name), payers };
  return `${[JSON.stringify(head), ...lines].join("\n")}\n`;
}

/**
 * The activity of each replication.
 * @throws RangeError where the text is no such file, or damaged
 */
export function activitiesIn(text: string): Activity[] {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  if (!head.startsWith(`{"activity":${VERSION},`)) throw new RangeError("it is no file of activity that is known");
  return lines.map(activityFrom);
}
