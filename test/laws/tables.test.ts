import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Model } from "../../engine/compile/model.ts";
import type { FactChunk } from "../../engine/log/chunk.ts";
import { KIND } from "../../engine/log/facts.ts";
import { type LogHeader, logHeader } from "../../engine/log/header.ts";
import { daily } from "../../engine/projections/daily.ts";
import { windowUntilEnd } from "../../engine/projections/ended.ts";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { ledger } from "../../engine/projections/money/costs.ts";
import { measuredWindow, type Window } from "../../engine/projections/projection.ts";
import { TABLES } from "../../engine/tables/all.ts";
import { cases } from "../effort.ts";
import { cut } from "../engine/log/helpers.ts";
import { enriched } from "../engine/projections/enriched.ts";
import { type Row, rowsOf, sumOf } from "../engine/tables/rows.ts";
import { logOf } from "./running.ts";
import { allScenarios, modelOf } from "./scenarios.ts";

const DAY = 86_400;

/** One run, its tables, and its own figures. */
interface Run {
  readonly model: Model;
  readonly header: LogHeader;
  readonly chunks: readonly FactChunk[];
  readonly window: Window;
  readonly rows: (table: string) => readonly Row[];
  /** Numerator and denominator of a measure; null where the model has none of that name. */
  readonly figure: (id: string) => readonly [number, number] | null;
}

function runOf(text: string, shape: number): Run {
  const model = enriched(modelOf(text), shape);
  const header = logHeader(model, { engine: "0", scenario: "s", seed: "laws", replication: 0 });
  const whole = logOf(model);
  const rows = whole[0]?.length ?? 0;
  const chunks = whole.flatMap((one, i) => (i === 0 ? cut(one, rows >> 2, rows >> 1) : [one]));
  const window = windowUntilEnd(measuredWindow(model), whole) ?? measuredWindow(model);
  const { definitions, begin } = standardMeasures(model);
  const fold = begin();
  for (const chunk of chunks) fold.take(chunk);
  const values = fold.end();
  const numbers = new Map(definitions.map(({ id }, i) => [id, [values[2 * i]!, values[2 * i + 1]!] as const]));
  const tables = new Map(TABLES.map((table) => [table.name, rowsOf(table, header, chunks)]));
  return {
    model,
    header,
    chunks,
    window,
    rows: (name) => tables.get(name)!,
    figure: (id) => numbers.get(id) ?? null,
  };
}

/** Two wards whose people change places; few of the random scenarios bring that about. */
const RINGS = `
careshift: 1
title: Rings
time: { start: 2016-04-01, length: 40 days, warm-up: 4 days }
cohorts:
  people: { arrivals: { total: 3 per day }, enters: a }
services:
  a: { kind: beds, capacity: 5, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: b, share: 60% }, { to: home, share: rest }] }
  b: { kind: beds, capacity: 4, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: a, share: 50% }, { to: home, share: rest }] }
`;

/** Random scenarios with all that the language has, run once for all that is said of them. */
const RUNS: Run[] = [];

beforeAll(() => {
  const texts = [RINGS, ...fc.sample(allScenarios(), { numRuns: cases(30), seed: 501 })];
  for (const [number, text] of texts.entries()) RUNS.push(runOf(text, number));
}, 300_000 * cases(1));

/** What is said of every run; a failure names the scenario. */
function everyRun(says: (run: Run) => void): void {
  for (const [number, run] of RUNS.entries()) {
    try {
      says(run);
    } catch (error) {
      throw new Error(`scenario ${number}: ${(error as Error).message}`, { cause: error });
    }
  }
}

function near(found: number, expected: number | undefined, what: string): void {
  const off = Math.abs(found - (expected ?? Number.NaN));
  expect(off <= 1e-9 * Math.max(1, Math.abs(expected ?? 0)), `${what}: found ${found}, expected ${expected}`).toBe(
    true,
  );
}

const aYear = ({ window }: Run, count: number): number => (count * 365.25 * DAY) / (window.to - window.from);
const mean = ({ window }: Run, area: number): number => area / (window.to - window.from);

/** Facts of a kind. */
function count({ chunks }: Run, ...kinds: readonly number[]): number {
  return chunks.reduce((sum, { kind, length }) => {
    return sum + kind.subarray(0, length).filter((one) => kinds.includes(one)).length;
  }, 0);
}

describe("sums over the tables are the figures of the run", () => {
  test("stays: starts, census, waits, lengths of stay and delays of each service", () => {
    everyRun((run) => {
      for (const { name, kind } of run.header.services) {
        if (kind === "decision") continue;
        const stays = run.rows("stays").filter(({ service }) => service === name);
        const of = (flag: string): Row[] => stays.filter((row) => row[flag] === 1);
        const started = of("started_measured");
        const left = of("left_measured");
        near(aYear(run, started.length), run.figure(`${name}.starts`)![0], `${name}.starts`);
        near(mean(run, sumOf(stays, "measured_seconds")), run.figure(`${name}.census`)![0], `${name}.census`);
        const stay = run.figure(`${name}.stay`)!;
        near(sumOf(left, "stay_seconds") / DAY, stay[0], `${name}.stay`);
        near(left.length, stay[1], `${name} left`);
        const treated = stays.filter((row) =>
          row["ready_at"] === null ? row["left_measured"] === 1 : row["ready_measured"] === 1,
        );
        const length = run.figure(`${name}.length-of-stay`)!;
        near(sumOf(treated, "length_of_stay_seconds") / DAY, length[0], `${name}.length-of-stay`);
        near(treated.length, length[1], `${name} treated`);
        const delayed = run.figure(`${name}.delayed`);
        if (delayed !== null) {
          near(mean(run, sumOf(stays, "measured_delayed_seconds")), delayed[0], `${name}.delayed`);
          near(
            aYear(run, of("ready_measured").length),
            run.figure(`${name}.delayed.people`)![0],
            `${name}.delayed.people`,
          );
          near(sumOf(left, "delayed_seconds") / DAY, run.figure(`${name}.delayed.mean`)![0], `${name}.delayed.mean`);
        }
        const wait = run.figure(`${name}.wait`);
        if (wait !== null) {
          near(sumOf(started, "wait_seconds") / DAY, wait[0], `${name}.wait`);
          near(
            started.filter((row) => Number(row["wait_seconds"]) > 0).length,
            run.figure(`${name}.wait.any`)![0],
            `${name}.wait.any`,
          );
        }
        for (const to of [...run.header.services.map((service) => service.name), ...run.header.exits, "outside"]) {
          const flow = run.figure(`${name}.to.${to}`);
          const went = left.filter((row) => row["went_to"] === to).length;
          if (flow === null) expect(went, `${name} to ${to}`).toBe(0);
          else near(aYear(run, went), flow[0], `${name}.to.${to}`);
        }
        if (kind === "team") {
          const visits = stays.filter((row) => row["overtime"] !== null);
          expect(visits.length).toBe(countOf(run, KIND.Visited, name));
        }
      }
    });
  });

  test("delays: people delayed for each reason, and the seconds of stays and people to the second", () => {
    everyRun((run) => {
      const delays = run.rows("delays");
      const reasons = ["assessment", "funding", "choice", "no-room", "out-of-hours", "transfer"];
      for (const { name } of run.header.services) {
        const here = delays.filter(({ service }) => service === name);
        for (const [r, id] of reasons.entries()) {
          const figure = run.figure(`${name}.delayed.${id}`);
          const seconds = sumOf(
            here.filter(({ reason }) => reason === run.header.reasons[r + 1]!),
            "measured_seconds",
          );
          if (figure === null) expect(seconds).toBe(0);
          else near(mean(run, seconds), figure[0], `${name}.delayed.${id}`);
        }
      }
      const byStay = new Map<string, number>();
      const byPerson = new Map<number, number>();
      for (const { person, stay, seconds } of delays) {
        byStay.set(`${person} ${stay}`, (byStay.get(`${person} ${stay}`) ?? 0) + Number(seconds));
        byPerson.set(Number(person), (byPerson.get(Number(person)) ?? 0) + Number(seconds));
      }
      for (const { person, stay, delayed_seconds } of run.rows("stays"))
        expect(delayed_seconds, `person ${person}, stay ${stay}`).toBe(byStay.get(`${person} ${stay}`) ?? 0);
      for (const { person, delayed_seconds } of run.rows("people"))
        expect(delayed_seconds, `person ${person}`).toBe(byPerson.get(Number(person)) ?? 0);
    });
  });

  test("people: arrivals, exits, people inside, and what happened to each", () => {
    everyRun((run) => {
      const people = run.rows("people");
      near(aYear(run, sumOf(people, "arrived_measured")), run.figure("system.arrivals")![0], "arrivals");
      near(mean(run, sumOf(people, "measured_seconds")), run.figure("system.inside")![0], "inside");
      for (const exit of run.header.exits) {
        const gone = people.filter((row) => row["exit"] === exit && row["exited_measured"] === 1);
        near(aYear(run, gone.length), run.figure(`system.exits.${exit}`)![0], exit);
      }
      expect(people.length).toBe(count(run, KIND.Arrived));
      expect(people.filter(({ exited_at }) => exited_at !== null).length).toBe(count(run, KIND.Exited));
      expect(people.every((row) => (row["exit"] === null) !== (row["place_at_end"] === null))).toBe(true);
      expect(sumOf(people, "returned")).toBe(count(run, KIND.Returned));
      expect(sumOf(people, "starts")).toBe(run.rows("stays").length);
      expect(sumOf(people, "gave_up")).toBe(count(run, KIND.GaveUp));
      expect(sumOf(people, "refused")).toBe(count(run, KIND.Refused));
      expect(sumOf(people, "diverted")).toBe(count(run, KIND.Diverted));
      expect(sumOf(people, "wait_seconds")).toBe(sumOf(run.rows("stays"), "wait_seconds"));
      expect(new Set(people.map(({ key }) => key)).size).toBe(people.length);
    });
  });

  test("daily: the rows of daily.csv, and mean people, delayed, waiting and places", () => {
    everyRun((run) => {
      const rows = run.rows("daily");
      const fold = daily.begin(run.model, run.window);
      for (const chunk of run.chunks) fold.take(chunk);
      const expected = fold.end();
      const services = run.header.services.flatMap(({ kind }, s) => (kind === "decision" ? [] : [s]));
      const told = expected.at.flatMap((_, day) =>
        services.map((s) => {
          const i = day * expected.services + s;
          const [people, delayed, waiting] = [expected.people[i], expected.delayed[i], expected.waiting[i]];
          return [
            run.header.services[s]!.name,
            people,
            delayed,
            waiting,
            expected.places[i]! < 0 ? null : expected.places[i],
          ];
        }),
      );
      const measured = rows.filter((row) => row["measured"] === 1);
      expect(
        measured.map((row) => [row["service"], row["people"], row["delayed"], row["waiting"], row["places"]]),
      ).toEqual(told);
      if (rows.length === 0) return;
      for (const { name, kind, perPlace = 1 } of run.header.services) {
        if (kind === "decision") continue;
        const here = rows.filter(({ service }) => service === name);
        const area = (column: string): number => mean(run, sumOf(here, column));
        near(area("measured_person_seconds"), run.figure(`${name}.census`)![0], `${name}.census`);
        if (run.figure(`${name}.delayed`) !== null)
          near(area("measured_delayed_seconds"), run.figure(`${name}.delayed`)![0], `${name}.delayed`);
        if (kind === "state") continue;
        near(area("measured_waiting_seconds"), run.figure(`${name}.queue`)![0], `${name}.queue`);
        near(area("measured_place_seconds") / perPlace, run.figure(`${name}.capacity`)![0], `${name}.capacity`);
      }
    });
  });

  test("costs: the months make the ledger, by line, service and payer", () => {
    everyRun((run) => {
      const fold = ledger.begin(run.model, run.window);
      for (const chunk of run.chunks) fold.take(chunk);
      const costs = run.rows("costs");
      const found = new Map<string, number>();
      const name = (line: string, service: string | null, payer: string, counts: number): string =>
        [line, service, payer, counts].join();
      for (const { line, service, payer, in_total, pence } of costs) {
        const id = name(String(line), service as string | null, String(payer), Number(in_total));
        found.set(id, (found.get(id) ?? 0) + Number(pence));
      }
      const expected = new Map<string, number>();
      for (const { line, service, payer, pence, counts } of fold.end().entries) {
        const { costs, services, payers } = run.header;
        const id = name(costs[line]!.name, services[service]?.name ?? null, payers[payer]!, Number(counts));
        expected.set(id, (expected.get(id) ?? 0) + pence);
      }
      for (const [id, pence] of expected) near(found.get(id) ?? 0, pence, id);
      expect([...found.keys()].filter((id) => !expected.has(id))).toEqual([]);
      const total = costs.reduce((sum, row) => sum + Number(row["in_total"]) * Number(row["pence"]), 0);
      const years = (run.window.to - run.window.from) / (365.25 * DAY);
      const [yearly] = run.figure("system.cost.total") ?? [0];
      near(total, yearly * years, "all lines in the total");
    });
  });
});

/** Facts of a kind about a service. */
function countOf({ chunks, header }: Run, wanted: number, name: string): number {
  return chunks.reduce((sum, { kind, service, length }) => {
    let here = 0;
    for (let i = 0; i < length; i++) if (kind[i] === wanted && header.services[service[i]!]?.name === name) here++;
    return sum + here;
  }, 0);
}

test("every fact of a step is in one row: starts, leaving, being ready and its reasons", () => {
  everyRun((run) => {
    const stays = run.rows("stays");
    expect(stays.length).toBe(count(run, KIND.Started));
    expect(stays.filter((row) => row["left_at"] !== null).length).toBe(count(run, KIND.Left));
    expect(stays.filter((row) => row["ready_at"] !== null).length).toBe(count(run, KIND.ReadyToLeave));
    expect(run.rows("delays").filter(({ reason }) => reason !== null).length).toBe(count(run, KIND.Delayed));
    expect(stays.filter((row) => row["set_out_at"] !== null).length).toBeLessThanOrEqual(
      count(run, KIND.TransferStarted),
    );
  });
});

test("and the runs wrote every fact that a table reads", () => {
  const wanted = [
    ...[KIND.Started, KIND.Left, KIND.Exited, KIND.Referred, KIND.Assigned, KIND.TransferStarted, KIND.RingExchanged],
    ...[KIND.ReadyToLeave, KIND.Delayed, KIND.GaveUp, KIND.Refused, KIND.Diverted, KIND.Withdrawn, KIND.ClockRang],
    ...[KIND.Displaced, KIND.DischargedEarly, KIND.MovedOn, KIND.Visited, KIND.Returned, KIND.StoodSince, KIND.Before],
    ...[KIND.CapacityChanged, KIND.Census, KIND.Ended],
  ];
  expect(wanted.filter((kind) => RUNS.every((run) => count(run, kind) === 0))).toEqual([]);
  const ends = new Set(RUNS.flatMap((run) => run.rows("stays").map(({ ended }) => ended)));
  expect([...ends].sort()).toEqual([
    ...["discharged early", "displaced", "exchanged", "exited", "left", "moved on", "rang", "still there"],
  ]);
});
