/** The log of a first replication as a log file. */
import { promisify } from "node:util";
import { constants, gunzip, gzip } from "node:zlib";
import { createLogWriter, logHeader, type Pack, Replay, replayBytes, type Simulated } from "../index.ts";

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** gzip as this machine has it. Quick rather than small: columns are already packed. */
export const PACK: Pack = {
  pack: (bytes) => zip(bytes, { level: constants.Z_BEST_SPEED }),
  unpack: (bytes, most) => unzip(bytes, { maxOutputLength: most }),
};

/**
 * The bytes of a log file with stored states (see writeLog.ts), so that a reader need not begin at the beginning.
 * @throws RangeError when the log was not kept
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
  const replay = new Replay(header);
  const last = log.at(-1);
  const end = last === undefined ? 0 : last.first + last.length;
  const writer = createLogWriter(header, {
    pack: PACK,
    write: (bytes) => void parts.push(bytes.slice()),
    keyframe: () => (replay.next < end ? replayBytes(replay) : null),
  });
  for (const chunk of log) {
    replay.take(chunk); // first: the writer asks for the state after the chunk it takes
    writer.take(chunk);
  }
  await writer.close();
  return Buffer.concat(parts);
}
