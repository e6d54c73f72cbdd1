import { CLOCK_FROM } from "../../compile/model/people.ts";
import type { Model } from "../../compile/model.ts";
import type { KIND } from "../../log/facts.ts";
import { NEVER } from "../eventList.ts";
import { type People, STATUS } from "../people.ts";
import { Clocks, type Pace } from "./clocks.ts";
import { doubled } from "./columns.ts";
import { Effects } from "./effects.ts";
import { Memberships } from "./memberships.ts";

/**
 * What people carry with them wherever they are. Part of the state: it follows from the facts, told to `after` one by one
 * as they are applied. Only a run whose model has people who carry something has one.
 */
export class Life {
  readonly clocks: Clocks;
  readonly effects: Effects;
  readonly memberships: Memberships;
  private readonly people: People;
  /** Second of the earliest notice of a ring on the list, by slot; NEVER for none: planned, not told. */
  noticed = new Int32Array(256).fill(NEVER);
  /** When the one thing a person waits for is due, and what it is (a purpose): planned, not told. */
  dueAt = new Int32Array(256).fill(-1);
  dueFor = new Uint8Array(256);
  private readonly pace: Pace & { class: number; goesOn: boolean };
  /** Whose pace it is, and when. */
  private slot = 0;
  private now = 0;

  constructor(model: Model, people: People) {
    this.clocks = new Clocks(model);
    this.effects = new Effects(model, people);
    this.memberships = new Memberships(model, people);
    this.people = people;
    const factor = (clock: number) => this.effects.onClock(this.slot, clock, this.now);
    this.pace = { class: 0, goesOn: true, factor: this.effects.all.length === 0 ? () => 1 : factor };
  }

  /** Takes in a fact about a person that State has just applied. */
  after(time: number, kind: number, slot: number, service: number, other: number, value: number): void {
    const { clocks } = this;
    switch (kind) {
      case 1 satisfies typeof KIND.Arrived:
        this.open(slot);
        clocks.startFrom(slot, CLOCK_FROM.arrival, -1, time);
        clocks.changeStage(slot, this.people.class[slot]!, time);
        this.memberships.arrived(slot);
        break;
      case 4 satisfies typeof KIND.Started:
        clocks.endAtAdmission(slot, service);
        clocks.startFrom(slot, CLOCK_FROM.stay, service, time);
        this.effects.turn(slot, "while", service, 1, time);
        this.memberships.started(slot, service);
        break;
      case 9 satisfies typeof KIND.Left:
        clocks.endStay(slot);
        clocks.startFrom(slot, CLOCK_FROM.discharge, service, time);
        this.effects.turn(slot, "while", service, 0, time);
        this.memberships.left(slot, service);
        break;
      case 14 satisfies typeof KIND.Joined:
        if (this.memberships.join(slot, other, value, time)) this.effects.turn(slot, "member", other, 1, time);
        break;
      case 15 satisfies typeof KIND.Released:
        if (this.memberships.release(slot, other, value)) this.effects.turn(slot, "member", other, 0, time);
        break;
      case 17 satisfies typeof KIND.EffectChanged:
        this.effects.tell(slot, other, value);
        break;
      case 16 satisfies typeof KIND.ConditionChanged:
        clocks.changeStage(slot, this.people.class[slot]!, time);
        break;
      case 22 satisfies typeof KIND.Exited:
        clocks.open(slot);
        this.memberships.close(slot);
        return;
      case 40 satisfies typeof KIND.ClockRang:
        clocks.stop(slot, value);
        break;
    }
    this.pace.class = this.people.class[slot]!;
    this.pace.goesOn = this.people.status[slot] === STATUS.staying || this.people.status[slot] === STATUS.coming;
    this.slot = slot;
    this.now = time;
    clocks.setPace(slot, time, this.pace);
  }

  /** The first instant from `now` on at which an effect or a membership changes. */
  nextChange(slot: number, now: number): number {
    const { effects, memberships } = this;
    const joins = memberships.all.length === 0 ? NEVER : memberships.nextChange(slot, now);
    return effects.all.length === 0 ? joins : Math.min(joins, effects.nextChange(slot, now));
  }

  private open(slot: number): void {
    while (slot >= this.noticed.length) {
      this.noticed = doubled(this.noticed, NEVER);
      this.dueAt = doubled(this.dueAt, -1);
      this.dueFor = doubled(this.dueFor);
    }
    this.noticed[slot] = NEVER;
    this.dueAt[slot] = -1;
    this.clocks.open(slot);
    this.effects.open(slot);
    this.memberships.open(slot);
  }
}
