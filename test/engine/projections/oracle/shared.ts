import { KIND } from "../../../../engine/log/facts.ts";
import { type Ask, DAY, sum } from "./ask.ts";
import { NEVER } from "./lives.ts";

/** A stretch of time with a number that holds in it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

/** Answers every measure of pools, of rings and of ends: pools from spans between facts that follow each other. */
export function askShared(ask: Ask): void {
  for (const pool of (ask.model.pools ?? []).keys()) askPool(ask, pool);
  askLent(ask);
  askRings(ask);
  askEnd(ask);
}

function askPool(ask: Ask, pool: number): void {
  const { name, capacity } = ask.model.pools![pool]!;
  const held = spansOf(ask, [KIND.PoolTaken, KIND.PoolFreed], pool);
  const changes = ask.facts.filter(({ kind, other }) => kind === KIND.PoolChanged && other === pool);
  const thereAt = (t: number): number => changes.findLast(({ time }) => time <= t)?.value ?? capacity;
  const heldAt = (t: number): number =>
    sum(
      held.filter(({ from, to }) => from <= t && to > t),
      ({ units }) => units,
    );
  const changed = changes.map(({ time }) => time);
  const instants = [...held.flatMap(({ from, to }) => [from, to]), ...changed];
  const inUse = ask.mean(sum(held, ({ from, to, units }) => units * ask.overlap(from, to)));
  const days = (ask.window.to - ask.window.from) / DAY;
  ask.put(`pool.${name}.in-use`, inUse);
  ask.put(`pool.${name}.occupancy`, inUse * days, ask.meanLevel(changed, thereAt) * days);
  ask.put(
    `pool.${name}.full`,
    ask.meanLevel(instants, (t) => (heldAt(t) >= thereAt(t) ? 1 : 0)),
  );
}

/** Places that services have borrowed: those lent so far, less those returned. */
function askLent(ask: Ask): void {
  const { model, facts, years } = ask;
  for (const { services, repack } of model.holding.sharing)
    for (const service of services) {
      const { name } = model.services[service]!;
      const of = (kind: number) => facts.filter((fact) => fact.kind === kind && fact.service === service);
      const [lent, returned] = [of(KIND.PlaceLent), of(KIND.PlaceReturned)];
      const until = (list: typeof facts, t: number): number => list.filter(({ time }) => time <= t).length;
      const instants = [...lent, ...returned].map(({ time }) => time);
      ask.put(
        `${name}.borrowed`,
        ask.meanLevel(instants, (t) => until(lent, t) - until(returned, t)),
      );
      const repacked = returned.filter(({ value, time }) => value % 2 === 1 && ask.isIn(time)).length;
      if (repack) ask.put(`${name}.repacked`, repacked / years);
    }
}

/** From each such fact of a person about this pool to their next one, or until they leave the model. */
function spansOf(ask: Ask, kinds: readonly number[], which: number): Span[] {
  return ask.lives.flatMap(({ facts }) => {
    const own = facts.filter(({ kind, other }) => kinds.includes(kind) && other === which);
    const end = facts.find(({ kind }) => kind === KIND.Exited)?.time ?? NEVER;
    return own.map(({ time, value }, i) => ({ from: time, to: own[i + 1]?.time ?? end, units: value }));
  });
}

/** The first ring in the window: it is told of, or its people change places. A window has one or none. */
function askRings(ask: Ask): void {
  if (ask.model.queueing.rings === null) return;
  const first = ask.facts.find(
    ({ kind, time }) => (kind === KIND.RingFormed || kind === KIND.RingExchanged) && ask.isIn(time),
  );
  const there = Number(first !== undefined);
  ask.put("system.first-ring", first === undefined ? 0 : (first.time - ask.window.from) / DAY, there);
  ask.put("system.rings", there);
}

/** Whether what was to end a run cut its window short. */
function askEnd(ask: Ask): void {
  if (ask.model.end === null) return;
  const ended = Number(ask.window.closed === true);
  const days = (ask.window.to - ask.window.from) / DAY;
  ask.put("system.ended", ended);
  ask.put("system.time-to-end", ended * days, ended);
}
