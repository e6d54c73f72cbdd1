/** scenarios/README.md: what the library covers, and what came of each claim. */
import { foundCell, settingsText, wantedCell } from "./cells.ts";
import type { ClaimOutcome, LeverOutcome } from "./run.ts";
import { isCovered, type LeftOut, type Place, type Row } from "./spec.ts";

/** What was found for a row. */
export interface RowOutcome {
  readonly claims: readonly ClaimOutcome[];
  readonly levers: readonly LeverOutcome[];
}

export interface PlaceOutcome {
  readonly place: Place;
  readonly rows: ReadonlyMap<string, RowOutcome>;
}

/** Rows of the source plans: S01 to S66. */
export const ROWS_OF_THE_PLANS = 66;

const HEAD = `# The library of scenarios

Every system in the source plans as a scenario that runs, with what the plan published, what the model reproduces and
whether they agree. Made by \`npm run library\`; \`npm test\` runs every row in quick mode and fails when a claim no longer
holds. All people are simulated.

- **In** says what a figure is of: the do-nothing *twin*, the *scenario*, their paired *difference*, or that difference as a
  *change* in per cent of the twin. Intervals are 95%, over replications with common random numbers.
- **met**: the published number lies within its tolerance and the interval. **holds**: the plan has no number; the direction,
  argued beforehand, is clear of zero. **needs a belief**: not met on the evidence; met only if one believed what is said.
- A number in a plan is what the plan hoped, not what happened. The pages say what each scenario cannot tell.
- \`library.yaml\` of each folder holds the claims. The rows (S01 to S66) are the systems of the five plans.
`;

/** @param versions the digest of every scenario used, by its path below scenarios/ */
export function libraryPage(places: readonly PlaceOutcome[], versions: ReadonlyMap<string, string>): string {
  return `${[HEAD, countsText(places.map(({ place }) => place)), ...places.map(placeText), madeFrom(versions)].join("\n")}`;
}

/** "60 of 66 rows run; 6 are left out". */
export function countsText(places: readonly Place[]): string {
  const rows = places.flatMap((place) => place.rows).filter(([id]) => /^S\d\d$/.test(id));
  const covered = rows.filter(([, row]) => isCovered(row)).length;
  const themes = places.flatMap((place) => place.rows).length - rows.length;
  return `**${covered} of ${ROWS_OF_THE_PLANS} rows run**, and ${themes} themes that no row holds alone.\n`;
}

function placeText({ place, rows }: PlaceOutcome): string {
  const covered = place.rows.flatMap(([id, row]) => (isCovered(row) ? [[id, row] as const] : []));
  const left = place.rows.flatMap(([id, row]) => (isCovered(row) ? [] : [[id, row] as const]));
  return [
    `## ${place.name}\n`,
    "| row | scenario (do-nothing twin) | what is claimed | in | asked for | reproduced (95% interval) | verdict |",
    "|---|---|---|---|---|---|---|",
    ...covered.flatMap(([id, row]) => rows.get(id)!.claims.map((one, i) => claimLine(place, id, row, one, i === 0))),
    "",
    ...covered.flatMap(([id, row]) => leverLine(id, row, rows.get(id)!.levers)),
    ...left.map(([id, row]) => leftLine(id, row)),
    "",
  ].join("\n");
}

function claimLine({ name }: Place, id: string, row: Row, outcome: ClaimOutcome, isFirst: boolean): string {
  const { claim, found } = outcome;
  const link = (file: string) => `[${file}](${name}/${file})`;
  const files = isFirst ? `${link(row.scenario)} (${link(row.twin)}); ${link(row.page)}` : "";
  const basis = [claim.source, claim.implied && `implied: ${claim.implied}`].filter(Boolean).join("; ");
  const says =
    claim.says + (basis === "" ? "" : ` (${basis})`) + (claim.set ? `, with ${settingsText(claim.set)}` : "");
  const cells = [isFirst ? `**${id}** ${row.title}` : "", files, says, claim.in, wantedCell(claim, found)];
  return `| ${[...cells, foundCell(claim.in, found), verdict(outcome)].map(escaped).join(" | ")} |`;
}

function verdict({ claim, believed, fault }: ClaimOutcome): string {
  if (fault !== null) return `**not met**: ${fault}`;
  if (believed !== null) return `needs a belief: ${claim.believe!.says} (then ${foundCell(claim.in, believed)})`;
  return claim.sign === undefined ? "met" : "holds";
}

function leverLine(id: string, row: Row, levers: readonly LeverOutcome[]): string[] {
  if (levers.length === 0) return [];
  const moved = row.levers.map((lever) => {
    const own = levers.filter((one) => one.lever === lever);
    const effects = own.map(({ measure, found, fault }) => {
      const clear = fault === null ? "" : " (**not clear**)";
      return `\`${measure}\` ${foundCell("difference", found)}${clear}`;
    });
    return `\`${lever.set}\` to ${lever.to}: ${effects.join(", ")}`;
  });
  return [`- ${id} levers: ${moved.join("; ")}.`];
}

function leftLine(id: string, row: LeftOut): string {
  return `- **${id}** ${row.title}: left out. ${row["left-out"]}`;
}

function madeFrom(versions: ReadonlyMap<string, string>): string {
  const lines = [...versions].toSorted().map(([file, digest]) => `${file} ${digest.slice(0, 8)}`);
  return [
    "## Made from",
    "",
    "Scenarios and the digests of what they resolve to:",
    "",
    "```text",
    ...lines,
    "```",
    "",
  ].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
