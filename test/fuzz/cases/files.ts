/** Files that are no scenario: empty, binary, huge, dangerous, or YAML that cannot be read. */
import { type Broken, SOUND, swap, text } from "./sound.ts";

const NEST = "[".repeat(60) + "]".repeat(60);
const BOMB = `a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
`;

export const FILES: readonly Broken[] = [
  text("an empty file", "", 1, ["empty", "careshift: 1"]),
  text("a file of comments only", "# nothing yet\n\n", 1, ["empty"]),
  text("a binary file", "\u0000\u0001\u0002PNG\u0000", 1, ["not a text file"]),
  text("a control character in the middle", SOUND.replace("Audit of", "Audit\u0007of"), 4, ["not a text file"], {
    column: 33,
  }),
  text("a file in another encoding than UTF-8", SOUND.replace("£300", "\uFFFD300"), 29, ["UTF-8"]),
  text("a file of five megabytes", `careshift: 1\n${"# filling\n".repeat(500_000)}`, 1, ["too large", "5.0 million"]),
  text("a file of commas", `[${",".repeat(900_000)}`, 1, ["too many"]),
  text("brackets without end", "[".repeat(100_000), 1, ["nested too deeply"]),
  text("dashes without end", "- ".repeat(20_000), 1, ["nested too deeply"]),
  text("values nested sixty deep", `careshift: 1\ntitle: ${NEST}\n`, 2, ["nested too deeply"]),
  text("a value written fifteen thousand times", `careshift: 1\na: [${"[x], ".repeat(15_500)}]\n`, 2, ["too many"]),
  text("a list instead of a scenario", "- careshift\n- 1\n", 1, ["a list of 2", "careshift: 1"]),
  text("a sentence instead of a scenario", "What happens if the ward closes?\n", 1, ["instead of a scenario"]),
  swap(
    "tabs as indentation",
    "    kind: beds\n    capacity: 30",
    "\tkind: beds\n    capacity: 30",
    13,
    ["tab", "two spaces"],
    { column: 1 },
  ),
  swap("two documents in one file", "services:\n", "---\nservices:\n", 11, ["more than one document"]),
  swap(
    "a key written twice",
    "    capacity: 30\n",
    "    capacity: 30\n    capacity: 31\n",
    15,
    ["capacity", "twice", "line 14"],
    { column: 5 },
  ),
  swap("a service written twice", "  rehab:\n    kind", "  ward:\n    kind", 20, ["ward", "twice", "line 12"], {
    column: 3,
    count: 3,
  }),
  swap("two keys on one line", "title: A ward", "title: A ward: and more: things", 2, [
    "two keys on one line",
    "quotes",
  ]),
  swap("a quote that is not closed", "title: A ward and a home", 'title: "A ward and a home', 2, ["quotation mark"]),
  swap("a bracket that is not closed", "payers: [nhs, council]", "payers: [nhs, council", 5, ["bracket"]),
  swap("indentation that fits nothing", "    capacity: 30", "   capacity: 30", 14, ["indentation"]),
  swap("a custom tag", "title: A ward", "title: !!js/function A ward", 2, ["tag", "no code"]),
  swap("a tag of its own making", "capacity: 30", "capacity: !env BEDS", 14, ["!env", "remove the tag"], { count: 2 }),
  text("a directive", `%TAG ! tag:example.org,2000:\n---\n${SOUND}`, 1, ["directive"]),
  text("an alias bomb", `${SOUND}${BOMB}`, 34, ["too many values"]),
  text("an alias inside itself", `${SOUND}x: &x [*x]\n`, 30, ["*x", "inside the value"], { count: 2 }),
  swap("an alias of nothing", "capacity: 30", "capacity: *beds", 14, ["*beds", "&beds"], { count: 2 }),
  swap(
    "a merge key",
    "    kind: beds\n    capacity: 30",
    "    <<: { kind: beds }\n    kind: beds\n    capacity: 30",
    13,
    ["merge key", "extends"],
  ),
  swap("the key __proto__", "  ward:\n    kind", "  __proto__: { polluted: true }\n  ward:\n    kind", 12, [
    "__proto__",
    "another name",
  ]),
  swap("the key constructor", "  rehab:\n", "  constructor:\n", 20, ["constructor", "another name"], { count: 3 }),
  swap("a list as a key", "title: A ward", "? [a, b]\n: 1\ntitle: A ward", 2, ["simple word"]),
];
