/** What can be wrong with a file before it is a scenario: size, encoding, YAML, files it extends. */
import { grouped } from "../../units.ts";
import { at, error, orList, quoted, suggest } from "../problem.ts";
import type { Place, Problem } from "../scenario.ts";
import { describe, type Tree } from "../tree.ts";

const PLAIN = "plain YAML: maps, lists, words and numbers";
const SKETCH = "careshift: 1, then title, time, cohorts and services";

export const empty = (place: Place): Problem =>
  error(at(place), "the file is empty", `a scenario: ${SKETCH}`, "careshift: 1");

export const notAMapAtTop = (place: Place, tree: Tree): Problem =>
  error(
    at(place),
    `the file holds ${describe(tree)} instead of a scenario`,
    `keys such as ${SKETCH}`,
    "careshift: 1 on the first line",
  );

export const tooLong = (place: Place, length: number, most: number): Problem =>
  error(
    at(place),
    `the file is too large: ${(length / 1e6).toFixed(1)} million characters`,
    `at most ${most / 1e6} million; a scenario of 60 services has about 60,000`,
    "keep data in files of its own and write what was fitted to it here",
  );

export const tooMany = (place: Place, what: string, most: number): Problem =>
  error(
    at(place),
    `the file has too many ${what}`,
    `at most ${grouped(most)}`,
    "write each value out once, and remove what is not needed",
  );

export const tooDeep = (place: Place, most: number): Problem =>
  error(
    at(place),
    "values are nested too deeply here",
    `at most ${most} levels; the language needs about 10`,
    "check the indentation and the brackets",
  );

export const binary = (place: Place): Problem =>
  error(
    at(place),
    "this is not a text file: it holds control characters",
    `${PLAIN}, saved as UTF-8 text`,
    "save the scenario as plain text",
  );

export const notUtf8 = (place: Place): Problem =>
  error(
    at(place),
    "a character here cannot be read (often £ or a dash saved in an old encoding)",
    "text saved as UTF-8",
    "save the file again as UTF-8, and type the character anew",
  );

export const tab = (place: Place): Problem =>
  error(
    at(place),
    "this line is indented with a tab",
    "spaces: YAML does not allow tabs in indentation",
    "two spaces for each level",
  );

export const directive = (place: Place): Problem =>
  error(at(place), "a YAML directive (%) is not used in scenarios", PLAIN, "remove the line");

export const tag = (place: Place, name: string): Problem =>
  error(
    at(place),
    `the tag ${quoted(name.replace("tag:yaml.org,2002:", "!!"))} is not allowed: a scenario is data and runs no code`,
    PLAIN,
    "remove the tag and keep the value",
  );

export const mergeKey = (place: Place): Problem =>
  error(
    at(place),
    `merge keys ("<<") are not used`,
    "extends: for variants, or the values written out",
    "write the values here",
  );

export const forbiddenKey = (place: Place, key: string): Problem =>
  error(
    at(place),
    `${quoted(key)} cannot be used as a name: JavaScript keeps it for itself`,
    "another name",
    "another name, such as builder",
  );

export const duplicateKey = (place: Place, key: string, first: Place): Problem =>
  error(
    at(place),
    `${quoted(key)} is written twice; it stands already on line ${first.line}`,
    "each key once",
    "remove one of the two, or give one another name",
  );

export const keyIsNoText = (place: Place): Problem =>
  error(at(place), "a key here is not a simple word", "a name before the colon", "name: value");

export const badAlias = (place: Place, name: string, inside: boolean): Problem =>
  error(
    at(place),
    inside
      ? `the alias *${name} stands inside the value it repeats`
      : `the alias *${name} repeats nothing: no value before it is marked &${name}`,
    "an alias of a value that is complete and stands before it",
    "write the value out",
  );

const YAML: Readonly<Record<string, readonly [wrong: string, expected: string, cure: string]>> = {
  BAD_ALIAS: ["an alias here cannot be read", "a value", "write the value out; put text that begins with * in quotes"],
  ALIAS_PROPS: ["an alias cannot carry an anchor or tag", "a value", "write the value out"],
  BAD_DQ_ESCAPE: [
    "a backslash in double quotes is not followed by something YAML knows",
    `text such as "a quoted text"`,
    "single quotes, or no backslash",
  ],
  BAD_INDENT: [
    "the indentation does not fit the lines above",
    "keys of one map in one column",
    "line the key up with those beside it",
  ],
  BAD_SCALAR_START: [
    "a value cannot begin with this character",
    "a word, a number or text in quotes",
    "put the value in quotes",
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    "there are two keys on one line, or the next line is indented too far",
    "one key and its value on a line",
    "{ braces } around a map on one line, or quotes around text with a colon",
  ],
  BLOCK_IN_FLOW: [
    "a comma is missing between two keys in brackets, or a list stands there by indentation",
    "commas inside { } and [ ]",
    "add the comma, or close the bracket first",
  ],
  KEY_OVER_1024_CHARS: [
    "a key is longer than 1,024 characters",
    "a short name before the colon",
    "check for a missing quote or colon above",
  ],
  MISSING_CHAR: [
    "something is missing here",
    "a colon and a space after each key, a comma between items, and each quote or bracket closed",
    "close the bracket or quote, or add the colon, comma or space",
  ],
  MULTILINE_IMPLICIT_KEY: [
    "a key runs over more than one line",
    "a key and its colon on one line",
    "add a colon after the key, or indent the text below it",
  ],
  MULTIPLE_DOCS: [
    "the file holds more than one document",
    "one scenario in a file, without a line of ---",
    "a file of its own for each scenario",
  ],
  RESOURCE_EXHAUSTION: [
    "values are nested too deeply here",
    "about 10 levels",
    "check the indentation and the brackets",
  ],
  TAB_AS_INDENT: [
    "a tab is used where spaces belong",
    "spaces: YAML does not allow tabs in indentation",
    "two spaces for each level",
  ],
  UNEXPECTED_TOKEN: [
    "something here is out of place",
    "a key, a colon and a value; or an item after a dash",
    "check brackets, quotes and commas on this line and the one above",
  ],
};

export const openQuote = (place: Place): Problem =>
  error(at(place), "a quotation mark is not closed", "a quote at both ends of the text", "add the closing quote");

export const openBracket = (place: Place): Problem =>
  error(
    at(place),
    "this bracket is not closed, or a comma is missing inside it",
    "{ key: value, key: value } or [item, item]",
    "add the closing bracket or the comma",
  );

/** A problem found by the YAML parser, by its code. */
export function yaml(place: Place, code: string): Problem {
  const [wrong, expected, cure] = YAML[code] ?? [
    "this is not YAML that can be read",
    PLAIN,
    "check brackets, quotes and indentation here",
  ];
  return error(at(place), wrong, expected, cure);
}

const INSIDE = "a file in the folder of this scenario or below it";

export const escapes = (place: Place, file: string): Problem =>
  error(
    at(place, "extends"),
    `${quoted(file)} lies outside the folder of the scenario`,
    `${INSIDE}, such as today.yaml`,
    "copy the file into this folder and give its name",
  );

export const notAFileName = (place: Place, tree: Tree): Problem =>
  error(at(place, "extends"), `extends is ${describe(tree)}`, INSIDE, "extends: today.yaml");

export const missingFile = (place: Place, file: string, known: readonly string[]): Problem =>
  error(at(place, "extends"), `there is no file ${quoted(file)}`, INSIDE, suggest(file, known));

export const extendsItself = (place: Place, chain: readonly string[]): Problem =>
  error(
    at(place, "extends"),
    `the files extend one another in a circle: ${chain.join(" → ")}`,
    "a chain that ends in a scenario with services of its own",
    "remove extends from one of them",
  );

export const chainTooLong = (place: Place, most: number): Problem =>
  error(
    at(place, "extends"),
    `more than ${most} files extend one another`,
    `at most ${most}`,
    "extend a file nearer to the first",
  );

export const noSuchEntry = (place: Place, file: string, known: readonly string[]): Problem =>
  error(at(place), `the file ${quoted(file)} was not given`, `one of ${orList(known)}`, suggest(file, known));
