import type { Simulated } from "../engine/index.ts";
import { createKeyframedLog, logHeader } from "../engine/job.ts";
import { PACK } from "../engine/node/pack.ts";

/**
 * The bytes of a log file with stored states, of a first replication whose log was kept in memory.
 * @throws RangeError when it was not
 */
export async function packLog(
  { model, digest, replications, fork }: Simulated,
  engine: string,
  seed: string,
): Promise<Uint8Array> {
  const { log, replication } = replications[0]!;
  if (log === undefined) throw new RangeError("the log of the first replication was not kept");
  const parts: Uint8Array[] = [];
  const header = logHeader(model, { engine, scenario: digest, seed, replication, ...(fork && { fork }) });
  const writer = createKeyframedLog(header, { pack: PACK, write: (bytes) => void parts.push(bytes.slice()) });
  for (const chunk of log) writer.take(chunk);
  await writer.close();
  return Buffer.concat(parts);
}
