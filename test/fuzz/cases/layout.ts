/** Scenarios whose services stand where none can. */
import { type Broken, swap, variant } from "./sound.ts";

const layout = (text: string): string => `layout: ${text}\nlevers:`;
const HOME = "ward: { column: 0, row: 0 }";

export const LAYOUT: readonly Broken[] = [
  swap(
    "a place for a service that does not exist",
    "levers:",
    layout(`{ ${HOME}, rehap: { column: 1, row: 0 } }`),
    25,
    ["no service", "rehap", "Try: rehab"],
    { column: 40 },
  ),
  swap(
    "a place for a way out",
    "levers:",
    layout(`{ ${HOME}, rehab: { column: 1, row: 0 }, home: { column: 2, row: 0 } }`),
    25,
    ["no service", '"home"'],
  ),
  swap(
    "two services in one place",
    "levers:",
    layout(`{ ${HOME}, rehab: { column: 0, row: 0 } }`),
    25,
    ["rehab stands where ward stands: column 0, row 0", "Try: { column: 0, row: 1 }"],
    { column: 40 },
  ),
  swap("a negative column", "levers:", layout("{ ward: { column: -1, row: 0 } }"), 25, ["-1", "negative"], {
    column: 27,
  }),
  swap("half a row", "levers:", layout("{ ward: { column: 1, row: 0.5 } }"), 25, ["0.5", "not whole"]),
  swap("a column in words", "levers:", layout("{ ward: { column: left, row: 0 } }"), 25, ['"left"', "whole number"]),
  swap("a column out of sight", "levers:", layout("{ ward: { column: 1000, row: 0 } }"), 25, [
    "1000",
    "larger than anything real",
    "at most 999",
  ]),
  swap("a place without its row", "levers:", layout("{ ward: { column: 1 } }"), 25, ["row is missing", "row: 2"]),
  swap("a place of three sides", "levers:", layout("{ ward: { column: 1, row: 0, depth: 3 } }"), 25, [
    '"depth" is not a key here',
  ]),
  swap("a place in one number", "levers:", layout("{ ward: 3 }"), 25, ["a place on the grid", "{ column: 1, row: 2 }"]),
  swap("a list for a layout", "levers:", layout("[ward, rehab]"), 25, ["a map of services and their places"]),
  variant(
    "a place in a variant for a service that does not exist",
    "careshift: 1\nextends: sound.yaml\nlayout:\n  hub: { column: 1, row: 1 }\n",
    4,
    ["no service", '"hub"'],
    { column: 3 },
  ),
];
