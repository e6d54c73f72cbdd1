/** The data dictionary as a page of Markdown. */
import type { Shown } from "./dictionary.ts";

const HEAD = `# The language of scenarios

Every key of a scenario file: what it means, what may stand there, what holds when it is left out, and an example.
Made from the language itself by \`npm run language\`. The files it points at are run by the tests.

\`<name>\` is a name of your own, \`[]\` an item of a list. Keys in **bold** must be given. A duration, a rate, a share or a price
carries its unit: 26 days, 11.2 per day, 62%, £312 per bed-day; instead of the bare figure may stand
\`{ value: 26 days, low: 20 days, high: 30 days, source: key-of-sources, note: … }\`. Without a source it is an assumption.
\`careshift language services.queue\` prints the keys of one part; \`careshift language --json\` is the JSON Schema.
`;

/** The page; `link` turns the path of an example file into one that works from the page. */
export function dictionaryPage(entries: readonly Shown[], link: (file: string) => string): string {
  const sections = [...new Set(entries.map(sectionOf))];
  const parts = sections.map((section) => {
    const rows = entries.filter((entry) => sectionOf(entry) === section).map((entry) => row(entry, link));
    return [
      `## ${section}`,
      "",
      "| key | what stands there | meaning | example |",
      "|---|---|---|---|",
      ...rows,
      "",
    ].join("\n");
  });
  return `${HEAD}\n${parts.join("\n")}`;
}

const sectionOf = ({ path }: Shown): string => /^[^.[]+/.exec(path)![0];

function row({ path, what, about, example, byDefault, required, seen }: Shown, link: (file: string) => string): string {
  const key = required ? `**\`${path}\`**` : `\`${path}\``;
  const left = byDefault === null || about.includes("Default") ? "" : ` Default: ${byDefault}.`;
  const shown = example === null ? "" : `\`${cut(example)}\``;
  const where = seen === null ? "" : `[in use](${link(seen.file)}#L${seen.line})`;
  const cells = [key, what, about + left, [shown, where].filter((text) => text !== "").join(" ")];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
