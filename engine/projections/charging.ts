import type { Model } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND, REASON } from "../log/facts.ts";
import { Replay } from "../log/replay.ts";
import { type ChargeLine, LINES, lineNumber, shareOut, type Waiter } from "./chargingShares.ts";
import { type Projection, projectionOf, type Window, type WindowFold } from "./projection.ts";

/** What waiting is charged to, in whole person-seconds of the window. Lines of a kind add up to its total exactly. */
export interface Charges {
  readonly window: Window;
  /** Service × CHARGE_LINES: time of people who are ready and have not left a place. */
  readonly delayed: Float64Array;
  /** The same of people who wait for a service in no place: at home, at a door. */
  readonly outside: Float64Array;
  readonly totals: { readonly delayed: number; readonly outside: number };
}

/**
 * Delay charged: an accounting rule. From one change of state to the next, the time of everyone who is delayed, and of
 * everyone who waits outside, is shared over those who fill the places they want, and on through the waits of these
 * (see shareOut). CHARGING.md tells each line. A projection of its own: ordinary runs do not pay for it.
 */
export const charging: Projection<Charges> = projectionOf((model, window) => new Charging(model, window));

/** The lines that stand for a reason of delay, by its number; no room is shared out. */
const LINE_OF: Readonly<Record<number, ChargeLine>> = {
  [REASON.assessment]: "assessment",
  [REASON.funding]: "funding",
  [REASON.choice]: "choice",
  [REASON.outOfHours]: "out-of-hours",
  [REASON.transfer]: "transfer",
};

const [CARE, RESERVED, TURN_ROUND, CLOSED] = (["care", "reserved", "turn-round", "closed"] as const).map(lineNumber);
const [OUT_OF_HOURS, FREE] = (["out-of-hours", "free"] as const).map(lineNumber);

class Charging implements WindowFold<Charges> {
  private readonly model: Model;
  private readonly window: Window;
  private readonly state: Replay;
  private readonly delayed: Float64Array;
  private readonly outside: Float64Array;
  private readonly totals = { delayed: 0, outside: 0 };
  /** Slots of the people whose time is charged. */
  private readonly waiting = new Set<number>();
  /** By service: places that shocks have taken. */
  private readonly shocked: Float64Array;
  /** Since when what is charged has not changed; −1 before the window opens. */
  private since = -1;

  constructor(model: Model, window: Window) {
    const { services } = model;
    this.model = model;
    this.window = window;
    this.state = new Replay(model);
    this.delayed = new Float64Array(services.length * LINES);
    this.outside = new Float64Array(services.length * LINES);
    this.shocked = new Float64Array(services.length);
  }

  reach(): void {}

  run({ time, kind, person, service, other, value }: FactChunk, begin: number, end: number): void {
    const { people } = this.state;
    for (let i = begin; i < end; i++) {
      this.chargeUntil(time[i]!);
      const before = people.slot(person[i]!);
      this.state.apply(time[i]!, kind[i]!, person[i]!, service[i]!, other[i]!, value[i]!);
      if (kind[i] === KIND.ShockStarted || kind[i] === KIND.ShockEnded) {
        if (service[i]! >= 0) this.shocked[service[i]!]! += kind[i] === KIND.ShockStarted ? value[i]! : -value[i]!;
      }
      if (before >= 0) this.note(before);
    }
  }

  open(): void {
    this.since = this.window.from;
  }

  close(): Charges {
    this.chargeUntil(this.window.to);
    const { delayed, outside, totals, window } = this;
    return {
      window,
      delayed: inWholeNumbers(delayed, totals.delayed),
      outside: inWholeNumbers(outside, totals.outside),
      totals,
    };
  }

  /** The person in this slot waits, or does not, from now on. */
  private note(slot: number): void {
    const { people } = this.state;
    const waits = people.place[slot]! >= 0 ? people.readySince[slot]! >= 0 : people.waits[slot] !== undefined;
    if (waits && people.person[slot]! >= 0) this.waiting.add(slot);
    else this.waiting.delete(slot);
  }

  /** The state has been what it is for so long: its time is charged. */
  private chargeUntil(time: number): void {
    const seconds = time - this.since;
    if (this.since < 0 || seconds <= 0) return;
    this.since = time;
    if (this.waiting.size === 0) return;
    const waiters = [...this.waiting].map((slot) => this.waiter(slot));
    const shares = shareOut(this.model.services.length, waiters, (service) => this.filled(service, waiters));
    for (const kind of ["delayed", "outside"] as const) {
      const sum = this[kind];
      for (const [line, share] of shares[kind].entries()) sum[line]! += share * seconds;
    }
    const delayed = waiters.filter((waiter) => waiter.delayed).length;
    this.totals.delayed += delayed * seconds;
    this.totals.outside += (waiters.length - delayed) * seconds;
  }

  private waiter(slot: number): Waiter {
    const { people, held } = this.state;
    const place = people.place[slot]!;
    const wants = people.waits[slot]?.map(({ service }) => service) ?? [];
    if (place < 0) return { fills: -1, units: 0, wants, step: -1, delayed: false };
    const line = LINE_OF[people.reason[slot]!];
    const person = people.person[slot]!;
    const isBeyond = this.state.inOvertime(slot) || held.standsStill(person);
    const units = isBeyond ? 0 : held.unitsOf(person, false);
    if (line === undefined) return { fills: place, units, wants, step: -1, delayed: true };
    const wanted = people.delayedFor[slot]!;
    const isAway = (line === "out-of-hours" || line === "transfer") && wanted >= 0 && wanted < this.shocked.length;
    const step = (isAway ? wanted : place) * LINES + lineNumber(line);
    return { fills: place, units, wants: [], step, delayed: true };
  }

  /** Units of a service by what fills them, those of waiters left out. */
  private filled(service: number, waiters: readonly Waiter[]): Float64Array {
    const { capacity, occupied, overtime, held } = this.state;
    const lines = new Float64Array(LINES);
    const places = capacity[service]!;
    const free = Math.max(0, places - this.state.used(service));
    const { kind, starts, needs } = this.model.services[service]!;
    if (places === 0) lines[kind === "team" ? OUT_OF_HOURS! : CLOSED!] = 1;
    else if (free > 0 && (starts !== undefined || needs !== undefined)) lines[FREE!] = 1;
    if (places === 0 || lines[FREE!] === 1) return lines;
    const byWaiters = waiters.reduce((sum, { fills, units }) => sum + (fills === service ? units : 0), 0);
    const inside = occupied[service]! - overtime[service]! - held.stopped[service]! + held.beyondInside(service);
    lines[CARE!] = Math.max(0, inside - byWaiters);
    lines[TURN_ROUND!] = held.unitsInTurn(service);
    lines[RESERVED!] = this.state.used(service) - inside - lines[TURN_ROUND!]!;
    lines[CLOSED!] = this.shocked[service]!;
    lines[FREE!] = free;
    return lines;
  }
}

/**
 * The parts as whole numbers that add up to the total exactly: each rounded down, and one more for the largest
 * remainders (Hamilton's method). The parts add up to the total but for rounding.
 */
function inWholeNumbers(parts: Float64Array, total: number): Float64Array {
  const whole = parts.map(Math.floor);
  let missing = total - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = [...parts.keys()].sort((a, b) => parts[b]! - whole[b]! - (parts[a]! - whole[a]!) || a - b);
  for (const i of byRemainder) {
    if (missing < 1) break;
    whole[i]!++;
    missing--;
  }
  return whole;
}

/** The charge of one service, by line; and of all of them together. */
export function chargedTo(column: Float64Array, service: number): Float64Array {
  return column.subarray(service * LINES, (service + 1) * LINES);
}

export { CHARGE_LINES, type ChargeLine } from "./chargingShares.ts";
