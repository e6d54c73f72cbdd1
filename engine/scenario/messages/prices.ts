/** What can be wrong with a list of prices. */
import { error, type Spot } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const noPrices = (spot: Spot): Problem =>
  error(
    spot,
    "there are no prices here",
    "costs, contracts or funds, as in a scenario",
    "costs: { price-year: 2016/17, lines: { … } }",
  );
