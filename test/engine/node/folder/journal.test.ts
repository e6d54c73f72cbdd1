import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Entry, journalLine, openJournal, readLine } from "../../../../engine/node/folder/journal.ts";
import { cases } from "../../../effort.ts";

let here: string;
let path: string;
beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), "careshift-journal-"));
  path = join(here, "journal.ndjson");
});
afterEach(() => rm(here, { recursive: true, force: true }));

const entry = (replication: number, values: readonly number[] = [1 / 3, 2]): Entry => ({
  world: replication % 2,
  result: { replication, digest: `d${replication}`, facts: 10, events: 20, values: Float64Array.from(values) },
});

async function journalOf(...entries: readonly Entry[]): Promise<void> {
  const journal = openJournal(path);
  for (const one of entries) journal.append(one);
  await journal.close();
}

/** What a journal tells when it is opened again. */
async function reopened(): Promise<readonly Entry[]> {
  const journal = openJournal(path);
  await journal.close();
  return journal.entries;
}

describe("a line", () => {
  test("gives back every bit of every number", () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (values) => {
        const read = readLine(journalLine(entry(1, values)).trimEnd());
        expect(read).toEqual(entry(1, values));
        expect(new Uint8Array(read!.result.values.buffer)).toEqual(new Uint8Array(Float64Array.from(values).buffer));
      }),
      { numRuns: cases(100) },
    );
  });

  test("of which any bit was flipped, or any part is missing, tells nothing", () => {
    const line = Buffer.from(journalLine(entry(7)).trimEnd());
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(line);
        flipped[at]! ^= 1 << bit;
        // In hexadecimal, a and A are the same digit, but not the same text.
        return readLine(flipped.toString()) === null && readLine(line.toString().slice(0, at)) === null;
      }),
      { numRuns: cases(200) },
    );
  });
});

describe("a journal", () => {
  test("tells what was appended to it, in its order, and takes more", async () => {
    await journalOf(entry(0), entry(2));
    await journalOf(entry(1));
    expect(await reopened()).toEqual([entry(0), entry(2), entry(1)]);
  });

  test("whose last line is torn drops it, and what comes next stands on a line of its own", async () => {
    await journalOf(entry(0), entry(1));
    await appendFile(path, journalLine(entry(2)).slice(0, -9));
    await journalOf(entry(3));
    expect(await reopened()).toEqual([entry(0), entry(1), entry(3)]);
    expect((await readFile(path, "utf8")).split("\n")).toHaveLength(4);
  });

  test("with a damaged line in its midst loses that one only", async () => {
    const lines = [0, 1, 2].map((number) => journalLine(entry(number)));
    await writeFile(path, [lines[0], lines[1]!.replace("20", "21"), lines[2]].join(""));
    expect(await reopened()).toEqual([entry(0), entry(2)]);
    expect(await readFile(path, "utf8")).toBe(lines[0]! + lines[2]!);
  });

  test("cut off anywhere tells the whole lines before the cut", async () => {
    const whole = [0, 1, 2].map((number) => journalLine(entry(number))).join("");
    for (let cut = 0; cut <= whole.length; cut += 7) {
      await writeFile(path, whole.slice(0, cut));
      const lines = whole.slice(0, cut).split("\n").length - 1;
      expect(await reopened()).toEqual([0, 1, 2].slice(0, lines).map((number) => entry(number)));
    }
  });
});
