import type { Model } from "../../engine/compile/model.ts";
import type { FactChunk } from "../../engine/log/chunk.ts";
import { digestOf } from "../../engine/log/digest.ts";
import { KIND_NAMES } from "../../engine/log/facts.ts";
import type { LogHeader } from "../../engine/log/header.ts";
import { stateAt } from "../../engine/log/replay.ts";
import { standardMeasures } from "../../engine/projections/measures.ts";

/** What a log says: its facts by kind, who is where at some instants, and every measure. */
export interface LogFigures {
  readonly digest: string;
  readonly kinds: Readonly<Record<string, number>>;
  readonly states: readonly {
    readonly at: number;
    readonly arrivals: number;
    readonly exits: number;
    readonly outside: number;
    /** By name of the service: capacity, people there, overtime, reserved, waiting, ready. */
    readonly services: Readonly<Record<string, readonly number[]>>;
  }[];
  /** By id: the two numbers of each measure of the whole window. */
  readonly measures: Readonly<Record<string, readonly [number, number]>>;
}

/** The figures of a log, from its facts. */
export function figuresOf(model: Model, header: LogHeader, chunks: readonly FactChunk[]): LogFigures {
  return {
    digest: digestOf(chunks),
    kinds: kindsOf(chunks),
    states: [0, 0.2, 0.5, 0.8, 1].map((part) => stateOf(header, chunks, Math.floor(part * header.clock.end))),
    measures: measuresOf(model, chunks),
  };
}

function kindsOf(chunks: readonly FactChunk[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { kind, length } of chunks) {
    for (const each of kind.subarray(0, length)) {
      const name = KIND_NAMES[each] ?? `kind ${each}`;
      kinds[name] = (kinds[name] ?? 0) + 1;
    }
  }
  return kinds;
}

function stateOf(header: LogHeader, chunks: readonly FactChunk[], at: number): LogFigures["states"][number] {
  const { arrivals, exits, outside, ...state } = stateAt(header, chunks, at);
  const { capacity, occupied, overtime, reserved, waiting, ready } = state;
  const columns = [capacity, occupied, overtime, reserved, waiting, ready];
  const services = header.services.map(({ name }, s) => [name, columns.map((column) => column[s]!)] as const);
  return { at, arrivals, exits, outside, services: Object.fromEntries(services) };
}

function measuresOf(model: Model, chunks: readonly FactChunk[]): LogFigures["measures"] {
  const { definitions, begin } = standardMeasures(model);
  const fold = begin();
  for (const chunk of chunks) fold.take(chunk);
  const values = fold.end();
  const all = definitions.map(({ id }, i) => [id, [values[2 * i]!, values[2 * i + 1]!]] as const);
  return Object.fromEntries(all.filter(([id]) => !id.includes("@")));
}
