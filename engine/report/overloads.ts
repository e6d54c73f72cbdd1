/** Services that cannot cope, found by flow balance before anything runs. */
import type { Foresight } from "../compile/foresee.ts";
import type { Model } from "../compile/model.ts";

/** A service that cannot cope for ever, in its worst phase. */
export interface Overload {
  readonly label: string;
  readonly offered: number;
  readonly capacity: number;
  readonly load: number;
  /** Day after start from which it cannot; 0 = from the beginning. */
  readonly fromDay: number;
}

/**
 * Services whose offered load is above 1 and whose queue nobody may leave, each once, in its worst phase.
 * @param phases flow balance by phase, as `foresee` gives it
 */
export function overloads(model: Model, phases: readonly (readonly Foresight[])[]): Overload[] {
  return model.services.flatMap(({ name, label }) => {
    const over = phases.flatMap((phase) => phase.filter((one) => one.service === name && isOverloaded(one)));
    const worst = over.reduce<Foresight | null>(
      (most, one) => (most !== null && one.load! <= most.load! ? most : one),
      null,
    );
    if (worst === null) return [];
    const { offered, capacity, load } = worst;
    return [{ label, offered, capacity: capacity!, load: load!, fromDay: over[0]!.fromDay }];
  });
}

/** Flow balance fills a first choice to the brim before it sends people on, and leaves traces: that is no overload. */
const BRIM = 1.001;
/** Places. */
const TRACE = 0.05;

function isOverloaded({ offered, capacity, load, canOverflow }: Foresight): boolean {
  return capacity !== null && load !== null && load > BRIM && offered - capacity > TRACE && !canOverflow;
}

/** "Reablement needs 88.3 places on average and has 80 (load 1.10): its queue grows …", with what would balance it. */
export function overloadSentence({ label, offered, capacity, load, fromDay }: Overload): string {
  if (!Number.isFinite(offered)) return `${label} needs ever more places: nobody who comes there leaves it for good.`;
  const when = fromDay > 0 ? ` from day ${Math.round(fromDay)} on` : "";
  const less = Math.ceil((1 - 1 / load) * 100);
  const balance =
    capacity > 0
      ? `${Math.floor(offered) + 1} places would balance it, or ${less}% fewer people, or stays ${less}% shorter`
      : `${Math.floor(offered) + 1} places would balance it, or sending nobody there`;
  return (
    `${label} needs ${offered.toFixed(1)} places on average and has ${trim(capacity)}${when}` +
    `${Number.isFinite(load) ? ` (load ${load.toFixed(2)})` : ""}: its queue grows for as long as that lasts. ${balance}.`
  );
}

function trim(capacity: number): string {
  return Number.isInteger(capacity) ? `${capacity}` : capacity.toFixed(1);
}
