import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNLIMITED } from "../../../engine/compile/model.ts";
import { type Daily, daily } from "../../../engine/projections/daily.ts";
import { ledger } from "../../../engine/projections/money/costs.ts";
import { measuredWindow } from "../../../engine/projections/projection.ts";
import { moneyWords } from "../../../viz/panels/money.ts";
import { nowView } from "../../../viz/panels/now.ts";
import { peopleIn } from "../../../viz/panels/people.ts";
import { servicesTable } from "../../../viz/panels/servicesTable.ts";
import { lengthWords } from "../../../viz/words/time.ts";
import { cases } from "../../effort.ts";
import { modelOf, smallScenarios } from "../../laws/scenarios.ts";
import { type Run, runOf, thurrock, timesOf } from "../words/worlds.ts";
import { capacityAt, delaysOf, type Life, livesAt, takenAt } from "./counted.ts";

const TOWN = thurrock("in-borough.yaml");
const DAY = 86_400;

/** The panel at `t`, its rows by label. */
function now({ store }: Run, t: number) {
  const view = nowView(store, store.stateAt(t), t);
  return { ...view, row: new Map(view.rows.map(({ label, value }) => [label, value])) };
}

/** The table at `t`, its cells by the service's name. */
function table({ store }: Run, t: number): Map<string, readonly string[]> {
  return new Map(servicesTable(store, store.stateAt(t), t).rows.map(({ key, cells }) => [key, cells]));
}

const figure = (words: string): number => Number(words.replaceAll(",", ""));
const grouped = (n: number): string => n.toLocaleString("en-GB");

/** Table, panel and lists of one moment against what the facts say when they are counted afresh. */
function check(run: Run, t: number): void {
  const lives = livesAt(run, t);
  const rows = table(run, t);
  expect(rows.size).toBe(run.model.services.length);
  run.model.services.forEach(({ name }, service) => {
    expect(rows.get(name)!.slice(1), `${name} at ${t}`).toEqual(expectedRow(run, lives, service, t));
    checkPeople(run, lives, service, t);
  });
  checkNow(run, lives, t);
}

function expectedRow(run: Run, lives: readonly Life[], service: number, t: number): unknown[] {
  const { kind } = run.model.services[service]!;
  const capacity = capacityAt(run, service, t);
  const ready = lives.filter(({ place, readySince }) => place === service && readySince >= 0);
  const queue = lives.filter(({ queues }) => queues.includes(service));
  const held = takenAt(run, lives, service, t);
  const { perPlace = 1 } = run.model.services[service]!;
  const asRead = (units: number): number => Math.round((units / perPlace) * 10) / 10;
  const people = lives.filter(({ place, still }) => place === service && !still).length;
  const kept = lives.filter(({ target }) => target === service).length;
  const limit = capacity >= UNLIMITED ? "no limit" : grouped(asRead(capacity));
  return [
    kind === "decision" ? "takes no time" : limit,
    // A visit in overtime is told apart, and is no place taken: what the two add up to is what the facts say.
    {
      asymmetricMatch: (cell: string) =>
        cell.split(" + ").reduce((sum, part) => sum + Number.parseFloat(part.replaceAll(",", "")), 0) === asRead(held),
    },
    ...(tellsTaken(run) ? [perPlace > 1 ? "in hours" : grouped(held - people - kept)] : []),
    grouped(ready.length),
    grouped(queue.filter(({ place }) => place < 0).length),
    grouped(queue.filter(({ place }) => place >= 0).length),
    grouped(lives.filter(({ place, target }) => place < 0 && target === service).length),
    ready.length === 0 ? "none" : lengthWords(t - Math.min(...ready.map(({ readySince }) => readySince))),
  ];
}

/** Where places can be taken that nobody is in, the table says how many. */
const tellsTaken = ({ model }: Run): boolean =>
  model.services.some(({ turnRound, units, perPlace }) => turnRound || (units !== undefined && perPlace === undefined));

function checkPeople({ store }: Run, lives: readonly Life[], service: number, t: number): void {
  const rows = peopleIn(store, store.stateAt(t), service, t);
  const there = (life: Life): boolean =>
    life.place === service || life.target === service || life.queues.includes(service);
  const expected = lives.filter(there).map(({ person }) => person);
  expect(rows.map(({ person }) => person).sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
  const ready = lives.filter(({ place, readySince }) => place === service && readySince >= 0);
  const listed = rows.slice(0, ready.length);
  expect(listed.every(({ state, waitsFor }) => state === "ready to leave, waiting" && waitsFor.includes(": "))).toBe(
    true,
  );
  const lengths = ready.map(({ readySince }) => t - readySince).sort((a, b) => b - a);
  expect(listed.map(({ since }) => since)).toEqual(lengths.map(lengthWords));
}

function checkNow(run: Run, lives: readonly Life[], t: number): void {
  const { row } = now(run, t);
  const beds = run.model.services.flatMap(({ kind }, service) => (kind === "beds" ? [service] : []));
  const used = beds.reduce((sum, service) => sum + takenAt(run, lives, service, t), 0);
  const all = beds.reduce((sum, service) => sum + capacityAt(run, service, t), 0);
  const ready = lives.filter(({ readySince }) => readySince >= 0).map(({ readySince }) => t - readySince);
  expect(row.get("In the system")).toBe(grouped(lives.length));
  expect(row.get("Beds used")).toBe(`${grouped(used)} of ${grouped(all)}`);
  expect(row.get("Ready to leave, waiting")).toBe(grouped(ready.length));
  expect(row.get("Longest wait among them")).toBe(
    ready.length === 0 ? "nobody waits" : lengthWords(Math.max(...ready)),
  );
  expect(row.get("Waiting to enter")).toBe(
    grouped(lives.filter(({ place, queues }) => place < 0 && queues.length > 0).length),
  );
  if (t < run.model.clock.warmUp) return;
  const lost = delaysOf(run).filter(([service]) => beds.includes(service));
  const seconds = lost.reduce((sum, [, from, until]) => {
    return sum + Math.max(0, Math.min(until, t) - Math.max(from, run.model.clock.warmUp));
  }, 0);
  expect(row.get("Bed-days lost so far")).toBe(grouped(Math.floor(seconds / DAY)));
}

describe("the figures of a moment are those the facts give when they are counted afresh", () => {
  test("at any moment of any run", () => {
    fc.assert(
      fc.property(smallScenarios(), (text) => {
        const run = runOf(modelOf(text));
        for (const t of [0, run.model.clock.end, ...timesOf(run, 6)]) check(run, t);
      }),
      { numRuns: cases(7) },
    );
  });

  test("in a run of Thurrock", () => {
    for (const t of timesOf(TOWN, cases(4))) check(TOWN, t);
  });

  test("and those of the daily snapshots", () => {
    const found = dailyOf(TOWN);
    for (let day = 3; day < found.at.length; day += 29) {
      const t = found.at[day]!;
      const rows = table(TOWN, t);
      TOWN.model.services.forEach(({ name }, service) => {
        const cells = rows.get(name)!.slice(2).map(figure);
        const row = day * found.services + service;
        expect(cells[1]).toBe(found.delayed[row]);
        expect(cells[2]! + cells[3]!).toBe(found.waiting[row]);
      });
      const delayed = found.delayed.subarray(day * found.services, (day + 1) * found.services);
      expect(now(TOWN, t).row.get("Ready to leave, waiting")).toBe(grouped(delayed.reduce((sum, n) => sum + n, 0)));
    }
  });
});

function dailyOf({ model, chunks }: Run): Daily {
  const fold = daily.begin(model, measuredWindow(model));
  for (const chunk of chunks) fold.take(chunk);
  return fold.end();
}

describe("costs so far", () => {
  test("are the engine's ledger from the start of measuring to the moment, by payer", () => {
    const { model, chunks } = TOWN;
    const { warmUp, end } = model.clock;
    for (const part of [0.001, 0.3, 0.77, 1]) {
      const t = Math.floor(warmUp + part * (end - warmUp));
      const fold = ledger.begin(model, { from: warmUp, to: t });
      for (const chunk of chunks) fold.take(chunk);
      const pence = model.payers.map(() => 0);
      for (const entry of fold.end().entries) if (entry.counts) pence[entry.payer]! += entry.pence;
      const { costs, total } = now(TOWN, t);
      expect(costs.map(({ payer }) => payer)).toEqual(["NHS", "Council"]);
      for (const [payer, cost] of costs.entries()) {
        // The ledger adds in another order: pence may differ by rounding.
        expect(Math.abs(cost.pence - pence[payer]!)).toBeLessThanOrEqual(1);
        expect(cost.text).toBe(moneyWords(cost.pence));
      }
      expect(Math.max(...costs.map(({ share }) => share))).toBe(1);
      expect(total).toBe(moneyWords(pence[0]! + pence[1]!));
    }
  });

  test("and lost bed-days are not counted before measuring begins, and the panel says so", () => {
    const view = now(TOWN, TOWN.model.clock.warmUp - 1);
    expect(view.costs).toEqual([]);
    expect(view.total).toBe("counted from 1 April 2016");
    expect(view.row.get("Bed-days lost so far")).toBe("measuring has not begun");
    const begun = now(TOWN, TOWN.model.clock.warmUp);
    expect(begun.row.get("Bed-days lost so far")).toBe("0");
    expect(begun.total).toBe("£0");
  });
});

test("the panel says when it is, and names a delay as the reader chose", () => {
  const t = TOWN.model.clock.warmUp + 13 * DAY + 3600;
  expect(now(TOWN, t)).toMatchObject({ clock: "Thursday 14 April 2016, 01:00", day: "day 14 of 730" });
  expect(now(TOWN, t).rows.map(({ label }) => label)).toEqual([
    "In the system",
    "Beds used",
    "Ready to leave, waiting",
    "Longest wait among them",
    "Bed-days lost so far",
    "Waiting to enter",
  ]);
  const { store } = TOWN;
  expect(nowView(store, store.stateAt(t), t, "discharge ready").rows[2]!.label).toBe("Discharge ready");
  expect(servicesTable(store, store.stateAt(t), t, "discharge ready").columns[3]!.label).toBe("Discharge ready");
});

test("the table goes in pathway order, with a caption and units", () => {
  const { store } = TOWN;
  const view = servicesTable(store, store.stateAt(0), 0);
  const { services } = store.header;
  const columns = view.rows.map(({ key }) => services.find(({ name }) => name === key)!.column);
  expect(columns).toEqual([...columns].sort((a, b) => a - b));
  expect(view.caption).toBe("Services at this moment: Friday 2 October 2015, 00:00");
  expect(view.columns.every(({ label, unit, figure: isFigure }) => label !== "" && isFigure === (unit !== ""))).toBe(
    true,
  );
  expect(view.rows.every(({ cells }) => cells.length === view.columns.length)).toBe(true);
});

test("costs that go by months are not told while the run is shown", () => {
  const small = (line: string) =>
    runOf(
      modelOf(`
careshift: 1
title: Small
time: { start: 2016-04-01, length: 20 days, warm-up: none }
payers: [nhs]
cohorts: { people: { arrivals: { total: 2 per day }, enters: ward } }
services: { ward: { kind: beds, capacity: 9, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: home, share: 100% }] } }
costs: { lines: { beds: { service: ward, price: £10 per bed-day, paid-by: nhs${line} } } }
`),
    );
  expect(now(small(""), 10 * DAY).total).toMatch(/^£\d/);
  expect(now(small(", from: 2016-04-05"), 10 * DAY)).toMatchObject({ costs: [], total: "by month, in the results" });
});
