/** What was found for a row: each claim, and what each lever moves. */
import type { Sample } from "../../engine/experiments/targets.ts";
import { type Found, fault, figure, moves, say } from "./judge.ts";
import type { Claim, Lever, Row } from "./spec.ts";
import type { Settings, Wanted, Worlds } from "./worlds.ts";

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

/** A row where it stands: `place` is its folder below scenarios/. */
export interface Placed {
  readonly place: string;
  readonly row: Row;
  readonly effort: Effort;
}

/** Every world that the claims and levers of a row ask for. */
export function wantedFor(placed: Placed): Wanted[] {
  const { claims, levers } = placed.row;
  const sets = claims.flatMap((claim) =>
    [settingsOf(claim), ...(claim.believe ? [believedOf(claim)] : [])].map((set) => ({ claim, set })),
  );
  return [
    ...sets.flatMap(({ claim, set }) => sidesOf(placed, claim, set)),
    ...(levers.length > 0 ? [scenarioOf(placed, {})] : []),
    ...levers.map((lever) => scenarioOf(placed, { [lever.set]: lever.to })),
  ];
}

export async function claimsOf(placed: Placed, worlds: Worlds): Promise<ClaimOutcome[]> {
  const outcomes: ClaimOutcome[] = [];
  for (const claim of placed.row.claims) {
    const ask = async (set: Settings): Promise<Found> => {
      const sides: Sample[] = [];
      for (const side of sidesOf(placed, claim, set)) sides.push(await worlds.sample(side));
      return figure(claim.in, claim.measure, sides[0]!, sides.at(-1)!);
    };
    const found = await ask(settingsOf(claim));
    const believed = claim.believe ? await ask(believedOf(claim)) : null;
    outcomes.push({ claim, found, believed, fault: faultOf(claim, found, believed) });
  }
  return outcomes;
}

const settingsOf = (claim: Claim): Settings => ({ ...claim.set });
const believedOf = (claim: Claim): Settings => ({ ...claim.set, ...claim.believe?.set });

/** The worlds a claim looks at: the settings are made where it looks, or in the scenario of a pair. */
function sidesOf(placed: Placed, claim: Claim, set: Settings): Wanted[] {
  if (claim.in === "twin") return [twinOf(placed, set)];
  if (claim.in === "scenario") return [scenarioOf(placed, set)];
  return [twinOf(placed, {}), scenarioOf(placed, set)];
}

const twinOf = ({ place, row, effort }: Placed, set: Settings): Wanted => ({
  file: `${place}/${row.twin}`,
  set,
  replications: row[effort],
});
const scenarioOf = ({ place, row, effort }: Placed, set: Settings): Wanted => ({
  file: `${place}/${row.scenario}`,
  set,
  replications: row[effort],
});

function faultOf(claim: Claim, found: Found, believed: Found | null): string | null {
  if (believed === null) return fault(claim, found);
  if (fault(claim, found) === null) return `${say(found.mean)} holds without the belief it is said to need`;
  return fault(claim, believed);
}

/** Each listed lever against the scenario as it stands, in pairs. */
export async function leversOf(placed: Placed, worlds: Worlds): Promise<LeverOutcome[]> {
  const outcomes: LeverOutcome[] = [];
  for (const lever of placed.row.levers) {
    const still = await worlds.sample(scenarioOf(placed, {}));
    const moved = await worlds.sample(scenarioOf(placed, { [lever.set]: lever.to }));
    for (const [measure, way] of Object.entries(lever.moves)) {
      const found = figure("difference", measure, still, moved);
      const why = moves(way, found) ? null : `${say(found.low)} to ${say(found.high)} is not clearly ${way}`;
      outcomes.push({ lever, measure, found, fault: why });
    }
  }
  return outcomes;
}
