import type { Model } from "../../compile/model.ts";
import type { FactChunk } from "../../log/chunk.ts";
import { KIND } from "../../log/facts.ts";
import { PLACE, placeBits } from "../placeBits.ts";
import type { Window } from "../projection.ts";
import { DAY } from "../time.ts";
import type { AskedBook } from "./book.ts";

const DAYS_91 = 91 * DAY;
/** Where a person has not lost their home: at home, or in reablement or rehabilitation on the way there. */
const KEEPS_HOME = PLACE.home | PLACE.aftercare;

/** What became of people within 91 days of leaving hospital, of those whose 91 days are over before the window is. */
export class AfterHospital implements AskedBook {
  /** People who went home from hospital beds; of them, those who were in hospital beds again. */
  wentHome = 0;
  readmitted = 0;
  /** Older people who left hospital for reablement or rehabilitation; of them, those who lost their home. */
  aftercare = 0;
  lostHome = 0;
  private readonly window: Window;
  private readonly bits: Uint8Array;
  private readonly older: ReadonlySet<number>;
  private readonly people = new Map<number, Person>();

  constructor(model: Model, window: Window) {
    this.window = window;
    this.bits = placeBits(model);
    this.older = new Set(model.classes.flatMap(({ older }, cls) => (older ? [cls] : [])));
  }

  fact({ kind, person, service, other, value, time }: FactChunk, i: number): void {
    const [p, s, t] = [person[i]!, service[i]!, time[i]!];
    if (kind[i] === KIND.Arrived)
      this.people.set(p, { older: this.older.has(value[i]!), home: -1, left: -1, lost: [] });
    const one = this.people.get(p);
    if (one === undefined) return;
    if (kind[i] === KIND.Started) this.started(one, s, other[i]!, t);
    else if (kind[i] === KIND.Left) this.left(one, s, other[i]!, t);
    else if (kind[i] === KIND.Exited) {
      this.moved(one, other[i]!, t);
      this.people.delete(p);
    }
  }

  private started(one: Person, s: number, from: number, t: number): void {
    if (this.is(s, PLACE.hospitalBeds)) {
      if (one.home >= 0 && t - one.home <= DAYS_91) this.readmitted++;
      one.home = -1;
    }
    this.moved(one, s, t);
    const left = this.is(from, PLACE.hospital) ? t : from < 0 ? one.left : -1;
    one.left = -1;
    if (!one.older || left < 0 || !this.is(s, PLACE.aftercare)) return;
    if (!this.closesInTime(left) || t > left + DAYS_91) return;
    this.aftercare++;
    one.lost.push(left + DAYS_91);
  }

  private left(one: Person, s: number, to: number, t: number): void {
    one.left = this.is(s, PLACE.hospital) && to < 0 ? t : -1;
    if (!this.is(s, PLACE.hospitalBeds) || !this.is(to, PLACE.home) || !this.closesInTime(t)) return;
    this.wentHome++;
    one.home = t;
  }

  /** To go where one has no home of one's own ends all that is asked for. */
  private moved(one: Person, to: number, t: number): void {
    if (this.is(to, KEEPS_HOME)) return;
    this.lostHome += one.lost.filter((due) => t <= due).length;
    one.lost.length = 0;
  }

  receive(from: AfterHospital, p: number): void {
    const one = from.people.get(p);
    if (one !== undefined) this.people.set(p, one);
    from.people.delete(p);
  }

  private closesInTime(left: number): boolean {
    return left >= this.window.from && left + DAYS_91 < this.window.to;
  }

  private is(place: number, bits: number): boolean {
    return (this.bits[place + 1]! & bits) !== 0;
  }

  open(): void {}

  close(): void {}
}

/** When they went home from hospital beds and when they left hospital to wait outside (−1), and the last days asked for. */
interface Person {
  readonly older: boolean;
  home: number;
  left: number;
  readonly lost: number[];
}
