/** Trees → tasks and journeys: a time, or a map with `takes` and a word. */
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import { distributionJson, refer } from "../schema/json.ts";
import type { TaskSpec } from "../spec/queues.ts";
import type { DistributionSpec } from "../spec/words.ts";
import { child, type Tree } from "../tree.ts";
import { readDistribution } from "./distribution.ts";
import { inside, type Reading } from "./quantity.ts";

/** What an editor is told of a time that may stand alone or, as `takes`, beside one word. */
const takingJson = (key: string, words: readonly string[], about: string) => ({
  anyOf: [
    distributionJson,
    {
      type: "object",
      required: ["takes"],
      properties: {
        takes: { ...distributionJson, description: "How long it takes." },
        [key]: { type: "string", enum: words, description: about },
      },
      additionalProperties: false,
    },
  ],
});

const FROM = ["end", "start"] as const;

/** What an editor is told of `tasks:`. */
export const tasksJson = {
  type: "object",
  additionalProperties: takingJson(
    "from",
    FROM,
    "When it begins: at the end of the stay, or at its start. Default: end.",
  ),
};

/** `tasks: { therapy: 2 days, pharmacy: { takes: 4 hours, from: start } }`; undefined, with the problems reported, when one is wrong. */
export function readTasks(tree: Tree, reading: Reading): TaskSpec[] | undefined {
  if (tree.kind !== "map" || tree.entries.size === 0) return undefined;
  const read = [...tree.entries].map(([name, { value }]) => {
    const found = readTaking(value, inside(reading, name), "from", FROM);
    return found && { name, takes: found.takes, from: found.word };
  });
  return read.includes(undefined) ? undefined : (read as TaskSpec[]);
}

const SEARCH = ["before", "beside"] as const;

/** What an editor is told of a step of preparation. */
export const preparingJson = { anyOf: [distributionJson, refer("preparation")] };

/** A step of preparation: how long it takes, and how it stands to the search for a place. */
export interface PreparingShape {
  readonly takes: DistributionSpec;
  readonly search: "before" | "beside";
}

/** `funding: 5 days` or `{ takes: 5 days, search: beside }`. */
export function readPreparing(tree: Tree, reading: Reading): PreparingShape | undefined {
  const found = readTaking(tree, reading, "search", SEARCH);
  return found && { takes: found.takes, search: found.word };
}

/** A journey: how long it takes, and which places are held meanwhile. */
export interface TransferSpec {
  readonly takes: DistributionSpec;
  readonly holds: "both" | "destination";
}

const HOLDS = ["both", "destination"] as const;

/** What an editor is told of `transfer:`. */
export const transferJson = takingJson(
  "holds",
  HOLDS,
  "Places held meanwhile: both, or the destination alone: then the place left is free when the journey begins. Default: both.",
);

/** `transfer: 2 hours` or `{ takes: 2 hours, holds: destination }`. */
export function readTransfer(tree: Tree, reading: Reading): TransferSpec | undefined {
  const found = readTaking(tree, reading, "holds", HOLDS);
  return found && { takes: found.takes, holds: found.word };
}

/** A time, or a map with `takes` and under `key` one of `words`; the first is meant where none is given. */
function readTaking<W extends string>(
  tree: Tree,
  reading: Reading,
  key: string,
  words: readonly W[],
): { takes: DistributionSpec; word: W } | undefined {
  const written = child(tree, "takes");
  const given = child(tree, key);
  if (tree.kind !== "map" || (written === undefined && given === undefined)) {
    const takes = readDistribution(tree, reading);
    return takes && { takes, word: words[0]! };
  }
  say.checkKeys(tree, ["takes", key], reading.path, reading.report);
  if (written === undefined)
    return void reading.report(say.missing(at(tree.place, reading.path), "takes", "takes: 2 hours"));
  const takes = readDistribution(written, inside(reading, "takes"));
  const word = given === undefined ? words[0] : words.find((one) => given.kind === "leaf" && given.text === one);
  if (word === undefined)
    reading.report(say.notA(at(given!.place, joined(reading.path, key)), given!, words.join(" or "), words[0]!));
  const isKnown = [...tree.entries.keys()].every((name) => name === "takes" || name === key);
  return takes === undefined || word === undefined || !isKnown ? undefined : { takes, word };
}
