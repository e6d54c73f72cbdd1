import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile, parseScenario } from "../../engine/language.ts";
import { FACT_ROLES, ROLES, type Role } from "../../engine/log/facts/roles.ts";
import { FACTS, KIND, type KindName } from "../../engine/log/facts.ts";
import { type LogHeader, logHeader } from "../../engine/log/header.ts";
import { TABLES } from "../../engine/tables/all.ts";
import type { Column, Table } from "../../engine/tables/table.ts";
import { ROOT } from "../architecture/source.ts";

/** The page of the tables, beside the code that makes them. */
export const TABLES_PAGE = "engine/tables/TABLES.md";
/** Its people have attributes, so that columns that come from a scenario are seen too. */
const SCENARIO = "scenarios/thurrock/today.yaml";

const HEAD = `# The tables

What analysts read of a log: every table, every column, and what each kind of fact says. Made from the code by
\`npm run tables\`; a test says when it is old. All people are simulated.

\`careshift export RUN --to parquet\` writes them as files, and also as CSV and NDJSON. Text is text, an integer a whole
number, a time a moment of the scenario's calendar without a zone. A column in **bold** is never empty. Where columns
depend on the scenario (one for each attribute of people), those of \`${SCENARIO}\` are shown.
`;

const SUMS = `## From rows to the figures of the run

The tables cover the whole log, warm-up and census included; the results of a run count its measured time alone: from the
end of the warm-up to the end of the clock, or to the instant at which the run ended (\`ends-when\`). So rows say what of
them counts, and a sum that is to give the run's own figures of that replication takes only that:

| figure | from rows | over |
|---|---|---|
| starts, and all that starting brings: waits | \`stays\` with \`started_measured = 1\` | |
| lengths of stay | \`stays\` with \`ready_measured = 1\`, or with \`ready_at is null and left_measured = 1\` | |
| stays, delays that are over, where people went | \`stays\` with \`left_measured = 1\` | |
| mean people, mean people delayed (by reason) | \`measured_seconds\`, \`measured_delayed_seconds\` of \`stays\`; \`measured_seconds\` of \`delays\` | measured seconds |
| occupancy, where everyone takes one place | \`measured_seconds\` of \`stays\` | \`measured_place_seconds\` of \`daily\` |
| arrivals, exits, mean people in the model | \`arrived_measured\`, \`exited_measured\`, \`measured_seconds\` of \`people\` | |
| costs | \`pence\` of \`costs\` with \`in_total = 1\`: all its rows are measured | |

What stands in a census was so before the beginning: it never counts as a start or an arrival. Figures a year divide by the
measured seconds over 365.25 × 86,400; \`careshift query\` has the measured seconds of a run in \`runs\`. A run that ended
before its measured time began is measured as it then stood, to the end of its clock.
`;

/** The page as it should be. */
export function tablesPage(): string {
  const header = exampleHeader();
  return [HEAD, ...TABLES.map((table) => tableSection(table, header)), SUMS, factsSection(), rolesSection()].join("\n");
}

function exampleHeader(): LogHeader {
  const scenario = parseScenario(SCENARIO, new Map([[SCENARIO, readFileSync(ROOT + SCENARIO, "utf8")]]));
  const names = { engine: "", scenario: "", seed: "", replication: 0 };
  return logHeader(compile(scenario), names);
}

function tableSection(table: Table, header: LogHeader): string {
  const rows = table.columns(header).map(({ name, type, about, empty }: Column) => {
    return row([empty ? `\`${name}\`` : `**\`${name}\`**`, type, about]);
  });
  return section(table.name, table.about, ["column", "type", "meaning"], rows);
}

function factsSection(): string {
  const kinds = (Object.keys(KIND) as KindName[]).sort((a, b) => KIND[a] - KIND[b]);
  const rows = kinds.map((kind) => {
    const { says, service, other, value, cause } = FACTS[kind];
    const { other: otherRole, value: valueRole } = FACT_ROLES[kind];
    return row([`\`${kind}\``, says, service, `${role(otherRole)}: ${other}`, `${role(valueRole)}: ${value}`, cause]);
  });
  const about = "One row for each kind: what happened, and what its columns hold, with the roles of other and value.";
  return section("Kinds of fact", about, ["kind", "what happened", "service", "other", "value", "cause"], rows);
}

function rolesSection(): string {
  const rows = Object.entries(ROLES).map(([name, about]) => row([`\`${name}\``, about]));
  return section("Roles", "What a number in other or value is.", ["role", "meaning"], rows);
}

function role({ is, as, words }: Role): string {
  const cases = Object.entries(words ?? {}).map(([number, word]) => `${number.replace("-", "−")} ${word}`);
  const more = as ?? cases.join(", ");
  return more === "" ? `*${is}*` : `*${is}* (${more})`;
}

function section(title: string, about: string, names: readonly string[], rows: readonly string[]): string {
  return [`## ${title}`, "", about, "", row(names), `|${names.map(() => "---|").join("")}`, ...rows, ""].join("\n");
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(ROOT + TABLES_PAGE, tablesPage());
