/** `npm run library`: runs every row with its own number of replications and writes scenarios/README.md. Some minutes. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { threads } from "../../engine/node/threads.ts";
import { libraryPage, type PlaceOutcome, type RowOutcome } from "./page.ts";
import { claimsOf, leversOf, type Placed, wantedFor } from "./run.ts";
import { isCovered, type Place, placeNames, readPlace, SCENARIOS } from "./spec.ts";
import { versionsOf } from "./versions.ts";
import { Worlds } from "./worlds.ts";

const worlds = new Worlds((models) => threads(models, availableParallelism()));

async function outcomeOf(place: Place): Promise<PlaceOutcome> {
  const rows = new Map<string, RowOutcome>();
  const placed = place.rows.flatMap(([id, row]): [string, Placed][] =>
    isCovered(row) ? [[id, { place: place.name, row, effort: "replications" }]] : [],
  );
  await worlds.simulate(placed.flatMap(([, one]) => wantedFor(one)));
  for (const [id, one] of placed) {
    const found = { claims: await claimsOf(one, worlds), levers: await leversOf(one, worlds) };
    rows.set(id, found);
    const faults = [...found.claims, ...found.levers].filter(({ fault }) => fault !== null).length;
    console.log(`${place.name} ${id}: ${faults === 0 ? "as claimed" : `${faults} not as claimed`}`);
  }
  return { place, rows };
}

const outcomes: PlaceOutcome[] = [];
for (const name of placeNames()) outcomes.push(await outcomeOf(readPlace(name)));
const versions = await versionsOf(
  outcomes.map(({ place }) => place),
  worlds,
);
writeFileSync(join(SCENARIOS, "README.md"), libraryPage(outcomes, versions));
