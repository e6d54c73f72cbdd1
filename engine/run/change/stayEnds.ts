import type { Model } from "../../compile/model.ts";
import { type EventList, NEVER, PRIORITY, PURPOSE } from "../eventList.ts";
import type { Notices } from "../people/notices.ts";
import { type People, STATUS } from "../people.ts";
import { Courses } from "./courses.ts";

/** True for a model in which a stay or visit may end earlier or later than it was drawn. */
export function mayMoveEnds(model: Model): boolean {
  const { hours, rules, routes, services } = model;
  const early = rules.some(({ actions }) => actions.some(({ form }) => form === "discharge"));
  const onward = routes.some(({ movesOn }) => movesOn === true);
  return (
    early ||
    onward ||
    reachesStays(model) ||
    hours.occupants.length > 0 ||
    services.some(({ atShiftEnd }) => atShiftEnd !== undefined)
  );
}

/** True for a model in which a change may reach stays under way. */
const reachesStays = ({ stays, programmes }: Model): boolean =>
  stays.reaches.length > 0 || programmes.openings.some(({ reach }) => reach !== undefined);

/**
 * When each stay under way is to end, by slot, in a run in which that may change: notices on the list for any other time
 * come to nothing. Each keeps the slot of its person until it is taken off.
 */
export class StayEnds {
  /** True while facts of the past are taken in: what they make due is remembered, not put on the list. */
  remembering = false;
  /** What stays were drawn from; null where no change reaches them. */
  readonly courses: Courses | null;
  /** Seconds; −1 for none. */
  private at = new Int32Array(256).fill(-1);
  /** Seconds left of a visit that stands still. */
  private left = new Int32Array(256);
  private readonly people: People;
  private readonly list: EventList;
  /** For people who carry clocks: their notices are known there to be out of date; else null. */
  private readonly notices: Notices | null;

  constructor(model: Model, people: People, list: EventList, notices: Notices | null) {
    this.courses = reachesStays(model) ? new Courses() : null;
    this.people = people;
    this.list = list;
    this.notices = notices;
  }

  /** The stay that a person is in is to end at `at` (seconds), and not when it was before. */
  plan(slot: number, at: number): void {
    while (slot >= this.at.length) this.grow();
    this.at[slot] = Math.min(at, NEVER - 1);
    if (this.notices !== null) {
      this.notices.plan(at, PRIORITY.clock, slot, PURPOSE.endOfStay);
      return;
    }
    if (this.remembering) return;
    this.people.hold(slot);
    this.list.pushPerson(at, PRIORITY.clock, slot, PURPOSE.endOfStay);
  }

  /** Puts on the list what was remembered of the stay that a person is in. */
  planRemembered(slot: number): void {
    this.plan(slot, this.at[slot]!);
  }

  /** When the stay of the person in a slot is to end. */
  of(slot: number): number {
    return this.at[slot]!;
  }

  /** The stay is over before its time. */
  cut(slot: number): void {
    this.at[slot] = -1;
    this.notices?.forget(slot);
  }

  /** When the stay of the person in a slot would end if a visit that stands still went on now. */
  end(slot: number, now: number): number {
    return this.isStopped(slot) ? now + this.left[slot]! : this.at[slot]!;
  }

  /** True for a visit that stands still. */
  isStopped(slot: number): boolean {
    return this.people.status[slot] === STATUS.stopped;
  }

  /** The stay is to end at another time; of a visit that stands still, more or less is left. */
  move(slot: number, at: number, now: number): void {
    if (this.isStopped(slot)) this.left[slot] = at - now;
    else this.plan(slot, at);
  }

  /** A visit stands still from an instant on; what is left of it is kept. */
  stop(slot: number, now: number): void {
    this.left[slot] = this.at[slot]! - now;
    this.cut(slot);
  }

  /** The visit goes on from an instant. */
  resume(slot: number, now: number): void {
    this.plan(slot, now + this.left[slot]!);
  }

  /** A notice came off the list: true when it is that of the stay going on. */
  isDue(slot: number, now: number): boolean {
    if (this.notices === null && !this.people.letGo(slot)) return false;
    if (this.at[slot] !== now) return false;
    this.at[slot] = -1;
    return true;
  }

  private grow(): void {
    this.at = doubled(this.at, -1);
    this.left = doubled(this.left, 0);
  }
}

function doubled(column: Int32Array, rest: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(column.length * 2).fill(rest);
  longer.set(column);
  return longer;
}
