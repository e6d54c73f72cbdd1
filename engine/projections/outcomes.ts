import type { Model } from "../compile/model.ts";
import { room } from "./columns.ts";
import { FollowUps } from "./followUps.ts";
import { MARK } from "./marks.ts";
import { PLACE, placeBits } from "./placeBits.ts";
import type { Window } from "./projection.ts";
import { DAY } from "./time.ts";

// Local names: V8 looks a property of an import up again at every use.
const { followed: FOLLOWED, fromHospital: FROM_HOSPITAL, wentHome: WENT_HOME, older: OLDER } = MARK;
const { hospitalBeds: HOSPITAL_BEDS, hospital: HOSPITAL, aftercare: AFTERCARE, home: HOME, exit: EXIT } = PLACE;

/** Seconds after leaving hospital at which people are asked for: still at home, and readmission. */
const STILL_AT_HOME = 91 * DAY;
const READMISSION = 30 * DAY;

/** What became of people who left hospital in the window. */
export interface OutcomeTotals {
  /** Older people who left hospital for reablement or rehabilitation, up to 91 days before the end; at home on day 91. */
  readonly aftercare: number;
  readonly atHome91: number;
  /** Of those who went home from hospital beds up to 30 days before the end: back in hospital beds within 30 days. */
  readonly readmitted: number;
}

/** The books of outcomes. Marks say what is known of a person; methods return the marks they leave. */
export class Outcomes implements OutcomeTotals {
  aftercare = 0;
  atHome91 = 0;
  readmitted = 0;
  private readonly window: Window;
  /** PLACE bits by place + 1: outside, services, exits. */
  private readonly bits: Uint8Array;
  private readonly followUps = new FollowUps();
  /** When a person with the mark wentHome or fromHospital left hospital. */
  private wentHomeAt = new Int32Array(0);
  private leftHospitalAt = new Int32Array(0);

  constructor(model: Model, window: Window) {
    this.window = window;
    this.bits = placeBits(model);
  }

  reach(people: number): void {
    if (!this.bits.some((bits) => bits & HOSPITAL)) return;
    this.wentHomeAt = room(this.wentHomeAt, people);
    this.leftHospitalAt = room(this.leftHospitalAt, people);
    this.followUps.reach(people);
  }

  /** Marks whose owners must be told of a start in a service, coming from a place. */
  startMatters(service: number, from: number): number {
    const followed = from < 0 && !this.isHome(service) ? FOLLOWED : 0;
    const fromHospital = from < 0 ? FROM_HOSPITAL : 0;
    return followed | fromHospital | (this.is(service, HOSPITAL_BEDS) ? WENT_HOME : 0);
  }

  /** Marks that a start may give to anyone. */
  startMarks(service: number, from: number): number {
    return this.is(service, AFTERCARE) && this.is(from, HOSPITAL) ? FOLLOWED : 0;
  }

  /** Marks whose owners must be told of leaving a service for a place: where they are followed up changes. */
  leavingMatters(service: number, to: number): number {
    return this.isHome(service) === this.isHome(to) ? 0 : FOLLOWED;
  }

  /** Marks that leaving may give to anyone. Who leaves the model does not come back. */
  leavingMarks(service: number, to: number): number {
    const wentHome = this.is(service, HOSPITAL_BEDS) && this.isHome(to) && !this.is(to, EXIT);
    const fromHospital = this.is(service, HOSPITAL) && to < 0;
    return (wentHome ? WENT_HOME : 0) | (fromHospital ? FROM_HOSPITAL : 0);
  }

  started(s: number, p: number, t: number, from: number, marks: number): number {
    let next = marks & ~FROM_HOSPITAL;
    if (marks & FOLLOWED) next = this.move(p, t, s, next);
    if (marks & WENT_HOME && this.is(s, HOSPITAL_BEDS)) {
      if (t - this.wentHomeAt[p]! <= READMISSION) this.readmitted++;
      next &= ~WENT_HOME;
    }
    if ((marks & OLDER) === 0 || !this.is(s, AFTERCARE)) return next;
    if (this.is(from, HOSPITAL)) return this.follow(p, t, s, t, next);
    return from < 0 && marks & FROM_HOSPITAL ? this.follow(p, t, s, this.leftHospitalAt[p]!, next) : next;
  }

  left(s: number, p: number, t: number, to: number, marks: number): number {
    let next = marks & FOLLOWED ? this.move(p, t, to, marks) : marks;
    const given = this.leavingMarks(s, to);
    if (given & FROM_HOSPITAL) {
      this.leftHospitalAt[p] = t;
      next |= FROM_HOSPITAL;
    }
    if (given & WENT_HOME && t >= this.window.from && t < lastWentHome(this.window)) {
      this.wentHomeAt[p] = t;
      next |= WENT_HOME;
    }
    return next;
  }

  /** A person who is followed up leaves the model. */
  exited(p: number, t: number, exit: number): void {
    this.move(p, t, exit, 0);
  }

  /** A person is from now on one of these and not of those, with all that is still to be asked of them. */
  receive(from: Outcomes, p: number, t: number): void {
    if (from.wentHomeAt.length === 0) return;
    this.wentHomeAt[p] = from.wentHomeAt[p]!;
    this.leftHospitalAt[p] = from.leftHospitalAt[p]!;
    this.followUps.receive(from.followUps, p, t);
  }

  private is(place: number, bit: number): boolean {
    return (this.bits[place + 1]! & bit) !== 0;
  }

  private isHome(place: number): boolean {
    return this.is(place, HOME);
  }

  private move(p: number, t: number, to: number, marks: number): number {
    return this.followUps.move(p, t, this.isHome(to) ? 1 : 0) ? marks : marks & ~FOLLOWED;
  }

  /** Opens a follow-up. One who starts only after day 91 is not among those asked for. */
  private follow(p: number, t: number, s: number, leftAt: number, marks: number): number {
    const due = leftAt + STILL_AT_HOME;
    if (leftAt < this.window.from || due >= this.window.to || t > due) return marks;
    this.followUps.begin(p, due, this.isHome(s) ? 1 : 0);
    return marks | FOLLOWED;
  }

  close(): OutcomeTotals {
    this.followUps.finish();
    this.aftercare = this.followUps.decided;
    this.atHome91 = this.followUps.atHome;
    return this;
  }
}

/** From this second on, going home from hospital is too late to be followed for 30 days. */
export function lastWentHome(window: Window): number {
  return window.to - READMISSION;
}
