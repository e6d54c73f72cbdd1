/** Writes the catalogue of measures anew: `npm run measures`. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compile, type Model, needs, parseScenario } from "../../engine/language.ts";
import type { MeasureDefinition } from "../../engine/projections/definition.ts";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { ROOT } from "../architecture/source.ts";
import { CHAPTERS, CHECKS, type Chapter, type CheckName, NAMES } from "./measuresChapters.ts";

/** The page of the measures, beside the code that works them out. */
export const MEASURES_PAGE = "engine/projections/MEASURES.md";
const EXAMPLES = "scenarios/examples";

/** A measure as the page has it: names that a scenario gives stand as ‹service›, ‹rule› and so on. */
interface Entry {
  readonly id: string;
  /** More than one where it depends on the service. */
  readonly units: readonly string[];
  readonly words: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

const HEAD = `# The measures

Every figure that \`careshift run\` and \`compare\` give: its id, its unit, what it is, what is divided by what, and what
checks it. Made from the code by \`npm run measures\`; a test says when it is old. What stands as ‹service›, ‹rule› or ‹payer›
is a name that a scenario gives; figures in a definition (hours of a week, shares) are those of the examples it is taken from.

- A measure with a numerator and a denominator is total over total across replications, with a jackknife interval;
  replications without cases count, and *none* is a value. Any other is one figure for each replication, of which the mean is
  given. The replication is the unit of every interval.
- All are of the measured time: after the warm-up, until the run ends. A year has 365.25 days. \`<id>@<period>\` is the same of a
  named period.
- \`<id>.by.<attribute>.<level>\` is the same of the people of one level (\`measures.by\`, \`--by\`), where it is about people.
- A queue that grows through the measured time is named in the report: it did not settle (\`‹service›.queue.growth\`).
- What the runs do is itself held to theory: \`careshift oracles\`.
- "Per week" is three things: \`new-per-week\` (delays that begin), \`at-weekly-snapshot\` (people delayed then) and
  \`days-per-week\` (days of delay).
`;

/** The page as it should be. */
export function measuresPage(): string {
  const entries = catalogue(examples());
  const chapters = CHAPTERS.map((chapter) => chapterPage(chapter, entries));
  return [HEAD, ...chapters, checksPage()].join("\n");
}

/** Prices that no example has together: delayed days that are part of what beds cost, and costs that a provider bears. */
const MORE = `
careshift: 1
title: What no example has
time: { start: 2016-04-01, length: 1 year, warm-up: none }
payers: [ccg]
providers: [trust]
cohorts: { people: { arrivals: { total: 1 per day }, enters: ward } }
services:
  ward: { kind: beds, capacity: 9, length-of-stay: 3 days, routes: [{ to: home, share: 100% }] }
  unit: { kind: beds, capacity: 9, length-of-stay: 3 days, routes: [{ to: home, share: 100% }] }
costs:
  price-year: 2016/17
  lines:
    beds: { service: [ward, unit], price: £300 per bed-day, paid-by: ccg, behaves: { at: 400 per year, fixed: 60%, semi-variable: 20%, variable: rest, lag: 1 months } }
    delays: { service: ward, price: £300 per delayed day, paid-by: ccg }
contracts:
  ward: { provider: trust, commissioner: ccg, services: ward, pays: { block: £1m per year } }
`;

/** The models of all examples of the language, and of what they lack. */
function examples(): Model[] {
  const names = readdirSync(ROOT + EXAMPLES).filter((name) => name.endsWith(".yaml"));
  const more = compile(parseScenario("more.yaml", new Map([["more.yaml", MORE]])));
  return [...names.sort().map((name) => modelOf(`${EXAMPLES}/${name}`)), more];
}

function modelOf(entry: string): Model {
  const texts = new Map<string, string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    texts.set(file, readFileSync(ROOT + file, "utf8"));
    waiting.push(...needs(file, texts.get(file)!));
  }
  return compile(parseScenario(entry, texts));
}

/** The measures of some models, each once, by the id that it has whatever the names in a scenario. */
export function catalogue(models: readonly Model[]): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const model of models) {
    const patterns = NAMES.map(({ pattern, as }) => ({ pattern: pattern(model), as }));
    for (const definition of standardMeasures(withoutParts(model)).definitions) {
      const entry = entryOf(patterns, definition);
      const { units } = found.get(entry.id) ?? { units: [] };
      found.set(entry.id, { ...entry, ...found.get(entry.id), units: [...new Set([...units, ...entry.units])] });
    }
  }
  return found;
}

/** The model measured as a whole: what periods and levels have is the same again. */
function withoutParts({ asked, ...model }: Model): Model {
  return { ...model, periods: [], ...(asked === undefined ? {} : { asked: { ...asked, by: [] } }) };
}

/** How names are found in the measures of a model, and what stands for them. */
type Patterns = readonly { readonly pattern: RegExp; readonly as: readonly string[] }[];

function entryOf(
  patterns: Patterns,
  { service, measure, unit, words, numerator, denominator }: MeasureDefinition,
): Entry {
  const { id, names } = named(patterns, measure);
  const put = (text: string): string =>
    [...names].reduce((now, [name, as]) => now.replaceAll(new RegExp(`(?<![\\w:-])${name}(?![\\w-])`, "g"), as), text);
  const owner = service === null ? "system" : service.startsWith("pool.") ? "pool.‹pool›" : "‹service›";
  return {
    id: `${owner}.${id}`,
    units: [unit],
    words: put(words),
    numerator: numerator === null ? null : put(numerator),
    denominator: denominator === null ? null : put(denominator),
  };
}

/** A measure with its names taken out, and what stands for each of them. */
function named(patterns: Patterns, measure: string): { id: string; names: ReadonlyMap<string, string> } {
  for (const { pattern, as } of patterns) {
    const match = pattern.exec(measure);
    if (match === null) continue;
    const names = new Map(match.slice(1).map((name, i) => [name, `‹${as[i]}›`]));
    const id = as.reduce((now, one, i) => now.replace(match[i + 1]!, `‹${one}›`), measure);
    return { id, names };
  }
  return { id: measure, names: new Map() };
}

/** The chapter in which a measure stands; undefined for one that nobody has thought of. */
export function chapterOf(id: string): Chapter | undefined {
  return CHAPTERS.find(({ ids }) => ids.test(id));
}

function chapterPage(chapter: Chapter, entries: ReadonlyMap<string, Entry>): string {
  const own = [...entries.values()].filter(({ id }) => chapterOf(id) === chapter);
  const rows = own.map(({ id, units, words, numerator, denominator }) =>
    row([`\`${id}\``, units.join(" or "), words, numerator ?? "", denominator ?? "", chapter.checks(id).join("; ")]),
  );
  const head = ["measure", "unit", "what it is", "numerator", "denominator", "checked by"];
  return section(chapter.title, chapter.about, head, rows);
}

function checksPage(): string {
  const rows = (Object.keys(CHECKS) as CheckName[]).map((name) =>
    row([name, CHECKS[name].about, CHECKS[name].files.map((file) => `\`${file}\``).join(", ")]),
  );
  return section("What checks them", "", ["checked by", "how", "where"], rows);
}

function section(title: string, about: string, names: readonly string[], rows: readonly string[]): string {
  const words = about === "" ? [] : [about, ""];
  return [`## ${title}`, "", ...words, row(names), `|${names.map(() => "---|").join("")}`, ...rows, ""].join("\n");
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

if (process.argv[1]?.endsWith("measures.ts")) writeFileSync(ROOT + MEASURES_PAGE, measuresPage());
