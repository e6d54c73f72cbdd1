/** Trees → amounts of money in agreements. */
import {
  type Fee,
  parseAmount,
  parseChange,
  parseFee,
  parseInflation,
  parsePeople,
  parseYearly,
} from "../../units/amounts.ts";
import type { Quantity } from "../scenario.ts";
import { COUNTED, type CountedSpec } from "../spec/contracts.ts";
import { child, type Tree, textOf } from "../tree.ts";
import { type Kind, type Reading, readQuantity } from "./quantity.ts";

const MOST = { most: 1e12, mostText: "£10,000,000,000" };

export const AMOUNT: Kind = { name: "an amount of money", example: "£722k", parse: parseAmount, ...MOST };
export const YEARLY: Kind = { name: "an amount per year", example: "£9.1m per year", parse: parseYearly, ...MOST };
export const CHANGE: Kind = {
  name: "a relative change",
  example: "-3.5%",
  parse: parseChange,
  most: 10,
  mostText: "1,000%",
};

export const INFLATION: Kind = {
  name: "a change of prices",
  example: "1.3%",
  parse: parseInflation,
  most: 10,
  mostText: "1,000%",
};
export const PEOPLE: Kind = {
  name: "a number of people",
  example: "6 people",
  parse: parsePeople,
  most: 1e6,
  mostText: "1,000,000 people",
};

const FEE: Kind = {
  name: "a price",
  example: "£2,400 per discharge",
  parse: (text) => {
    const fee = parseFee(text);
    return fee.ok ? { ok: true, value: fee.value.pence } : fee;
  },
  ...MOST,
};

/** A price of an agreement: the quantity in pence and what it pays for. */
export function readFee(tree: Tree, reading: Reading): { price: Quantity; per: Fee } | undefined {
  const price = readQuantity(FEE, tree, reading);
  const parsed = price && parseFee(textOf(tree) ?? textOf(child(tree, "value")) ?? "");
  return parsed?.ok ? { price: price!, per: parsed.value.per } : undefined;
}

/** "acute-ward.admissions", or a list of such counts. */
export function readCounted(tree: Tree): CountedSpec[] | undefined {
  const texts = (tree.kind === "list" ? tree.items : [tree]).map(textOf);
  const found = texts.map((text) => /^([a-z0-9-]+)\.([a-z]+)$/.exec(text ?? ""));
  const counts = found.flatMap((match) => {
    const what = COUNTED.find((one) => one === match?.[2]);
    return what === undefined ? [] : [{ service: match![1]!, what }];
  });
  return counts.length === texts.length && counts.length > 0 ? counts : undefined;
}
