/** What was asked of each service and what it could give, month by month and by where people came from. */
import { addMonths, daysToCivil, daysToIso, parseInstant } from "../calendar.ts";
import { EXITS, type ExitName, type Model } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND, REASON } from "../log/facts.ts";
import { Replay } from "../log/replay.ts";
import { type Projection, projectionOf, type Window, type WindowFold } from "./projection.ts";
import { DAY } from "./time.ts";

/** One month of the window, or the part of it that lies in it. Cells are place × source; see `sources`. */
export interface PlanMonth extends Window {
  /** "2016-04". */
  readonly month: string;
  /**
   * People for whom the place was wanted first: they began to wait for it, started at once, or were turned away. Of exits:
   * people who went there straight from hospital.
   */
  readonly demand: Float64Array;
  /** People who started, or went to the exit. */
  readonly starts: Float64Array;
  /** Person-seconds of waiting for it, of people delayed in a place, and of people in none. */
  readonly delayed: Float64Array;
  readonly outside: Float64Array;
  /** By service: place-seconds. */
  readonly places: Float64Array;
}

export interface PlanCounts {
  readonly months: readonly PlanMonth[];
  /** How many sources there are: cohorts first, for people who come from outside, then services they come from. */
  readonly sources: number;
  /** By service: people who left, and place-seconds taken: by people in it, reserved for some, in turn-round. */
  readonly left: Float64Array;
  readonly taken: Float64Array;
}

/** CAPACITY.md tells what counts as demand, and once only. */
export const capacityPlan: Projection<PlanCounts> = projectionOf((model, window) => new Plan(model, window));

/** Number of an exit among the places of the counts. */
export const exitPlace = ({ services }: Model, exit: ExitName): number => services.length + EXITS.indexOf(exit);

/** The way of one person to their next place: from where, and the service that was wanted first, once that is known. */
interface Way {
  source: number;
  wanted: number;
  /** What their waiting is counted in: cell × 2, + 1 outside; −1 while they do not wait. */
  waits: number;
}

class Plan implements WindowFold<PlanCounts> {
  private readonly model: Model;
  private readonly window: Window;
  private readonly state: Replay;
  private readonly months: PlanMonth[];
  private readonly sources: number;
  private readonly left: Float64Array;
  private readonly taken: Float64Array;
  private readonly ways = new Map<number, Way>();
  /** People who wait now, by what their waiting is counted in. */
  private readonly waiting = new Map<number, number>();
  /** Until when all is counted, −1 before the window opens; and the month that is under way. */
  private since = -1;
  private now = 0;

  constructor(model: Model, window: Window) {
    this.model = model;
    this.window = window;
    this.state = new Replay(model);
    this.sources = model.cohorts.length + model.services.length;
    const cells = (model.services.length + EXITS.length) * this.sources;
    this.months = monthsIn(model, window).map((month) => ({ ...month, ...columns(cells, model.services.length) }));
    this.left = new Float64Array(model.services.length);
    this.taken = new Float64Array(model.services.length);
  }

  reach(): void {}

  run({ time, kind, person, service, other, value }: FactChunk, begin: number, end: number): void {
    for (let i = begin; i < end; i++) {
      this.countUntil(time[i]!);
      const [p, s] = [person[i]!, service[i]!];
      if (kind[i] === KIND.Left) this.leave(s, other[i]!);
      this.state.apply(time[i]!, kind[i]!, p, s, other[i]!, value[i]!);
      if (p < 0) continue;
      this.step(kind[i]!, p, s, other[i]!, value[i]!);
      this.note(p);
    }
  }

  open(): void {
    this.since = this.window.from;
  }

  close(): PlanCounts {
    this.countUntil(this.window.to);
    const { months, sources, left, taken } = this;
    return { months, sources, left, taken };
  }

  private get month(): PlanMonth | null {
    return this.since < 0 ? null : this.months[this.now]!;
  }

  private countUntil(time: number): void {
    while (this.since >= 0 && this.since < time) {
      const month = this.months[this.now]!;
      const until = Math.min(time, month.to);
      const seconds = until - this.since;
      for (let s = 0; s < month.places.length; s++) {
        month.places[s]! += this.state.capacity[s]! * seconds;
        this.taken[s]! += this.state.used(s) * seconds;
      }
      for (const [cell, people] of this.waiting)
        (cell % 2 === 0 ? month.delayed : month.outside)[cell >> 1]! += people * seconds;
      this.since = until;
      if (until === month.to && this.now < this.months.length - 1) this.now++;
      else if (until === month.to) return;
    }
  }

  private step(kind: number, person: number, service: number, other: number, value: number): void {
    if (kind === KIND.Arrived) this.ways.set(person, { source: other, wanted: -1, waits: -1 });
    const way = this.ways.get(person);
    if (way === undefined) return;
    switch (kind) {
      case KIND.Referred:
        this.want(way, service, 1);
        return;
      case KIND.StoodSince:
        // They were counted when they were first referred to it.
        this.add("demand", service, way.source, -1);
        return;
      case KIND.Started:
        this.want(way, firstChoice(this.model, service, other, value, way.source), 1);
        this.add("starts", service, way.source, 1);
        way.source = this.model.cohorts.length + service;
        way.wanted = -1;
        return;
      case KIND.GaveUp:
      case KIND.Diverted:
      case KIND.Refused:
        this.want(way, service, 1);
        way.wanted = -1;
        return;
      case KIND.ClockRang:
      case KIND.Withdrawn:
        way.wanted = -1;
    }
  }

  /** The person wants a service: counted once on each way. */
  private want(way: Way, service: number, people: number): void {
    if (way.wanted >= 0) return;
    way.wanted = service;
    this.add("demand", service, way.source, people);
  }

  private add(what: "demand" | "starts", service: number, source: number, people: number): void {
    if (this.month !== null) this.month[what][service * this.sources + source]! += people;
  }

  /** Whether the person waits from now on, and for what. */
  private note(person: number): void {
    const way = this.ways.get(person);
    if (way === undefined) return;
    const { people } = this.state;
    const slot = people.slot(person);
    const isInside = slot >= 0 && people.place[slot]! >= 0;
    const isHeldUp = isInside && people.readySince[slot]! >= 0 && people.reason[slot] === REASON.noRoom;
    const waits = slot >= 0 && people.waits[slot] !== undefined && way.wanted >= 0 && (isHeldUp || !isInside);
    const cell = waits ? (way.wanted * this.sources + way.source) * 2 + Number(!isInside) : -1;
    if (cell !== way.waits) {
      this.change(way.waits, -1);
      this.change(cell, 1);
      way.waits = cell;
    }
    if (slot < 0) this.ways.delete(person);
  }

  private change(cell: number, by: number): void {
    if (cell < 0) return;
    const people = (this.waiting.get(cell) ?? 0) + by;
    if (people === 0) this.waiting.delete(cell);
    else this.waiting.set(cell, people);
  }

  private leave(service: number, to: number): void {
    const { services, cohorts } = this.model;
    if (this.month === null) return;
    this.left[service]!++;
    if (to < services.length || services[service]!.setting !== "hospital") return;
    this.add("demand", to, cohorts.length + service, 1);
    this.add("starts", to, cohorts.length + service, 1);
  }
}

/** The service that somebody who started wanted first: that of their list, where the list has the one they are in. */
function firstChoice(model: Model, service: number, from: number, route: number, source: number): number {
  const list =
    route >= 0 ? model.routes[route]!.to : route === -1 && from < 0 ? (model.cohorts[source]?.enters ?? []) : [];
  return list.includes(service) ? list[0]! : service;
}

function columns(cells: number, services: number): Omit<PlanMonth, "month" | "from" | "to"> {
  const column = (): Float64Array => new Float64Array(cells);
  return {
    demand: column(),
    starts: column(),
    delayed: column(),
    outside: column(),
    places: new Float64Array(services),
  };
}

/** The civil months of a window, the first and the last perhaps in part. @throws RangeError when the clock names no date */
function monthsIn({ clock }: Model, { from, to }: Window): { month: string; from: number; to: number }[] {
  const start = parseInstant(clock.start);
  if (start === null) throw new RangeError(`"${clock.start}" is not a date`);
  const months: { month: string; from: number; to: number }[] = [];
  for (let at = from; at < to; ) {
    const day = start.days + Math.floor((start.seconds + at - clock.warmUp) / DAY);
    const turn = addMonths(day - daysToCivil(day).day + 1, 1);
    const end = Math.min(to, (turn - start.days) * DAY - start.seconds + clock.warmUp);
    months.push({ month: daysToIso(day).slice(0, 7), from: at, to: end });
    at = end;
  }
  return months;
}
