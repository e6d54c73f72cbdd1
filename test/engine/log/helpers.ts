import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { emptyChunk, type FactChunk } from "../../../engine/log/chunk.ts";
import { KIND, type KindName, VOCABULARY } from "../../../engine/log/facts.ts";
import type { LogHeader } from "../../../engine/log/header.ts";
import type { Pack } from "../../../engine/log/pack.ts";

/** One fact by hand. Left out: service and other −1, value 0, cause the person's own last fact. */
export type Row = readonly [
  time: number,
  kind: KindName,
  person: number,
  service?: number,
  other?: number,
  value?: number,
  cause?: number,
];

/** A log by hand: one chunk from fact 0. The key of each arrival is (7, person). */
export function log(...rows: readonly Row[]): FactChunk {
  const length = rows.length;
  const last = new Map<number, number>();
  const chunk = emptyChunk(length);
  const keys: number[] = [];
  rows.forEach(([time, kind, person, service = -1, other = -1, value = 0, cause], i) => {
    chunk.time[i] = time;
    chunk.kind[i] = KIND[kind];
    chunk.person[i] = person;
    chunk.service[i] = service;
    chunk.other[i] = other;
    chunk.value[i] = value;
    chunk.cause[i] = cause ?? (person < 0 ? -1 : (last.get(person) ?? -1));
    last.set(person, i);
    if (kind === "Arrived") keys.push(7, person);
  });
  return { ...chunk, keys: Int32Array.from(keys), arrivals: keys.length / 2 };
}

/** Rows `from` to `to` of a chunk as a chunk of their own. */
export function slice(chunk: FactChunk, from: number, to: number): FactChunk {
  const arrivalsIn = (a: number, b: number) => chunk.kind.subarray(a, b).filter((kind) => kind === KIND.Arrived).length;
  const before = arrivalsIn(0, from);
  const arrivals = arrivalsIn(from, to);
  return {
    first: chunk.first + from,
    length: to - from,
    time: chunk.time.slice(from, to),
    kind: chunk.kind.slice(from, to),
    person: chunk.person.slice(from, to),
    service: chunk.service.slice(from, to),
    other: chunk.other.slice(from, to),
    value: chunk.value.slice(from, to),
    cause: chunk.cause.slice(from, to),
    keys: chunk.keys.slice(before * 2, (before + arrivals) * 2),
    arrivals,
  };
}

/** A chunk cut before each of these rows. */
export function cut(chunk: FactChunk, ...at: readonly number[]): FactChunk[] {
  const ends = [...at, chunk.length];
  return ends.map((end, i) => slice(chunk, ends[i - 1] ?? 0, end));
}

/** True when two chunks hold the same facts: quicker on large chunks than a matcher that can explain a difference. */
export function sameFacts(a: FactChunk, b: FactChunk): boolean {
  const same = (x: ArrayLike<number>, y: ArrayLike<number>, n: number) => {
    for (let i = 0; i < n; i++) if (x[i] !== y[i]) return false;
    return true;
  };
  if (a.first !== b.first || a.length !== b.length || a.arrivals !== b.arrivals) return false;
  return COLUMNS.every((column) => same(a[column], b[column], a.length)) && same(a.keys, b.keys, a.arrivals * 2);
}

export const COLUMNS = ["time", "kind", "person", "service", "other", "value", "cause"] as const;

/** gzip as the shell hands it in: its fastest level, and never more than `most` bytes out. */
export const GZIP: Pack = {
  pack: (bytes) => promisify(gzip)(bytes, { level: 1 }),
  unpack: (bytes, most) => promisify<Uint8Array, object, Uint8Array>(gunzip)(bytes, { maxOutputLength: most }),
};

/** A header with nothing in it but what must be there. */
export const HEADER: LogHeader = {
  vocabulary: VOCABULARY,
  simulated: true,
  title: "A ward, two beds — and café",
  engine: "0.1.0",
  scenario: "0123abcd",
  seed: "seven",
  replication: 3,
  digest: "careshift-128-1",
  units: { time: "second", capacity: "places or staff" },
  clock: { start: "2016-04-01", warmUp: 0, end: 1_000_000_000, weekOffset: 0, snapshotAt: 0 },
  place: "",
  services: [],
  exits: [],
  capacityChanges: [],
  attributes: [],
  cohorts: [],
  classes: [],
  routes: [],
  rules: [],
  shocks: [],
  programmes: { list: [], openings: [] },
  payers: [],
  costs: [],
  reasons: [],
};
