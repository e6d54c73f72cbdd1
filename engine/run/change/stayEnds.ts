import type { Model } from "../../compile/model.ts";
import { type EventList, NEVER, PRIORITY, PURPOSE } from "../eventList.ts";
import type { Notices } from "../people/notices.ts";
import type { People } from "../people.ts";

/** True for a model in which a stay or visit may end earlier or later than it was drawn. */
export function mayMoveEnds({ hours, rules, services }: Model): boolean {
  const early = rules.some(({ actions }) => actions.some(({ form }) => form === "discharge"));
  return early || hours.occupants.length > 0 || services.some(({ atShiftEnd }) => atShiftEnd !== undefined);
}

/**
 * When each stay under way is to end, by slot, in a run in which that may change: notices on the list for any other time
 * come to nothing. Each keeps the slot of its person until it is taken off.
 */
export class StayEnds {
  /** True while facts of the past are taken in: what they make due is remembered, not put on the list. */
  remembering = false;
  /** Seconds; −1 for none. */
  private at = new Int32Array(256).fill(-1);
  /** Seconds left of a visit that stands still. */
  private left = new Int32Array(256);
  private readonly people: People;
  private readonly list: EventList;
  /** For people who carry clocks: their notices are known there to be out of date; else null. */
  private readonly notices: Notices | null;

  constructor(people: People, list: EventList, notices: Notices | null) {
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
