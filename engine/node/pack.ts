/** How blocks of logs are packed on this machine. */
import { promisify } from "node:util";
import { constants, gunzip, gzip } from "node:zlib";
import type { Pack } from "../job.ts";

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** gzip as this machine has it. Quick rather than small: columns are already packed. */
export const PACK: Pack = {
  pack: (bytes) => zip(bytes, { level: constants.Z_BEST_SPEED }),
  unpack: (bytes, most) => unzip(bytes, { maxOutputLength: most }),
};
