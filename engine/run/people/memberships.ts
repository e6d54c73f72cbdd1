import { CLOCK_FROM, type ModelMembership, WHEN_ADMITTED } from "../../compile/model/people.ts";
import type { Model } from "../../compile/model.ts";
import { JOINED, RELEASED } from "../../log/facts.ts";
import { purpose, USE } from "../../random/purposes.ts";
import { threefry } from "../../random/threefry.ts";
import { NEVER } from "../eventList.ts";
import type { People } from "../people.ts";
import { duration, type Tables, tablesOf } from "../tables.ts";
import { doubled } from "./columns.ts";

const FIRST_SLOTS = 256;
const STANDING = { none: 0, member: 1, suspended: 2 } as const;

/** What a fact is to tell of a membership: a Joined or a Released, and its value. */
export type Turn = { readonly joined: boolean; readonly value: number };

const ENDS: Turn = { joined: false, value: RELEASED.ended };
const STOPS: Turn = { joined: false, value: RELEASED.suspended };
const GOES_ON: Turn = { joined: true, value: JOINED.goesOn };
const BEGINS: Turn = { joined: true, value: JOINED.begun };
const IS_FULL: Turn = { joined: true, value: JOINED.refused };

/**
 * Who belongs to what, in columns of slot × membership. What is due follows from the facts so far and is told in the same
 * instant; whoever asks to join is remembered until the fact that answers. Written by State.apply alone.
 */
export class Memberships {
  readonly all: readonly ModelMembership[];
  /** Members of each, the suspended included. */
  readonly members: Int32Array;
  private readonly hospitals: Uint8Array;
  private readonly people: People;
  private readonly tables: Tables;
  private readonly words = new Int32Array(2);
  private standing: Uint8Array;
  private asks: Uint8Array;
  /** How often the moment to join came, and how often the person did. */
  private moments: Uint16Array;
  private joined: Uint16Array;
  private endsAt: Int32Array;
  /** 1 for those in hospital. */
  private admitted = new Uint8Array(FIRST_SLOTS);

  constructor(model: Model, people: People) {
    this.all = model.people!.memberships;
    this.hospitals = model.people!.hospitals;
    this.people = people;
    this.tables = tablesOf(model);
    this.members = new Int32Array(this.all.length);
    const size = FIRST_SLOTS * this.all.length;
    this.standing = new Uint8Array(size);
    this.asks = new Uint8Array(size);
    this.moments = new Uint16Array(size);
    this.joined = new Uint16Array(size);
    this.endsAt = new Int32Array(size);
  }

  /** A slot for someone new, who belongs to nothing. */
  open(slot: number): void {
    while (slot >= this.admitted.length) this.grow();
    const [first, end] = [slot * this.all.length, (slot + 1) * this.all.length];
    this.standing.fill(STANDING.none, first, end);
    this.asks.fill(0, first, end);
    this.moments.fill(0, first, end);
    this.joined.fill(0, first, end);
    this.admitted[slot] = 0;
  }

  /** The person is gone, and belongs to nothing any more. */
  close(slot: number): void {
    for (let m = 0; m < this.all.length; m++) {
      const i = slot * this.all.length + m;
      if (this.standing[i] !== STANDING.none) this.members[m]!--;
      this.standing[i] = STANDING.none;
      this.asks[i] = 0;
    }
  }

  arrived(slot: number): void {
    this.ask(slot, CLOCK_FROM.arrival, -1);
  }

  started(slot: number, service: number): void {
    this.admitted[slot] = this.hospitals[service]!;
    this.ask(slot, CLOCK_FROM.stay, service);
    if (this.admitted[slot] === 0) return;
    for (let m = 0; m < this.all.length; m++)
      if (this.all[m]!.whenAdmitted === WHEN_ADMITTED.release) this.asks[slot * this.all.length + m] = 0;
  }

  left(slot: number, service: number): void {
    this.admitted[slot] = 0;
    this.ask(slot, CLOCK_FROM.discharge, service);
  }

  /** A moment to join came: notes those that the person would join. */
  private ask(slot: number, from: number, service: number): void {
    for (let m = 0; m < this.all.length; m++) {
      const membership = this.all[m]!;
      if (membership.from !== from || (service >= 0 && membership.startedBy[service] === 0)) continue;
      const i = slot * this.all.length + m;
      const moment = this.moments[i]!++;
      if (this.standing[i] !== STANDING.none || membership.who[this.people.class[slot]!] === 0) continue;
      this.asks[i] = Number(this.draw(slot, membership.luck, USE.joins, moment) < membership.share * 0x100000000);
    }
  }

  /** A Joined: one of JOINED. True when the person is a member in force from now on. */
  join(slot: number, m: number, value: number, time: number): boolean {
    const i = slot * this.all.length + m;
    this.asks[i] = 0;
    if (value === JOINED.refused) return false;
    this.standing[i] = STANDING.member;
    if (value === JOINED.goesOn) return true;
    this.members[m]!++;
    const { lasts, luck } = this.all[m]!;
    const word = lasts < 0 ? 0 : this.draw(slot, luck, USE.lasts, this.joined[i]!) | 0;
    this.endsAt[i] = lasts < 0 ? NEVER : Math.min(NEVER, time + Math.max(1, duration(this.tables, lasts, word)));
    this.joined[i]!++;
    return true;
  }

  /** A Released: one of RELEASED. True when the membership was in force until now. */
  release(slot: number, m: number, value: number): boolean {
    const i = slot * this.all.length + m;
    const inForce = this.standing[i] === STANDING.member;
    this.standing[i] = value === RELEASED.suspended ? STANDING.suspended : STANDING.none;
    if (value === RELEASED.ended) this.members[m]!--;
    return inForce;
  }

  /** What a fact is to tell of a membership now; null for nothing. */
  due(slot: number, m: number, now: number): Turn | null {
    const i = slot * this.all.length + m;
    const { whenAdmitted, capacity } = this.all[m]!;
    const admitted = this.admitted[slot] === 1;
    const standing = this.standing[i]!;
    if (standing !== STANDING.none) {
      if (this.endsAt[i]! <= now || (admitted && whenAdmitted === WHEN_ADMITTED.release)) return ENDS;
      if (standing === STANDING.suspended) return admitted ? null : GOES_ON;
      return admitted && whenAdmitted === WHEN_ADMITTED.suspend ? STOPS : null;
    }
    if (this.asks[i] === 0) return null;
    return capacity >= 0 && this.members[m]! >= capacity ? IS_FULL : BEGINS;
  }

  /** The first instant from `now` on at which a fact is to tell of a change; NEVER when none is in sight. */
  nextChange(slot: number, now: number): number {
    let first = NEVER;
    for (let m = 0; m < this.all.length; m++) {
      if (this.due(slot, m, now) !== null) return now;
      const i = slot * this.all.length + m;
      if (this.standing[i] !== STANDING.none && this.endsAt[i]! < first) first = this.endsAt[i]!;
    }
    return first;
  }

  /** A 32-bit word, unsigned. */
  private draw(slot: number, luck: number, use: number, occurrence: number): number {
    threefry(this.words, this.people.key0[slot]!, this.people.key1[slot]!, purpose(luck, use), occurrence);
    return this.words[0]! >>> 0;
  }

  private grow(): void {
    this.standing = doubled(this.standing);
    this.asks = doubled(this.asks);
    this.moments = doubled(this.moments);
    this.joined = doubled(this.joined);
    this.endsAt = doubled(this.endsAt);
    this.admitted = doubled(this.admitted);
  }
}
