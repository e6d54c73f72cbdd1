import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  compile,
  type JobResult,
  logHeader,
  type Model,
  parseScenario,
  runReplication,
} from "../../../engine/index.ts";
import { sha256 } from "../../../engine/node/identity.ts";
import { packLog } from "../../packLog.ts";

/** The luck of the fixture. */
const SEED = "careshift";

/** A scenario, and one replication of it with every fact kept. */
export interface Fixture {
  readonly model: Model;
  readonly result: JobResult;
  readonly log: NonNullable<JobResult["log"]>;
  readonly header: ReturnType<typeof logHeader>;
  /** The log as a file. */
  readonly file: Uint8Array;
}

/** A million facts: see million.yaml. Made anew each time: that takes a second, and there is no cache to be stale. */
export const million = (): Promise<Fixture> => fixture(fileURLToPath(new URL("million.yaml", import.meta.url)));

/** The first replication of a scenario that stands in one file. */
async function fixture(path: string): Promise<Fixture> {
  const scenario = parseScenario(path, new Map([[path, readFileSync(path, "utf8")]]));
  const model = compile(scenario);
  const digest = sha256(scenario.resolved);
  const result = runReplication(model, { seed: SEED, replication: 0, keepLog: true });
  const header = logHeader(model, { engine: "bench", scenario: digest, seed: SEED, replication: 0 });
  const file = await packLog({ scenario, model, digest, warnings: [], replications: [result] }, "bench", SEED);
  return { model, result, log: result.log!, header, file };
}
