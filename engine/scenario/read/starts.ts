/** `starts:` "10 per week" → how many people a service may give a place in a week or a day. */
import { type Parsed, parseCount } from "../../units.ts";
import * as say from "../messages/hours.ts";
import { at } from "../problem.ts";
import type { StartsSpec } from "../spec/hours.ts";
import { child, type Tree, textOf } from "../tree.ts";
import { COUNT, type Kind, type Reading, readQuantity } from "./quantity.ts";

const PER = /^(.*\S)\s+per\s+(week|day)$/;

const parse = (text: string): Parsed<number> => parseCount(PER.exec(text.trim())?.[1] ?? text);

const STARTS: Kind = { ...COUNT, name: "a number of starts per week or day", example: "10 per week", parse };

/** Undefined, with problems reported, when it is no whole number per week or day. */
export function readStarts(tree: Tree, reading: Reading): StartsSpec | undefined {
  const number = readQuantity(STARTS, tree, reading);
  const text = textOf(tree) ?? textOf(child(tree, "value")) ?? "";
  const per = PER.exec(text.trim())?.[2];
  if (number !== undefined && per === undefined) reading.report(say.startsPer(at(tree.place, reading.path), text));
  return number && per !== undefined ? { number, per: per as StartsSpec["per"] } : undefined;
}
