/** The price of a line of cost: "£313 per bed-day", or { block: 20 places at £86 per place-day, spot: £120 per bed-day }. */

import { parseBlock } from "../../units/amounts.ts";
import { type Per, parsePrice } from "../../units.ts";
import * as costs from "../messages/costs.ts";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import type { BlockSpec } from "../spec/costs.ts";
import type { Quantity } from "../spec/words.ts";
import { child, type Tree, textOf } from "../tree.ts";
import { inside, type Kind, PRICE, type Reading, readQuantity } from "./quantity.ts";

const BLOCK: Kind = {
  name: "a block of places",
  example: "20 places at £86 per place-day",
  parse: (text) => {
    const block = parseBlock(text);
    return block.ok ? { ok: true, value: block.value.pence } : block;
  },
  most: PRICE.most,
  mostText: PRICE.mostText,
};

export interface LinePrice {
  readonly price: Quantity;
  readonly per: Per;
  readonly block: BlockSpec | null;
}

/** A price in pence and what it buys; of a block and spot price, the spot price with the block beside it. */
export function readLinePrice(tree: Tree, reading: Reading): LinePrice | undefined {
  const [block, spot] = [child(tree, "block"), child(tree, "spot")];
  if (block === undefined && spot === undefined) {
    const price = readPrice(tree, reading);
    return price && { ...price, block: null };
  }
  if (tree.kind === "map") say.checkKeys(tree, ["block", "spot"], reading.path, reading.report);
  if (block === undefined || spot === undefined) {
    const missing = block === undefined ? "block: 20 places at £86 per place-day" : "spot: £120 per bed-day";
    reading.report(say.missing(at(tree.place, reading.path), missing.slice(0, missing.indexOf(":")), missing));
    return undefined;
  }
  const places = readBlock(block, inside(reading, "block"));
  const price = readPrice(spot, inside(reading, "spot"));
  if (price !== undefined && price.per !== "occupied-day") {
    reading.report(costs.spotPerDay(at(spot.place, inside(reading, "spot").path), price.per));
    return undefined;
  }
  return places && price && { ...price, block: places };
}

function readPrice(tree: Tree, reading: Reading): { price: Quantity; per: Per } | undefined {
  const price = readQuantity(PRICE, tree, reading);
  const parsed = price && parsePrice(written(tree));
  return parsed?.ok ? { price: price!, per: parsed.value.per } : undefined;
}

function readBlock(tree: Tree, reading: Reading): BlockSpec | undefined {
  const price = readQuantity(BLOCK, tree, reading);
  const parsed = price && parseBlock(written(tree));
  return parsed?.ok ? { price: price!, places: parsed.value.places } : undefined;
}

const written = (tree: Tree): string => textOf(tree) ?? textOf(child(tree, "value")) ?? "";
