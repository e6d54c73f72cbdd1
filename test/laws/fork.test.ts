import fc from "fast-check";
import { expect, test } from "vitest";
import { whyNoFork } from "../../engine/compile/forks.ts";
import type { Model, Setting } from "../../engine/language.ts";
import { KeptLog, upTo } from "../../engine/log/chunk.ts";
import { checkLaws } from "../../engine/log/laws.ts";
import { CannotGoOn } from "../../engine/run/cannotGoOn.ts";
import { cases } from "../effort.ts";
import type { Draw } from "./drawing.ts";
import { dateAfter, dated, from, modelWith, takenUp } from "./partings.ts";
import { digestOf, forkedLog, logOf } from "./running.ts";
import { allScenarios, modelOf } from "./scenarios.ts";

/** A failing case is told as it is: to look for a smaller one takes minutes. */
const runs = (number: number) => ({ numRuns: cases(number), endOnFailure: true });

const instant = fc.integer({ min: 1, max: 980 });

const instantOf = ({ clock }: Model, part: number): number => Math.floor((part / 1000) * clock.end);

/** The last second of the day in which an instant lies: arrivals change by whole days. */
function endOfDay({ clock }: Model, at: number): number {
  const day = 86_400;
  return Math.ceil((at + clock.weekOffset + 1) / day) * day - clock.weekOffset - 1;
}

/** A scenario, and a run of it that parts at `at` (seconds) for a child with other settings. */
interface Case {
  readonly parent: Model;
  readonly child: Model;
  readonly at: number;
  readonly settings: readonly Setting[];
}

function caseOf(text: string, g: Draw, part: number, drawn: (g: Draw, text: string) => Setting[]): Case | null {
  const parent = modelOf(text);
  const settings = drawn(g, text);
  const at = endOfDay(parent, instantOf(parent, part));
  if (at >= parent.clock.end - 1) return null;
  const child = modelWith(text, from(dateAfter(parent, at), settings));
  return child === null || whyNoFork(parent, child) !== null ? null : { parent, child, at, settings };
}

/** Digest of the facts up to and including `at`. */
function digestUntil(log: ReturnType<typeof logOf>, at: number): string {
  const kept = new KeptLog();
  for (const chunk of log) upTo(at, kept).take(chunk);
  return digestOf(kept.chunks);
}

test("a run that parts from another and changes nothing is that run", () => {
  fc.assert(
    fc.property(allScenarios(), instant, fc.integer({ min: 1, max: 5000 }), (text, part, slice) => {
      const model = modelOf(text);
      const at = instantOf(model, part);
      expect(digestOf(forkedLog(model, modelOf(text), at, 0, slice))).toBe(digestOf(logOf(model)));
    }),
    runs(20),
  );
});

test("what a date can change gives the run of the scenario with that dated change", () => {
  fc.assert(
    fc.property(allScenarios(), fc.gen(), instant, (text, g, part) => {
      const found = caseOf(text, g, part, dated);
      if (found === null) return;
      const forked = forkedLog(found.parent, found.child, found.at);
      expect(digestOf(forked)).toBe(digestOf(logOf(found.child)));
      expect(checkLaws(found.child, forked)).toEqual([]);
    }),
    runs(12),
  );
});

test("whatever changes: the past is the parent's to the fact, and what follows could have happened", () => {
  fc.assert(
    fc.property(allScenarios(), fc.gen(), instant, (text, g, part) => {
      const found = caseOf(text, g, part, takenUp);
      if (found === null) return;
      const { parent, child, at } = found;
      const forked = unlessStuck(() => forkedLog(parent, child, at));
      if (forked === null) return;
      expect(digestUntil(forked, at)).toBe(digestUntil(logOf(parent), at));
      expect(checkLaws(child, forked, 10, { model: parent, at })).toEqual([]);
    }),
    runs(25),
  );
});

/** Null for a scenario in which people go round without time passing. */
function unlessStuck<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof CannotGoOn) return null;
    throw error;
  }
}
