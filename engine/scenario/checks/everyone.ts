/** `applies-to: everyone` is for what goes on with people who are there. */
import type { DatedEdit } from "../changes.ts";
import { canReach } from "../everyone.ts";
import { reachesNobody } from "../messages/hours.ts";
import type { Report } from "../problem.ts";

export function checkAppliesTo(edits: readonly DatedEdit[], report: Report): void {
  for (const { path, everyone, spot } of edits) if (everyone && !canReach(path)) report(reachesNobody(spot, path));
}
