import { readFileSync } from "node:fs";
import { expect } from "vitest";
import {
  type CostLine,
  compile,
  type FactChunk,
  type LogHeader,
  logHeader,
  type Model,
  parseScenario,
  type Replay,
} from "../../../engine/index.ts";
import { buildStore } from "../../../viz/log/builder.ts";
import type { StageState } from "../../../viz/log/stageState.ts";
import { slice } from "../../engine/log/helpers.ts";
import { logOf } from "../../laws/running.ts";

const FOLDER = new URL("../../../scenarios/thurrock/", import.meta.url);

/** A log with its header, and the model that made it. */
export interface Log {
  readonly model: Model;
  readonly header: LogHeader;
  readonly chunks: readonly FactChunk[];
}

/** One run of a scenario of Thurrock. */
export function thurrock(file: "today.yaml" | "in-borough.yaml" = "today.yaml"): Log {
  const texts = new Map(
    ["today.yaml", "in-borough.yaml"].map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8")]),
  );
  return run(compile(parseScenario(file, texts)));
}

/** One run of a model. */
export function run(model: Model, replication = 0): Log {
  const header = logHeader(model, { engine: "0.1.0", scenario: "0123abcd", seed: "laws", replication });
  return { model, header, chunks: logOf(model, replication) };
}

/** The model with two payers, a line of cost for everything that can be charged for, and routes that name a payer. */
export function priced(model: Model): Model {
  const services = model.services.map((_, s) => s);
  const line = (per: CostLine["per"], price: number, additional = false): CostLine => ({
    name: `${per} ${price}`,
    services,
    per,
    price,
    paidBy: [
      { payer: 0, share: 0.75 },
      { payer: 1, share: 0.25 },
    ],
    additional,
  });
  return {
    ...model,
    payers: ["nhs", "council"],
    costs: [
      line("occupied-day", 31_200),
      line("start", 77),
      line("visit", 4_500),
      line("delayed-day", 5_000),
      line("delayed-day", 1_234, true),
      line("year", 1_000_000),
      { ...line("place-day", 900), services: services.filter((s) => model.services[s]!.capacity < 1000) },
    ],
    routes: model.routes.map((route, number) => ({ ...route, fundedBy: (number % 3) - 1 })),
  };
}

/** The chunks cut into pieces of at most so many facts: more parts, more stored states. */
export function pieces(chunks: readonly FactChunk[], facts: number): FactChunk[] {
  return chunks.flatMap((chunk) =>
    Array.from({ length: Math.ceil(chunk.length / facts) }, (_, i) =>
      slice(chunk, i * facts, Math.min(chunk.length, (i + 1) * facts)),
    ),
  );
}

/** A store of these chunks. */
export const storeOf = buildStore;

/** Everything that a replay tells, in a form that can be compared. */
export function toldBy(replay: Replay): object {
  const { now, next, arrivals, exits, outside } = replay;
  const columns = [replay.capacity, replay.occupied, replay.overtime, replay.reserved];
  return {
    ...{ now, next, arrivals, exits, outside },
    services: [...columns, replay.waiting, replay.ready, replay.shiftEnd].map((column) => [...column]),
    people: replay.inside().map((person) => {
      const slot = replay.people.slot(person);
      return [replay.person(person), replay.people.lastKind[slot], replay.inOvertime(slot)];
    }),
  };
}

/** Everything that a state of the stage tells. */
export function shownBy(state: StageState): object {
  const services = [...state.replay.occupied.keys()];
  return {
    ...toldBy(state.replay),
    time: state.time,
    known: state.known,
    cells: services.map((s) => cellsOf(state, s)),
    cellOf: state.replay.inside().map((person) => state.cellOf(person)),
    queues: services.map((s) => [...state.queue(s)]),
    peopleIn: services.map((s) => [...state.peopleIn(s)]),
    comingTo: services.map((s) => [...state.comingTo(s)]),
    spent: [...state.spent()],
    delayed: services.map((s) => state.delayedSeconds(state.time, s)),
  };
}

/** Compares as text first: a matcher that can explain a difference takes twenty times as long to find none. */
export function expectSame(found: object, expected: object): void {
  if (textOf(found) !== textOf(expected)) expect(found).toEqual(expected);
}

function textOf(data: object): string {
  return JSON.stringify(data, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64")
      : value,
  );
}

/** Who is in each cell of a service, up to the last that somebody is in. */
export function cellsOf(state: StageState, service: number): number[] {
  const people = [...state.occupants(service)];
  while (people.at(-1) === -1) people.pop();
  return people;
}

/** Times to look at: the ends, seconds with facts and seconds between them. */
export function someTimes({ header, chunks }: Log, count: number, random: () => number): number[] {
  const within = (n: number): number => Math.floor(random() * n);
  const times = [-1, 0, header.clock.warmUp, header.clock.end];
  while (times.length < count) {
    const chunk = chunks[within(chunks.length)]!;
    times.push(random() < 0.5 ? within(header.clock.end) : chunk.time[within(chunk.length)]! - within(2));
  }
  return times;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let x = seed | 0;
  return () => {
    x = (x + 0x6d2b79f5) | 0;
    let y = Math.imul(x ^ (x >>> 15), 1 | x);
    y = (y + Math.imul(y ^ (y >>> 7), 61 | y)) ^ y;
    return ((y ^ (y >>> 14)) >>> 0) / 2 ** 32;
  };
}
