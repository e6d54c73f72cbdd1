/** What `careshift verify` found, as a table in plain words. */
import type { Finding } from "../log/finding.ts";
import { plural } from "./numbers.ts";
import { paragraph, wrap } from "./table.ts";

/** What was found of one world of a run folder, or of the folder itself. */
export interface Verified {
  /** "Base: Thurrock today"; "" for the folder. */
  readonly title: string;
  readonly findings: readonly Finding[];
}

export interface Verification {
  /** Which run it is, and what made it, in sentences. */
  readonly about: readonly string[];
  readonly parts: readonly Verified[];
}

/** True where nothing is wrong; what could not be looked at is not wrong. */
export function isSound({ parts }: Verification): boolean {
  return parts.every(({ findings }) => findings.every(({ ok }) => ok !== false));
}

const MARKS = { true: "✓", false: "✗", null: "–" } as const;
const WIDEST_NAME = 34;

/** One line a check: ✓ all is well, ✗ something is wrong, – could not be looked at. */
export function verifyReport(verification: Verification, width: number): string {
  const { about, parts } = verification;
  const names = parts.flatMap(({ findings }) => findings.map(({ check }) => check.length));
  const room = Math.min(WIDEST_NAME, Math.max(...names, 0));
  const blocks = parts.map(({ title, findings }) => [
    ...(title === "" ? [] : [title]),
    ...findings.flatMap((finding) => findingLines(finding, room, width)),
  ]);
  const lines = [about.flatMap((sentence) => paragraph(sentence, width)), ...blocks, [conclusion(parts)]];
  return `${lines.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function findingLines({ check, ok, found }: Finding, room: number, width: number): string[] {
  const head = `${MARKS[`${ok}`]} ${check.padEnd(room)}  `;
  const indent = " ".repeat(room + 4);
  const lines = found.flatMap((sentence) => wrap(sentence, width - indent.length));
  return lines.map((line, i) => ((i === 0 ? head : indent) + line).trimEnd());
}

function conclusion(parts: readonly Verified[]): string {
  const all = parts.flatMap(({ findings }) => findings);
  const wrong = all.filter(({ ok }) => ok === false).length;
  const open = all.filter(({ ok }) => ok === null).length;
  const notLooked = open === 0 ? "" : ` ${plural(open, "check")} could not be made (–).`;
  if (wrong === 0) return `All is well: ${plural(all.length - open, "check")}.${notLooked}`;
  return `${plural(wrong, "check")} of ${all.length} found something wrong.${notLooked}`;
}
