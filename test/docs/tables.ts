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

/** The page as it should be. */
export function tablesPage(): string {
  const header = exampleHeader();
  return [HEAD, ...TABLES.map((table) => tableSection(table, header)), factsSection(), rolesSection()].join("\n");
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
