/** Trees → when people stop waiting: `give-up:`, one form or a list. */
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import { distributionJson, quantityJson } from "../schema/json.ts";
import type { GiveUpSpec } from "../spec/queues.ts";
import { type Branch, child, itemsOf, type Tree } from "../tree.ts";
import { readDistribution } from "./distribution.ts";
import { parseTime } from "./hours.ts";
import { DURATION, inside, type Reading, readQuantity } from "./quantity.ts";

const FORMS = ["after", "expected-wait", "at"] as const;
const KEYS = [...FORMS, "when", "to"];
const EXAMPLE = "{ after: 4 hours, to: front-door }";
const names = { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, minItems: 1 }] };

const one = {
  type: "object",
  required: ["to"],
  properties: {
    after: { ...distributionJson, description: "Time after which they stop waiting." },
    "expected-wait": {
      ...quantityJson("4 hours"),
      description:
        "They do not begin to wait when the expected wait is longer: (people waiting + 1) × mean stay of their own kind ÷ places or staff in force; without end where nobody is on duty.",
    },
    at: { type: "string", description: "Time of day at which they stop waiting.", examples: ["17:00"] },
    when: { type: "object", additionalProperties: names, description: "Attributes and levels of those it is for." },
    to: { type: "string", description: "Where they go.", examples: ["front-door"] },
  },
  additionalProperties: false,
};

/** What an editor is told of `give-up:`. */
export const giveUpJson = { anyOf: [one, { type: "array", items: one, minItems: 1 }] };

/** `give-up:` → its forms in the order written; undefined, with the problems reported, when one is wrong. */
export function readGiveUps(tree: Tree, reading: Reading): GiveUpSpec[] | undefined {
  const items = tree.kind === "list" ? itemsOf(tree) : [tree];
  const read = items.map((item, i) => readOne(item, tree.kind === "list" ? inside(reading, String(i + 1)) : reading));
  return read.length === 0 || read.includes(undefined) ? undefined : (read as GiveUpSpec[]);
}

function readOne(tree: Tree, reading: Reading): GiveUpSpec | undefined {
  const { path, report } = reading;
  const spot = at(tree.place, path);
  if (tree.kind !== "map") return void report(say.notA(spot, tree, "a map with after and to", EXAMPLE));
  say.checkKeys(tree, KEYS, path, report);
  const given = FORMS.filter((form) => child(tree, form) !== undefined);
  const to = child(tree, "to");
  if (given.length !== 1)
    return void report(say.missing(spot, "one of after, expected-wait and at, but not two of them,", "after: 4 hours"));
  if (to?.kind !== "leaf" || to.text.trim() === "") return void report(say.missing(spot, "to", "to: front-door"));
  const form = readForm(tree, given[0]!, reading);
  const when = readWhen(child(tree, "when"), inside(reading, "when"));
  if (form === undefined || when === undefined || [...tree.entries.keys()].some((key) => !KEYS.includes(key)))
    return undefined;
  return { ...NOTHING, ...form, when, to: to.text.trim(), place: tree.place };
}

const NOTHING = { after: null, expectedWait: null, at: null };

function readForm(tree: Branch, key: (typeof FORMS)[number], reading: Reading): Partial<GiveUpSpec> | undefined {
  const written = child(tree, key)!;
  const within = inside(reading, key);
  if (key === "after") {
    const after = readDistribution(written, within);
    return after && { after };
  }
  if (key === "expected-wait") {
    const expectedWait = readQuantity(DURATION, written, within);
    return expectedWait && { expectedWait };
  }
  const text = written.kind === "leaf" ? written.text : "";
  const time = parseTime(text);
  if (time !== null && time < 86_400) return { at: time };
  return void reading.report(say.badTime(at(written.place, joined(reading.path, "at")), text));
}

function readWhen(tree: Tree | undefined, { path, report }: Reading): GiveUpSpec["when"] | undefined {
  if (tree === undefined) return null;
  const wrong = (item: Tree): undefined =>
    void report(
      say.notA(at(item.place, path), item, "a map of attributes and levels", "{ frailty: [mild, moderate] }"),
    );
  if (tree.kind !== "map") return wrong(tree);
  const found: Record<string, string[]> = {};
  for (const [attribute, { value }] of tree.entries) {
    const levels = value.kind === "list" ? value.items : [value];
    if (levels.length === 0 || levels.some((level) => level.kind !== "leaf")) return wrong(value);
    found[attribute] = levels.map((level) => (level.kind === "leaf" ? level.text : ""));
  }
  return found;
}
