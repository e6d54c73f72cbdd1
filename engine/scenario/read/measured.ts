/** `measured:` of a cohort → the attributes by which its people are known. */
import type { Quantity, Share } from "../scenario.ts";
import type { CohortShape } from "../schema/cohort.ts";
import { FLAGGED, type MeasuredSpec, NOT_FLAGGED, shareFlagged } from "../spec/people.ts";
import { entriesOf, type Tree } from "../tree.ts";

type Attributes = Readonly<Record<string, Readonly<Record<string, Share>>>>;

/** The tools of a cohort in the order written. A share that is "rest" is checked elsewhere. */
export function measuredOf(shape: CohortShape["measured"], tree: Tree | undefined): MeasuredSpec[] {
  const written = entriesOf(tree);
  return Object.entries(shape ?? {}).map(([name, { was = null, of, finds, sensitivity, specificity }]) => {
    const { key: place } = written.get(name)!;
    const figure = (share: Share): Quantity => (share === "rest" ? plain(1, place) : share);
    return { name, was, of, finds, sensitivity: figure(sensitivity), specificity: figure(specificity), place };
  });
}

/** The shares of flagged people that tools come to, given what people are; as attributes. */
export function sharesMeasured(tools: readonly MeasuredSpec[], attributes: Attributes): Attributes {
  return Object.fromEntries(
    tools.map((tool) => {
      const levels = attributes[tool.of] ?? {};
      const named = Object.values(levels).reduce((sum, share) => sum + (share === "rest" ? 0 : share.value), 0);
      const flagged = Object.entries(levels).reduce((sum, [level, share]) => {
        const there = share === "rest" ? Math.max(0, 1 - named) : share.value;
        return sum + there * shareFlagged(tool, level);
      }, 0);
      const shares = { [FLAGGED]: plain(flagged, tool.place), [NOT_FLAGGED]: plain(1 - flagged, tool.place) };
      return [tool.name, shares];
    }),
  );
}

const plain = (value: number, place: MeasuredSpec["place"]): Quantity => {
  return { value, low: null, high: null, source: null, note: null, place };
};
