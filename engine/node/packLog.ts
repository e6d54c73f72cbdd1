/** Logs of this machine: how their blocks are packed, and a log that lies in memory as a file. */
import { promisify } from "node:util";
import { constants, gunzip, gzip } from "node:zlib";
import type { Simulated } from "../index.ts";
import { createKeyframedLog, logHeader, type Pack } from "../job.ts";

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** gzip as this machine has it. Quick rather than small: columns are already packed. */
export const PACK: Pack = {
  pack: (bytes) => zip(bytes, { level: constants.Z_BEST_SPEED }),
  unpack: (bytes, most) => unzip(bytes, { maxOutputLength: most }),
};

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
