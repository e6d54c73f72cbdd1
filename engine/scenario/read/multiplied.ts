/** Trees → what an effect multiplies, and by what. */
import type { Parsed } from "../../units.ts";
import * as say from "../messages/effects.ts";
import { at } from "../problem.ts";
import type { EffectTarget } from "../spec/people.ts";
import { type Tree, textOf } from "../tree.ts";
import type { Kind, Reading } from "./quantity.ts";

/** "0.8" or "80%" → 0.8. */
function parseFactor(text: string): Parsed<number> {
  const found = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim());
  if (found !== null) return { ok: true, value: Number(found[1]) / (found[2] === "%" ? 100 : 1) };
  const expected = "a number of 0 or more, or a percentage";
  return { ok: false, problem: { wrong: `"${text}" is not a factor`, expected, try: "0.8" } };
}

/** What an effect multiplies by. */
export const FACTOR_ON: Kind = { name: "a factor", example: "0.8", parse: parseFactor, most: 100, mostText: "100" };

/** What an effect multiplies, from its path; undefined, with the problem reported, where nothing of the kind can be. */
export function readOn(tree: Tree, { path, report }: Reading): EffectTarget | undefined {
  const text = textOf(tree)?.trim() ?? "";
  const [section = "", name = "", key, part, last, ...more] = text.split(".");
  if (more.length === 0 && name !== "") {
    if (section === "clocks" && (key === undefined || (key === "rate" && part === undefined)))
      return { of: "clock", clock: name };
    if (section === "conditions" && key === "moves" && part !== undefined && (last ?? "rate") === "rate")
      return { of: "move", condition: name, move: part };
    if (section === "services" && (key === "length-of-stay" || key === "visit") && part === undefined)
      return { of: "stay", service: name };
    if (section === "services" && (key === "routes" || key === "outcomes") && part !== undefined && last === "share")
      return { of: "share", service: name, route: part };
  }
  return void report(say.nothingToMultiply(at(tree.place, path), text));
}
