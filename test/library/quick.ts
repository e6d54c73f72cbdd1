/** `npx tsx test/library/quick.ts scenarios/thurrock [S18 …]`: the claims of a place in quick mode, as the tests run them. */
import { basename } from "node:path";
import { inProcess } from "../../engine/experiments/inProcess.ts";
import { beginReplication, ScenarioError } from "../../engine/index.ts";
import { say } from "./judge.ts";
import { claimsOf, leversOf } from "./run.ts";
import { isCovered, type Row, readPlace } from "./spec.ts";
import { Worlds } from "./worlds.ts";

const [folder = "", ...wanted] = process.argv.slice(2);
const worlds = new Worlds((models) => inProcess(models, beginReplication));

async function tell(place: string, id: string, row: Row): Promise<void> {
  const began = process.cpuUsage();
  console.log(`${id} ${row.title}`);
  for (const { claim, found, believed, fault } of await claimsOf({ place, row, effort: "quick" }, worlds)) {
    const belief =
      believed === null ? "" : `; believed ${say(believed.mean)} (${say(believed.low)} to ${say(believed.high)})`;
    console.log(
      `  ${fault === null ? "✓" : "✗"} ${claim.says}: ${say(found.mean)} (${say(found.low)} to ${say(found.high)})${belief}`,
    );
    if (fault !== null) console.log(`      ${fault}`);
  }
  for (const { lever, measure, found, fault } of await leversOf({ place, row, effort: "quick" }, worlds)) {
    console.log(
      `  ${fault === null ? "✓" : "✗"} ${lever.set} to ${lever.to}: ${measure} ${say(found.low)} to ${say(found.high)}`,
    );
  }
  const { user, system } = process.cpuUsage(began);
  console.log(`  ${((user + system) / 1e6).toFixed(1)} s of one core`);
}

const place = readPlace(basename(folder));
for (const [id, row] of place.rows) {
  if (!isCovered(row) || (wanted.length > 0 && !wanted.includes(id))) continue;
  try {
    await tell(place.name, id, row);
  } catch (error) {
    console.log(`  ✗ ${error instanceof ScenarioError ? error.message : error}`);
  }
}
