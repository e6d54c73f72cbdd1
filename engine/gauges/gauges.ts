import type { Measured, ModelCondition } from "../compile/model/rules.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import { Replay, type ReplayModel } from "../log/replay.ts";
import { type Level, type Readings, Spell } from "./conditions.ts";

interface Waiter {
  readonly person: number;
  readonly since: number;
  readonly fact: number;
}

/**
 * What a log says of its services now: how full, how many wait and how long, how many are delayed or began lately, and
 * since when conditions on these have been so. A fold: facts go in, in order, and nothing else.
 */
export class Gauges implements Readings {
  /** One for each condition, in the order given. */
  readonly spells: readonly Spell[];
  private readonly replay: Replay;
  /** By service, where a condition asks: those who wait, in the order in which they came; some may be gone. */
  private readonly waiters: (Waiter[] | undefined)[];
  /** By service, where a condition asks: times of starts within the longest window. */
  private readonly starts: (number[] | undefined)[];
  private readonly window: number;
  private readonly lastFact: Int32Array;
  /** Number of the next fact when an instant was last over. */
  private ended: number;

  constructor(model: ReplayModel, conditions: readonly ModelCondition[]) {
    this.replay = new Replay(model);
    this.spells = conditions.map((condition) => new Spell(condition));
    this.lastFact = new Int32Array(model.services.length).fill(-1);
    this.waiters = model.services.map((_, s) => (asks(conditions, "longest-wait", s) ? [] : undefined));
    this.starts = model.services.map((_, s) => (asks(conditions, "starts", s) ? [] : undefined));
    this.window = conditions.reduce((longest, { window }) => Math.max(longest, window), 0);
    for (const spell of this.spells) spell.endInstant(this, 0);
    this.ended = 0;
  }

  /** Number of the next fact. */
  get next(): number {
    return this.replay.next;
  }

  /** Takes the facts of a chunk that are new, up to and including time `until`; the instants between them are over. */
  take({ first, length, time, kind, person, service, other, value }: FactChunk, until = Infinity): void {
    const { replay } = this;
    for (let i = replay.next - first; i < length; i++) {
      const at = time[i]!;
      if (at > until) return;
      if (at > replay.now) this.endInstant();
      this.note(replay.next, at, kind[i]!, person[i]!, service[i]!);
      replay.apply(at, kind[i]!, person[i]!, service[i]!, other[i]!, value[i]!);
    }
  }

  /** The instant of the last fact is over: what has been so since then is so from that instant. */
  endInstant(): void {
    if (this.ended === this.replay.next) return;
    this.ended = this.replay.next;
    for (const spell of this.spells) spell.endInstant(this, this.replay.now);
  }

  /** The gauge of services together now: a share, or people. A share of nothing is 0; of no places, endless. */
  value(measure: Level, services: readonly number[]): number {
    const { occupied, capacity, waiting, ready, held } = this.replay;
    switch (measure) {
      case "occupancy":
        // In units, where people take other than one: a caseload in hours has its capacity in minutes.
        return shareOf(
          services.reduce((units, s) => units + held.beyondInside(s), sum(occupied, services)),
          sum(capacity, services),
        );
      case "waiting":
        return sum(waiting, services);
      case "delayed":
        return sum(ready, services);
      case "delayed-share":
        return shareOf(sum(ready, services), sum(occupied, services));
    }
  }

  /** Since when the person has waited who has waited longest for one of the services; −1 when nobody waits. */
  oldestWait(services: readonly number[]): number {
    let oldest = -1;
    for (const service of services) {
      const first = this.firstWaiting(service);
      if (first !== undefined && (oldest < 0 || first.since < oldest)) oldest = first.since;
    }
    return oldest;
  }

  /** Times of the starts after `time` (seconds), rising. */
  startsSince(services: readonly number[], time: number): number[] {
    const found = services.flatMap((service) => this.starts[service]?.filter((at) => at > time) ?? []);
    return services.length > 1 ? found.sort((a, b) => a - b) : found;
  }

  /** Number of the last fact about one of the services, −1 for none. */
  lastFactAbout(services: readonly number[]): number {
    return services.reduce((last, service) => Math.max(last, this.lastFact[service]!), -1);
  }

  private note(fact: number, time: number, kind: number, person: number, service: number): void {
    if (service < 0 || service >= this.lastFact.length) return;
    this.lastFact[service] = fact;
    if (kind === KIND.Referred) this.waiters[service]?.push({ person, since: time, fact });
    const starts = kind === KIND.Started ? this.starts[service] : undefined;
    if (starts === undefined) return;
    starts.push(time);
    while (starts[0]! <= time - this.window) starts.shift();
  }

  private firstWaiting(service: number): Waiter | undefined {
    const { people } = this.replay;
    const waiters = this.waiters[service]!;
    const waits = ({ person, fact }: Waiter): boolean => {
      const slot = people.slot(person);
      return slot >= 0 && (people.waits[slot]?.some((wait) => wait.fact === fact) ?? false);
    };
    let gone = 0;
    while (gone < waiters.length && !waits(waiters[gone]!)) gone++;
    if (gone > 0) waiters.splice(0, gone);
    return waiters[0];
  }
}

function asks(conditions: readonly ModelCondition[], measure: Measured, service: number): boolean {
  return conditions.some((condition) => condition.measure === measure && condition.services.includes(service));
}

const sum = (column: Int32Array, services: readonly number[]): number =>
  services.reduce((total, service) => total + column[service]!, 0);

const shareOf = (part: number, whole: number): number => (part === 0 ? 0 : part / whole);
