/** Sound scenarios made wrong at random: characters, lines, words and values changed, copied and lost. */
import fc from "fast-check";

const WORDS = [
  "rest",
  "home",
  "ward",
  "0 days",
  "-1",
  "1e9",
  "9999999999",
  "~",
  "true",
  "2016-02-30",
  "26 dayz",
  "200%",
  "£",
  "[]",
  "{}",
  "[[[",
  "}}",
  "*a",
  "&a",
  "!!x",
  "<<",
  "__proto__",
  "constructor",
  "toString",
  "\t",
  '"',
  "'",
  "|",
  "#",
  ": ",
  "- ",
  "? ",
  "---",
  "%",
  "\u0000",
  "\uFFFD",
  "😀",
  ".inf",
  "0x10",
  "services",
  "{ by: frailty, levels: {} }",
  "{ value: 3, low: 9 }",
  "{ mixture: [] }",
  "..",
] as const;

type Change = (text: string) => string;

const position = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const word = fc.constantFrom(...WORDS);

const insertion = fc.tuple(position, word).map(
  ([where, what]): Change =>
    (text) =>
      splice(text, where, 0, what),
);
const deletion = fc.tuple(position, fc.nat(30)).map(
  ([where, length]): Change =>
    (text) =>
      splice(text, where, length, ""),
);
const lostLine = position.map(
  (where): Change =>
    (text) =>
      lines(text, where, () => []),
);
const doubledLine = position.map(
  (where): Change =>
    (text) =>
      lines(text, where, (line) => [line, line]),
);
const shiftedLine = fc.tuple(position, fc.constantFrom(" ", "  ", "    ")).map(
  ([where, by]): Change =>
    (text) =>
      lines(text, where, (line) => [by + line]),
);
const otherValue = fc.tuple(position, word).map(
  ([where, what]): Change =>
    (text) =>
      lines(text, where, (line) => [line.replace(/(:\s*)[^,}\]]+/, (_, colon: string) => colon + what)]),
);

function splice(text: string, where: number, length: number, what: string): string {
  const at = Math.floor(where * text.length);
  return text.slice(0, at) + what + text.slice(at + length);
}

function lines(text: string, where: number, change: (line: string) => string[]): string {
  const all = text.split("\n");
  const at = Math.floor(where * all.length);
  return all.flatMap((line, i) => (i === at ? change(line) : [line])).join("\n");
}

const changes = fc.array(fc.oneof(insertion, deletion, lostLine, doubledLine, shiftedLine, otherValue), {
  minLength: 1,
  maxLength: 4,
});

/** One of the texts after one to four changes. */
export const changed = (...texts: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...texts), changes).map(([text, all]) => all.reduce((now, change) => change(now), text));

/** Paths and values for settings, some of them good. */
export const settings = fc.array(
  fc.record({
    path: fc.oneof(
      fc.constantFrom(
        "rehab-beds",
        "services.ward.capacity",
        "services.ward.routes.home.share",
        "cohorts",
        "time.length",
        "services.ward.routes.9",
        "levers.rehab-beds.to",
      ),
      fc.string({ maxLength: 20 }),
    ),
    op: fc.constantFrom("set" as const, "add" as const, "remove" as const),
    value: fc.oneof(word, fc.anything({ maxDepth: 3 }), fc.integer()),
    place: fc.constant({ file: "--set", line: 1, column: 1 }),
  }),
  { maxLength: 3 },
);
