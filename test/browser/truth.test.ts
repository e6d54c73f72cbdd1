import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { type FactChunk, Replay as Fold, type LogHeader, openLog, UNLIMITED } from "../../engine/index.ts";
import { PACK } from "../../engine/node/pack.ts";
import { test } from "./browser.ts";
import { IN_TIME, Replay } from "./replay.ts";

/** How many moments are looked at, all over the run. */
const MOMENTS = 200;

/** One row of the table: figures as they are shown. */
interface Row {
  readonly service: string;
  readonly capacity: string;
  readonly used: number;
  readonly ready: number;
  readonly waiting: number;
}

describe("what is shown is what the log says", () => {
  test(`at ${MOMENTS} moments the stage, the table and a fold of the log agree`, async ({ open, site }) => {
    const log = await readLog(join(site.folder, "base", "replication-1.log"));
    const times = moments(log.header.clock.end);
    const { page } = await open();
    const replay = await Replay.open(page, site.url);
    const tables = await readMoments(replay, times, true);
    const stages = await readMoments(replay, times, false);
    const wrong: string[] = [];
    let i = -1;
    for (const fold of folds(log, times)) {
      i++;
      const rows = tables[i]!.map(rowOf);
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) {
        const service = log.header.services.findIndex(({ label }) => label === row.service);
        const { kind } = log.header.services[service]!;
        if (kind === "decision") continue;
        const told = expected(fold, service, row.service);
        if (JSON.stringify(told) !== JSON.stringify(row)) wrong.push(`t=${times[i]} ${JSON.stringify({ told, row })}`);
        const drawn = stages[i]!.find(([text]) => text!.startsWith(row.service))?.[0] ?? "";
        if (!saysTheSame(drawn, row)) wrong.push(`t=${times[i]} stage: ${drawn} table: ${JSON.stringify(row)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("a run made again in the page has the digest of the run folder", async ({ open, site }) => {
    const record = JSON.parse(readFileSync(join(site.folder, "run.json"), "utf8")) as { logs: string[][] };
    const { page } = await open();
    const replay = await Replay.open(page, site.url);
    const kept = await digests(replay);
    expect(kept).toEqual(record.logs.map((logs) => logs[0]));
    await replay.button(/^Run 1 of 3/).click();
    const dialog = page.getByRole("dialog", { name: "Which run is this?" });
    await dialog.getByRole("combobox", { name: "Another run" }).selectOption("1");
    await dialog.getByRole("button", { name: "Show", exact: true }).click();
    await replay.button(/^Run 2 of 3/).waitFor();
    await replay.whole();
    await expect.poll(() => digests(replay), IN_TIME).toEqual(record.logs.map((logs) => logs[1]));
  });
});

/** Digests of the logs, A first, as the page says them. */
async function digests(replay: Replay): Promise<string[]> {
  await replay.button(/^Run \d of 3/).click();
  const dialog = replay.page.getByRole("dialog", { name: "Which run is this?" });
  const found = await dialog.getByText(/^[0-9a-f]{32}$/).allInnerTexts();
  await dialog.getByRole("button", { name: "Close" }).click();
  return found;
}

interface Log {
  readonly header: LogHeader;
  readonly chunks: readonly FactChunk[];
}

async function readLog(file: string): Promise<Log> {
  const reader = await openLog(readFileSync(file), PACK);
  const chunks: FactChunk[] = [];
  for await (const chunk of reader.facts()) chunks.push(chunk);
  return { header: reader.header, chunks };
}

/** Seconds all over the run, no two of them a whole number of the same hours apart, ascending. */
function moments(end: number): number[] {
  const golden = (Math.sqrt(5) - 1) / 2;
  return Array.from({ length: MOMENTS }, (_, i) => Math.floor((((i + 0.5) * golden) % 1) * end)).sort((a, b) => a - b);
}

/** The state of the log at each moment, from one pass over it. */
function* folds({ header, chunks }: Log, times: readonly number[]): Generator<Fold> {
  const fold = new Fold(header);
  for (const t of times) {
    for (const chunk of chunks) if (chunk.first + chunk.length > fold.next && !fold.take(chunk, t)) break;
    yield fold;
  }
}

function expected(fold: Fold, service: number, label: string): Row {
  const capacity = fold.capacity[service]!;
  return {
    service: label,
    capacity: capacity >= UNLIMITED ? "no limit" : String(capacity),
    used: fold.used(service),
    ready: fold.ready[service]!,
    waiting: fold.waiting[service]!,
  };
}

/** Text of every row of the table, or of every service of the stage, at each moment. */
function readMoments(replay: Replay, times: readonly number[], table: boolean): Promise<string[][][]> {
  return replay.page.evaluate(
    async ([moments, asTable]) => {
      const found: string[][][] = [];
      for (const t of moments) {
        const heard = new Promise((done) => addEventListener("hashchange", done, { once: true }));
        location.hash = `#v=1&sc=replay&t=${t}${asTable ? "&tb=1" : ""}`;
        await heard;
        // The page has asked for its frame before: it is drawn before this one is heard.
        await new Promise(requestAnimationFrame);
        const rows = asTable
          ? [...document.querySelectorAll('[aria-label="Services as a table"] tbody tr')].map((row) => [
              ...row.children,
            ])
          : [...document.querySelectorAll('[aria-label="Services, drawn"] li:not([hidden]) button')].map((b) => [b]);
        found.push(
          rows.map((cells) => cells.map((cell) => (cell as HTMLElement).innerText.replace(/\s+/g, " ").trim())),
        );
      }
      return found;
    },
    [times, table] as const,
  );
}

/** Columns of the table: service, capacity, used, ready, waiting to enter, waiting elsewhere, … */
function rowOf(cells: readonly string[]): Row {
  const number = (column: number): number => Number.parseInt(cells[column]!.replaceAll(",", ""), 10);
  return {
    service: cells[0]!,
    capacity: cells[1]!.replaceAll(",", ""),
    used: number(2),
    ready: number(3),
    waiting: number(4) + number(5),
  };
}

/** What a service says on the stage: nought is not said. */
function saysTheSame(drawn: string, row: Row): boolean {
  const figure = (pattern: RegExp): number =>
    [...drawn.slice(row.service.length).matchAll(pattern)].reduce(
      (sum, m) => sum + Number(m[1]!.replaceAll(",", "")),
      0,
    );
  return figure(/([\d,]+) ready/g) === row.ready && figure(/([\d,]+) waiting (?:to enter|elsewhere)/g) === row.waiting;
}
