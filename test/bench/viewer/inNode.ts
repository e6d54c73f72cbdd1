import { type FactChunk, openLog } from "../../../engine/index.ts";
import { PACK } from "../../../engine/node/pack.ts";
import { PartBuilder } from "../../../viz/log/builder.ts";
import { LogStore } from "../../../viz/log/store.ts";
import type { Measured } from "./budgets.ts";
import { median, quantile } from "./budgets.ts";
import type { Fixture } from "./million.ts";
import { seekTimes } from "./seeks.ts";

const MEBIBYTE = 2 ** 20;

/** What of the viewer can be measured without a browser: reading a log, its size in memory, seeking. */
export async function measuredInNode(fixture: Fixture, turns: number): Promise<Measured> {
  const whole: number[] = [];
  const first: number[] = [];
  let store = await load(fixture.file, first, whole);
  for (let turn = 1; turn < turns; turn++) store = await load(fixture.file, first, whole);
  const seeks = seekMilliseconds(store);
  return {
    loadNode: median(whole),
    firstPartNode: median(first),
    seekNode: quantile(seeks, 0.95),
    seekNodeMost: Math.max(...seeks),
    seekNodeMiddle: median(seeks),
    bytesPerFact: fixture.file.length / fixture.result.facts,
    fileSize: fixture.file.length / MEBIBYTE,
    keyframes: store.parts.reduce((sum, { keyframes }) => sum + keyframes.bytes.length, 0) / MEBIBYTE,
    held: heldBytes(store) / MEBIBYTE,
  };
}

/** From the bytes of a file to a store that can be asked, as the log worker does it. */
async function load(file: Uint8Array, first: number[], whole: number[]): Promise<LogStore> {
  const begun = performance.now();
  const reader = await openLog(file, PACK);
  const store = new LogStore(reader.header);
  const builder = new PartBuilder(reader.header);
  for await (const chunk of reader.facts()) {
    store.add(builder.take(chunk));
    if (store.parts.length === 1) first.push(performance.now() - begun);
  }
  store.finish(builder.end());
  whole.push(performance.now() - begun);
  return store;
}

/** A store of facts that are there already. */
export function storeOf({ header, log }: { header: LogStore["header"]; log: readonly FactChunk[] }): LogStore {
  const store = new LogStore(header);
  const builder = new PartBuilder(header);
  for (const chunk of log) store.add(builder.take(chunk));
  store.finish(builder.end());
  return store;
}

function seekMilliseconds(store: LogStore): number[] {
  return seekTimes(store.index!.lastTime).map((t) => {
    const begun = performance.now();
    store.stateAt(t);
    return performance.now() - begun;
  });
}

/** Bytes of every buffer that a store holds on to: columns, cells, keyframes, indexes. */
function heldBytes(store: LogStore): number {
  const buffers = new Set<ArrayBufferLike>();
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
  };
  visit([store.parts, store.index]);
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
}
