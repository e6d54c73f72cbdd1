/** What was found for a row: each claim, and what each lever moves. */
import { type Found, fault, figure, moves, say } from "./judge.ts";
import type { Claim, Lever, Row } from "./spec.ts";
import type { Settings, Worlds } from "./worlds.ts";

export interface ClaimOutcome {
  readonly claim: Claim;
  readonly found: Found;
  /** With the settings one would have to believe in. */
  readonly believed: Found | null;
  /** Why it does not hold as it should; null where it does. */
  readonly fault: string | null;
}

export interface LeverOutcome {
  readonly lever: Lever;
  readonly measure: string;
  readonly found: Found;
  readonly fault: string | null;
}

/** How many replications a row is given. */
export type Effort = "quick" | "replications";

/** @param place folder of the row below scenarios/ */
export async function claimsOf(place: string, row: Row, effort: Effort, worlds: Worlds): Promise<ClaimOutcome[]> {
  const outcomes: ClaimOutcome[] = [];
  for (const claim of row.claims) {
    const ask = async (set: Settings): Promise<Found> => {
      const isTwin = claim.in === "twin";
      const twin = await worlds.sample(`${place}/${row.twin}`, isTwin ? set : {}, row[effort]);
      const scenario = isTwin ? twin : await worlds.sample(`${place}/${row.scenario}`, set, row[effort]);
      return figure(claim.in, claim.measure, twin, scenario);
    };
    const found = await ask({ ...claim.set });
    const believed = claim.believe ? await ask({ ...claim.set, ...claim.believe.set }) : null;
    outcomes.push({ claim, found, believed, fault: faultOf(claim, found, believed) });
  }
  return outcomes;
}

function faultOf(claim: Claim, found: Found, believed: Found | null): string | null {
  if (believed === null) return fault(claim, found);
  if (fault(claim, found) === null) return `${say(found.mean)} holds without the belief it is said to need`;
  return fault(claim, believed);
}

/** Each listed lever against the scenario as it stands, in pairs. */
export async function leversOf(place: string, row: Row, effort: Effort, worlds: Worlds): Promise<LeverOutcome[]> {
  const file = `${place}/${row.scenario}`;
  const outcomes: LeverOutcome[] = [];
  for (const lever of row.levers) {
    const still = await worlds.sample(file, {}, row[effort]);
    const moved = await worlds.sample(file, { [lever.set]: lever.to }, row[effort]);
    for (const [measure, way] of Object.entries(lever.moves)) {
      const found = figure("difference", measure, still, moved);
      const why = moves(way, found) ? null : `${say(found.low)} to ${say(found.high)} is not clearly ${way}`;
      outcomes.push({ lever, measure, found, fault: why });
    }
  }
  return outcomes;
}
