/** replications.csv: a line for each replication, so that they can be told apart and compared one by one. */
import type { Model } from "../compile/model.ts";
import { standardMeasures } from "../projections/measures.ts";

/** One replication: a JobResult will do. */
interface Replicated {
  /** From 0. */
  readonly replication: number;
  readonly digest: string;
  /** Two numbers for each standard measure: numerator and denominator, or the value and 1. */
  readonly values: Float64Array;
}

/**
 * The number of each replication from 1, the digest of its log, and all standard measures, "ward.delayed (people)", as
 * numbers that read back exactly. Nothing stands where a ratio had no case. The mean of such a column is not the ratio
 * in the results, which is total over total.
 * @throws RangeError when a result is not one of this model
 */
export function replicationsCsv(model: Model, replications: readonly Replicated[]): string {
  const { definitions } = standardMeasures(model);
  const head = ["replication", "digest", ...definitions.map(({ id, unit }) => quoted(`${id} (${unit})`))];
  const lines = replications.map(({ replication, digest, values }) => {
    if (values.length !== 2 * definitions.length) {
      throw new RangeError(
        `replication ${replication} has ${values.length} numbers; expected ${2 * definitions.length}`,
      );
    }
    return [replication + 1, digest, ...definitions.map((_, i) => figure(values[2 * i]!, values[2 * i + 1]!))];
  });
  return `${[head, ...lines].map((cells) => cells.join()).join("\n")}\n`;
}

function figure(above: number, below: number): string {
  return below === 0 ? "" : String(above / below);
}

/** In quotes where the text would be taken for more than one cell. */
function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
