/** What was named on the command line → worlds to be shown. */
import { open, stat } from "node:fs/promises";
import { extname } from "node:path";
import { InputError } from "../exit.ts";
import { engineVersion } from "../identity.ts";
import { load } from "../load.ts";
import { reason } from "../reason.ts";
import { lookIntoLog } from "./lookIntoLog.ts";
import { worldsIn } from "./runFolder.ts";
import type { Content, ServedWorld } from "./site.ts";

const WHAT_TO_NAME = "Name a run folder, a .log file or a scenario (.yaml)";

/** First byte of a log file: no text begins with it. */
const LOG_BEGINS = 0x89;

/**
 * The worlds of one or two paths: A is the first of the first path; B the first of the second path, else the next of
 * the first. All others follow.
 * @param seed words of the seed for a scenario that has not been run
 * @throws InputError, ScenarioError
 */
export async function worldsOf(paths: readonly string[], seed: string): Promise<ServedWorld[]> {
  const nameFor = differentNames();
  const [first = [], second = []] = await inTurn(paths, (path) => worldsAt(path, nameFor, seed));
  return [...first.slice(0, 1), ...second, ...first.slice(1)];
}

async function worldsAt(path: string, nameFor: (id: string) => string, seed: string): Promise<ServedWorld[]> {
  const what = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be read: ${reason(error)}. ${WHAT_TO_NAME}.`);
  });
  if (what.isDirectory()) return worldsIn(path, nameFor);
  if (!what.isFile()) throw new InputError(`${path} is neither a file nor a folder. ${WHAT_TO_NAME}.`);
  if (await beginsAsLog(path)) return [await logAt(path, nameFor("log"))];
  if (/^\.ya?ml$/i.test(extname(path))) return [await scenarioAt(path, nameFor("scenario"), seed)];
  if (extname(path) === ".log") await lookIntoLog(path); // says what is wrong with it
  throw new InputError(`${path} is nothing the viewer can show. ${WHAT_TO_NAME}.`);
}

async function logAt(path: string, id: string): Promise<ServedWorld> {
  const { header, totals } = await lookIntoLog(path);
  const { title, scenario: digest, engine, seed, replication } = header;
  const log = `worlds/${id}/replication-${replication + 1}.log`;
  const digests = Array.from({ length: replication + 1 }, (_, i) => (i === replication ? (totals?.digest ?? "") : ""));
  const world = { id, title, question: null, digest, engine, seed, replications: replication + 1, log, digests };
  return { world: { ...world, scenario: null, delayed: [] }, contents: new Map([[log, { file: path }]]) };
}

/** A scenario that has not been run: the page simulates it. */
async function scenarioAt(path: string, id: string, seed: string): Promise<ServedWorld> {
  const { scenario, digest } = await load(path, []);
  const { title, question, resolved } = scenario;
  const address = `worlds/${id}/scenario.yaml`;
  const world = { id, title, question, digest, engine: engineVersion(), seed, replications: 1, scenario: address };
  const contents = new Map<string, Content>([[address, { text: resolved }]]);
  return { world: { ...world, log: null, digests: [], delayed: [] }, contents };
}

async function beginsAsLog(path: string): Promise<boolean> {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be read: ${reason(error)}.`);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, 0);
    return bytesRead === 1 && buffer[0] === LOG_BEGINS;
  } finally {
    await handle.close();
  }
}

/** "base", and "base-2" for the next of that name. */
function differentNames(): (id: string) => string {
  const times = new Map<string, number>();
  return (id) => {
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    return time === 1 ? id : `${id}-${time}`;
  };
}

async function inTurn<A, B>(items: readonly A[], make: (item: A) => Promise<B>): Promise<B[]> {
  const made: B[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}
