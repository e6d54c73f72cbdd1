/** Sentences about a run folder and what made it. */
import { join } from "node:path";
import { type Parting, plural } from "../../index.ts";
import type { RunFolder } from "../folder/open.ts";
import { engineFingerprint, engineVersion } from "../identity.ts";

/** Which run it is, and what made it when; how to have it again where other code made it. */
export function aboutRun({ path, record, worlds }: RunFolder): string[] {
  const titles = worlds.map(({ title }) => `“${title}”`).join(" against ");
  const what = record.kind === "run" ? "a run of" : "a comparison of";
  const made = `made by Careshift ${record.engine.version} on ${record.started.slice(0, 10)}`;
  const about = `${path}: ${what} ${titles}, ${plural(record.replications, "replication")} of seed ${record.seed}, ${made}.`;
  const other = otherMaker({ record, worlds });
  return other === null ? [about] : [about, `It was ${other}.`];
}

/**
 * What made a run where that was other code than this, and how to have it again with that code; null where it was this
 * very code.
 */
export function otherMaker({ record, worlds }: Omit<RunFolder, "path">): string | null {
  const { version, fingerprint } = record.engine;
  if (fingerprint === engineFingerprint()) return null;
  if (version === engineVersion()) {
    return `made by other code of version ${version}, such as a checkout or an installation of it (fingerprint ${fingerprint.slice(0, 12)})`;
  }
  const command = record.kind === "run" ? "run" : "compare";
  const scenarios = worlds.map((world) => join(world.path, "scenario.yaml")).join(" ");
  const again = `npx careshift@${version} ${command} ${scenarios} --seed "${record.seed}" --replications ${record.replications}`;
  const how =
    record.fork === undefined
      ? `To reproduce it: ${again}`
      : `To reproduce it, use careshift@${version} and ${forked(record.fork)}`;
  return `made by Careshift ${version}; this is ${engineVersion()}. ${how}`;
}

const forked = ({ date }: Parting): string => `fork the parent on ${date} once more`;
