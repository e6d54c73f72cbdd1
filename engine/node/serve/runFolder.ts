/** Run folders as worlds to be shown. */
import { delayedByReplication, type Parting } from "../../index.ts";
import { InputError } from "../exit.ts";
import { openRunFolder, type RunWorld } from "../folder/open.ts";
import { plainFile, plainText } from "../folder/plainFile.ts";
import type { RunRecord } from "../record.ts";
import type { Content, ServedWorld } from "./site.ts";

/**
 * The worlds of a run folder: one; or the base and every variant of a comparison.
 * @param nameFor makes an id that no other world has
 * @throws InputError when the folder is no run folder, or holds nothing that can be shown
 */
export async function worldsIn(folder: string, nameFor: (id: string) => string): Promise<ServedWorld[]> {
  const { record, worlds } = await openRunFolder(folder);
  const served: ServedWorld[] = [];
  for (const [number, world] of worlds.entries()) {
    const fork = number === worlds.length - 1 ? record.fork : undefined;
    served.push(await servedWorld(world, record, nameFor(world.id), fork));
  }
  return served;
}

async function servedWorld(run: RunWorld, record: RunRecord, id: string, fork?: Parting): Promise<ServedWorld> {
  const { path, title, digest, digests } = run;
  const contents = new Map<string, Content>();
  const addressOf = (name: string, file: string | null): string | null => {
    if (file !== null) contents.set(`worlds/${id}/${name}`, { file });
    return file === null ? null : `worlds/${id}/${name}`;
  };
  const log = addressOf("replication-1.log", run.logs.get(0) ?? null);
  const scenario = addressOf("scenario.yaml", await plainFile(path, "scenario.yaml"));
  const parent = fork && addressOf("parent.yaml", await plainFile(path, "parent.yaml"));
  if (log === null && scenario === null) {
    throw new InputError(`${path} holds neither a log nor a scenario, so that nothing can be shown. Run it again.`);
  }
  const world = {
    id,
    title,
    question: await questionIn(path),
    digest,
    engine: record.engine.version,
    seed: record.seed,
    replications: record.replications,
    log,
    // Without its parent a fork cannot be made again: its own scenario alone would be another run.
    scenario: parent === null ? null : scenario,
    ...(fork && { fork: { ...fork, scenario: parent ?? null } }),
    digests,
    delayed: delayedByReplication((await plainText(path, "replications.csv")) ?? ""),
  };
  return { world, contents };
}

/** The question of a scenario, from its results. */
async function questionIn(folder: string): Promise<string | null> {
  try {
    const question = JSON.parse((await plainText(folder, "results.json")) ?? "null")?.scenario?.question;
    return typeof question === "string" ? question : null;
  } catch {
    return null;
  }
}
