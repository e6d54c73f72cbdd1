import type { Distribution } from "./distributions.ts";
import { eachCell } from "./quantileTable.ts";

/** A share of people spread evenly between two values (one value when they are the same). */
export type Segment = (share: number, from: number, to: number) => void;

/**
 * Calls with every straight stretch of a distribution as it is sampled; the shares add to `weight`. What is summed over
 * them is exact for all words of luck together. In upper halves of tables `from` is above `to`.
 */
export function eachSegment(d: Distribution, segment: Segment, weight = 1): void {
  switch (d.form) {
    case "constant":
      segment(weight, d.value, d.value);
      return;
    case "table":
      eachCell(d.table, (share, from, to) => segment(weight * share, from, to));
      return;
    case "mixed":
      for (const [i, one] of d.of.entries()) eachSegment(one, segment, weight * (d.upTo[i]! - (d.upTo[i - 1] ?? 0)));
      return;
    case "trimmed":
      eachSegment(d.of, trimmed(d, segment), weight);
      return;
    default:
      stretches(d, segment, weight);
  }
}

function stretches(
  d: Extract<Distribution, { form: "steps" | "lines" | "pieces" }>,
  segment: Segment,
  weight: number,
): void {
  for (const [i, upTo] of d.upTo.entries()) {
    const share = weight * (upTo - (d.upTo[i - 1] ?? 0));
    if (d.form === "lines") segment(share, d.low[i]!, d.high[i]!);
    else {
      const piece = d.form === "steps" ? d.values[i]! : d.pieces[i]!;
      if (typeof piece === "number") segment(share, piece, piece);
      else eachCell(piece, (part, from, to) => segment(share * part, from, to));
    }
  }
}

function trimmed({ above, to, words }: Extract<Distribution, { form: "trimmed" }>, segment: Segment): Segment {
  const stay = 1 - words / 0x100000000;
  return (share, a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    if (high <= above) {
      segment(share, a, b);
      return;
    }
    const part = low >= above ? 1 : (high - above) / (high - low);
    if (part < 1) segment(share * (1 - part), low, above);
    if (stay > 0) segment(share * part * stay, Math.max(low, above), high);
    segment(share * part * (1 - stay), to, to);
  };
}

/** The mean over all words of luck. */
export function meanOf(d: Distribution): number {
  let mean = 0;
  eachSegment(d, (share, from, to) => {
    mean += share * 0.5 * (from + to);
  });
  return mean;
}

/** The sd over all words of luck. */
export function sdOf(d: Distribution): number {
  const mean = meanOf(d);
  let square = 0;
  eachSegment(d, (share, from, to) => {
    const [a, b] = [from - mean, to - mean];
    square += (share * (a * a + a * b + b * b)) / 3;
  });
  return Math.sqrt(square);
}
