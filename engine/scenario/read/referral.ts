/** Trees → when people are referred onward: at-admission, when-ready, or so long before they are ready. */
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import { quantityJson } from "../schema/json.ts";
import type { ReferSpec } from "../spec/queues.ts";
import { child, type Tree } from "../tree.ts";
import { DURATION, inside, type Reading, readQuantity } from "./quantity.ts";

const WORDS = ["at-admission", "when-ready"] as const;

/** What an editor is told of `refer:`. */
export const referJson = {
  anyOf: [
    { type: "string", enum: WORDS },
    {
      type: "object",
      required: ["before-ready"],
      properties: {
        "before-ready": { ...quantityJson("3 days"), description: "How long before they are ready." },
      },
      additionalProperties: false,
    },
  ],
};

/** `refer: at-admission`, `when-ready` or `{ before-ready: 3 days }`; undefined, with the problem reported, for others. */
export function readRefer(tree: Tree, reading: Reading): ReferSpec | undefined {
  const before = child(tree, "before-ready");
  if (tree.kind === "map" && before !== undefined) {
    say.checkKeys(tree, ["before-ready"], reading.path, reading.report);
    const quantity = readQuantity(DURATION, before, inside(reading, "before-ready"));
    return quantity && tree.entries.size === 1 ? { beforeReady: quantity } : undefined;
  }
  const word = WORDS.find((one) => tree.kind === "leaf" && tree.text === one);
  const expected = "at-admission, when-ready, or a map with before-ready";
  if (word === undefined)
    reading.report(say.notA(at(tree.place, reading.path), tree, expected, "{ before-ready: 3 days }"));
  return word;
}
