/** What the YAML parser found wrong, told where a reader would look for it. */
import { type Document, isScalar, type ParsedNode, visit, type YAMLError } from "yaml";
import * as say from "./messages/reading.ts";
import type { Place, Problem } from "./scenario.ts";

/** A quote or bracket left open is noticed only much later; it is told where it was opened. */
export function yamlProblem(error: YAMLError, document: Document, place: (offset: number) => Place): Problem {
  const [offset] = error.pos;
  if (error.code === "MISSING_CHAR" && /quote/.test(error.message)) {
    return say.openQuote(place(lastBefore(document, offset, isQuoted) ?? offset));
  }
  if (/^Flow (map|sequence|collection)|expected flow|must end with|Missing , |end with a/i.test(error.message)) {
    return say.openBracket(place(lastBefore(document, offset, isFlow) ?? offset));
  }
  return say.yaml(place(offset), error.code);
}

/** Where the last node of a sort begins that begins before an offset. */
function lastBefore(document: Document, offset: number, sort: (node: ParsedNode) => boolean): number | null {
  let last: number | null = null;
  visit(document, {
    Node: (_, node) => {
      const start = (node as ParsedNode).range?.[0];
      if (start !== undefined && start < offset && sort(node as ParsedNode)) last = Math.max(last ?? 0, start);
    },
  });
  return last;
}

const isQuoted = (node: ParsedNode): boolean =>
  isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");

const isFlow = (node: ParsedNode): boolean => "flow" in node && node.flow === true;
