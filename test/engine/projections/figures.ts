import type { Model } from "../../../engine/compile/model.ts";
import type { FactChunk } from "../../../engine/log/chunk.ts";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import { measuredWindow, type Projection, type Window } from "../../../engine/projections/projection.ts";

export const HOUR = 3600;
export const DAY = 24 * HOUR;
/** The year of every rate. */
export const YEAR = 365.25;

/** The figure of a measure by id; null for "none". */
export type Figures = (id: string) => number | null;

/** Every standard measure of one log. */
export function figures(model: Model, chunks: readonly FactChunk[], window: Window = measuredWindow(model)): Figures {
  const { definitions, begin } = standardMeasures(model);
  const fold = begin(window);
  for (const chunk of chunks) fold.take(chunk);
  const values = fold.end();
  return (id) => {
    const number = definitions.findIndex((definition) => definition.id === id);
    if (number < 0) throw new RangeError(`no measure ${id}`);
    const below = values[2 * number + 1]!;
    return below === 0 ? null : values[2 * number]! / below;
  };
}

/** The answer of a projection to one log. */
export function fold<R>(
  projection: Projection<R>,
  model: Model,
  chunks: readonly FactChunk[],
  window: Window = measuredWindow(model),
): R {
  const going = projection.begin(model, window);
  for (const chunk of chunks) going.take(chunk);
  return going.end();
}

/** A clock of so many days from a Monday midnight, all of them measured. */
export function days(length: number, snapshotAt = 0): Model["clock"] {
  return { start: "2024-01-01", warmUp: 0, end: length * DAY, weekOffset: 0, snapshotAt };
}
