/** What differs between two scenarios, in words and figures, each with its source. */
import type { Difference, Side } from "../scenario/diff/difference.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { exact, plural } from "./numbers.ts";
import { type Column, paragraph, type Row, rowLines, titleLines, wrap } from "./table.ts";

/** One of the two scenarios: what it is, and how it came about. */
export interface Compared {
  readonly scenario: Pick<Scenario, "title" | "question" | "phases" | "sources">;
  /** SHA-256 of the resolved scenario. */
  readonly digest: string;
  /** Files it is made of, the entry first and the root last, and their SHA-256. */
  readonly lineage: readonly { readonly file: string; readonly digest: string }[];
}

const SECTIONS: Readonly<Record<string, string>> = {
  place: "Place",
  time: "Time",
  cohorts: "People",
  services: "Services",
  costs: "Money",
  measures: "Measures and targets",
  levers: "Levers",
};
/** Said at the top, beside the figures, or no difference in what happens. */
const NOT_LISTED = ["title", "question", "careshift", "sources", "layout"];
const DIGITS = 12;

/** The differences as lines of text of at most `width` characters, ending with a line break. */
export function diffReport(a: Compared, b: Compared, differences: readonly Difference[], width: number): string {
  const shown = differences.filter(({ path }) => !NOT_LISTED.includes(path.split(".")[0]!));
  const lines = [
    ...heading("A", a, width),
    ...heading("B", b, width),
    "",
    ...paragraph(summary(a, b, shown), width),
    ...sections(shown).flatMap(([title, inside]) => section(title, inside, a, b, width)),
    ...dates(shown).flatMap(([title, inside]) => section(title, inside, a, b, width)),
  ];
  return `${lines.join("\n")}\n`;
}

function heading(letter: string, { scenario, digest, lineage }: Compared, width: number): string[] {
  const [entry, ...bases] = lineage;
  const from = bases.map(({ file, digest }) => `extends ${file} (${digest.slice(0, DIGITS)})`);
  const files = [`${entry!.file} (${entry!.digest.slice(0, DIGITS)})`, ...from].join(", which ");
  return [
    ...paragraph(`${letter}: ${scenario.title}`, width),
    ...paragraph(`${files}; the whole of it ${digest.slice(0, DIGITS)}`, width, "   "),
  ];
}

function summary(a: Compared, b: Compared, shown: readonly Difference[]): string {
  if (a.digest === b.digest) return "A and B are the same scenario.";
  if (shown.length === 0) return "A and B differ in their words only: no figure, service or route differs.";
  const count = (op: Difference["op"], words: string): string[] => {
    const n = shown.filter((difference) => difference.op === op).length;
    return n === 0 ? [] : [`${exact(n)} ${words}`];
  };
  const parts = [
    ...count("changed", "changed"),
    ...count("added", "added"),
    ...count("removed", "removed"),
    ...count("renamed", "renamed"),
    ...count("evidence", "with the same figure on other evidence"),
    ...count("dated", "on a date"),
  ];
  return `From A to B: ${plural(shown.length, "difference")}: ${parts.join(", ")}.`;
}

type Part = [title: string, inside: Difference[]];

/** Differences by section, and those of services and cohorts by name; sections not in SECTIONS come last. */
function sections(shown: readonly Difference[]): Part[] {
  const inside = shown.filter(({ when }) => when === null);
  const keys = [...new Set(inside.map(({ path }) => path.split(".")[0]!))];
  const order = Object.keys(SECTIONS);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return keys
    .sort((x, y) => rank(x) - rank(y))
    .map((key) => [SECTIONS[key] ?? key, inside.filter(({ path }) => path.split(".")[0] === key)]);
}

/** What the second scenario changes on dates, by date. */
function dates(shown: readonly Difference[]): Part[] {
  const whens = [...new Set(shown.flatMap(({ when }) => when ?? []))];
  return whens.map((when) => [`On ${when}`, shown.filter((one) => one.when === when)]);
}

function section(title: string, inside: readonly Difference[], a: Compared, b: Compared, width: number): string[] {
  const figure = width < 100 ? 12 : 14;
  const source = width < 100 ? 18 : 30;
  const columns: Column[] = [
    { title: "", width: width - 3 * (figure + 2) - source - 2, align: "left" },
    { title: "A", width: figure, align: "right" },
    { title: "B", width: figure, align: "right" },
    { title: "Change", width: figure, align: "right" },
    { title: "Source", width: source, align: "left" },
  ];
  const rows = inside.some(({ op }) => op !== "added" && op !== "removed");
  return [
    "",
    ...paragraph(title, width),
    ...(rows ? titleLines(columns) : []),
    ...inside.flatMap((one) => lines(one, columns, a, b, width)),
  ];
}

function lines(one: Difference, columns: readonly Column[], a: Compared, b: Compared, width: number): string[] {
  const { op, path, before, after } = one;
  if (op === "renamed") return paragraph(`${shortPath(path)}: was ${before!.text}`, width);
  if (op === "added" || op === "removed")
    return wholeLines(op, path, (after ?? before)!, op === "added" ? b : a, width);
  return rowLines(columns, figuresRow(one, a, b));
}

/** Something that only one of the two has: a lever by its label, anything else as it is written. */
function wholeLines(op: string, path: string, side: Side, of: Compared, width: number): string[] {
  const written = side.text.includes("\n") && !path.startsWith("levers.");
  const told = path.startsWith("levers.")
    ? /label: "?([^"\n,}]+)/.exec(side.text)?.[1]
    : written
      ? undefined
      : side.text;
  const head = `${op} ${shortPath(path)}${labelOf(path, of)}${told === undefined ? "" : `: ${told}`}`;
  const rest = written ? side.text.split("\n") : [];
  return [
    ...paragraph(`${head} (${where(side)}${sourceText(side, of, "; ")})`, width),
    ...rest.flatMap((line) => wrap(`    ${line}`, width)),
  ];
}

function figuresRow({ op, path, before, after, change }: Difference, a: Compared, b: Compared): Row {
  const text = op === "evidence" ? evidence : (side: Side): string => side.text;
  const source = sourceText(after!, b, "") || (before === null ? "" : sourceText(before, a, "A: ")) || "assumption";
  return [
    shortPath(path),
    before === null ? "" : text(before),
    text(after!),
    changeText(change),
    `${source}, ${where(after!)}`,
  ];
}

const evidence = ({ text, range }: Side): string => (range === null ? `${text}, no range` : `${text} (${range})`);

function changeText(change: Difference["change"]): string {
  if (change === null) return "";
  const sign = change.by > 0 ? "+" : "";
  const by = `${sign}${exact(change.by)}${change.unit === "%" ? " points" : change.unit === "" ? "" : ` ${change.unit}`}`;
  if (change.relative === null || change.unit === "%") return by;
  return `${by} (${change.relative > 0 ? "+" : ""}${exact(Math.round(change.relative * 1000) / 10)}%)`;
}

/** Label of the service or cohort a path is about: " (Acute ward)". */
function labelOf(path: string, { scenario }: Compared): string {
  const [section, name, ...inner] = path.split(".");
  if (inner.length > 0) return "";
  const { services, cohorts } = scenario.phases[0]!;
  const list = section === "services" ? services : section === "cohorts" ? cohorts : [];
  const label = list.find((one) => one.name === name)?.label;
  return label ? `, ${label}` : "";
}

function sourceText({ source }: Side, { scenario }: Compared, before: string): string {
  if (source === null) return "";
  const known = scenario.sources.find(({ id }) => id === source);
  return `${before}${known === undefined ? source : `${known.title}${known.where === null ? "" : `, ${known.where}`}`}`;
}

/** The heading says already that it is about services, people or levers. */
const shortPath = (path: string): string => path.replace(/^(?:services|cohorts|levers|costs\.lines)\./, "");

/** An option of the command line has no lines. */
const where = ({ place }: Side): string =>
  place.file.startsWith("--") ? place.file : `${place.file.split("/").at(-1)}:${place.line}`;
