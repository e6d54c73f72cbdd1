import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import type { LogHeader } from "../log/header.ts";
import { keyText } from "./facts.ts";
import { type Delay, type Life, lifeOf, type Stay, type StayEnd } from "./life.ts";
import { RunTime } from "./runTime.ts";

/** Is told of each stay, each stretch of a delay and each person as soon as they are over, or at the end of the log. */
export interface LivesListener {
  stay?(life: Life, stay: Stay): void;
  delay?(life: Life, stay: Stay, delay: Delay): void;
  person?(life: Life): void;
}

/**
 * Follows everyone through a log. Only people in the model are kept, each with the stay, the delay and the waits going
 * on. Waits are counted as engine/projections/waits.ts does, delays as delays.ts.
 */
export class Lives {
  readonly time: RunTime;
  /** Where the run is over for those still there: known once the log has ended. */
  until: number;
  private readonly tell: LivesListener;
  private readonly services: number;
  private readonly people = new Map<number, Life>();
  private inCensus = false;
  private ended: number | null = null;
  private now = 0;

  constructor(header: LogHeader, tell: LivesListener) {
    this.time = new RunTime(header);
    this.until = this.time.end;
    this.tell = tell;
    this.services = header.services.length;
  }

  take(chunk: FactChunk): void {
    const { kind, person, time, value, keys } = chunk;
    let arrival = 0;
    for (let i = 0; i < chunk.length; i++) {
      this.now = time[i]!;
      if (kind[i] === KIND.Arrived) {
        const key = keyText(keys[2 * arrival]!, keys[2 * arrival + 1]!);
        arrival++;
        this.people.set(person[i]!, lifeOf(person[i]!, key, value[i]!, this.now, this.counts()));
      } else if (person[i]! >= 0) {
        const life = this.people.get(person[i]!);
        if (life !== undefined) this.step(life, kind[i]!, chunk.service[i]!, chunk.other[i]!, value[i]!);
      } else if (kind[i] === KIND.Census) this.inCensus = value[i]! > 0;
      else if (kind[i] === KIND.Ended) this.ended = this.now;
    }
  }

  /** Tells of what goes on at the end, in the order in which people arrived. */
  end(): void {
    this.until = this.time.until(this.ended);
    this.now = this.until;
    for (const life of this.people.values()) {
      const { stay } = life;
      if (stay !== null) {
        if (life.delay !== null) this.endDelay(life, stay, life.delay, null);
        this.tell.stay?.(life, stay);
      }
      this.tell.person?.(life);
    }
    this.people.clear();
  }

  /** True for what happens now and counts in the results: in the measured time, and not told by a census. */
  private counts(): boolean {
    return !this.inCensus && this.time.isMeasured(this.now);
  }

  private step(life: Life, kind: number, service: number, other: number, value: number): void {
    switch (kind) {
      case KIND.Started:
        this.start(life, service, other, value);
        return;
      case KIND.Left:
        if (life.stay !== null) this.leave(life, life.stay, other);
        return;
      case KIND.Exited:
        this.exit(life, other);
        return;
      case KIND.Referred:
        if (life.found !== null) life.found = null;
        life.waits.push({ service, since: this.now });
        return;
      case KIND.Assigned:
        this.find(life, service);
        return;
      case KIND.TransferStarted:
        this.find(life, service);
        life.setOut = this.now;
        return;
      case KIND.RingExchanged:
        this.find(life, other);
        this.endsBy(life, "exchanged");
        return;
      case KIND.ReadyToLeave:
        this.becomeReady(life);
        return;
      case KIND.Delayed:
        this.changeReason(life, value, other);
        return;
      case KIND.GaveUp:
        life.gaveUp++;
        this.forgetWaits(life);
        return;
      case KIND.Refused:
        life.refused++;
        this.forgetWaits(life);
        return;
      case KIND.Diverted:
        life.diverted++;
        this.forgetWaits(life);
        return;
      case KIND.Withdrawn:
        this.forgetWaits(life);
        return;
      default:
        this.turn(life, kind, service, other, value);
    }
  }

  private turn(life: Life, kind: number, service: number, other: number, value: number): void {
    switch (kind) {
      case KIND.ClockRang:
        if (other < 0) return;
        this.forgetWaits(life);
        this.endsBy(life, "rang");
        return;
      case KIND.Displaced:
        this.endsBy(life, "displaced");
        return;
      case KIND.DischargedEarly:
        this.endsBy(life, "discharged early");
        return;
      case KIND.MovedOn:
        this.endsBy(life, "moved on");
        return;
      case KIND.Visited:
        if (life.stay === null) return;
        life.stay.visited = true;
        life.stay.overtime = value === 1;
        return;
      case KIND.Returned:
        life.returned = value;
        return;
      case KIND.StoodSince: {
        const wait = life.waits.findLast((one) => one.service === service);
        if (wait !== undefined) wait.since = this.now - value;
        return;
      }
      case KIND.Before:
        this.begunBefore(life, this.now - value);
        return;
    }
  }

  private start(life: Life, service: number, from: number, route: number): void {
    const isOnTheWay = life.found !== null || life.waits.length > 0;
    if (isOnTheWay) this.find(life, service);
    const { found, setOut } = life;
    life.stay = {
      number: ++life.starts,
      service,
      from,
      route,
      referred: found?.referred ?? null,
      assigned: found !== null && found.assigned < this.now ? found.assigned : null,
      setOut,
      waited: found?.waited ?? 0,
      started: this.now,
      startCounts: this.counts(),
      ready: null,
      readyCounts: false,
      left: null,
      leftCounts: false,
      to: -1,
      how: "still there",
      visited: false,
      overtime: false,
    };
    life.waited += life.stay.waited;
    this.forgetWaits(life);
  }

  private leave(life: Life, stay: Stay, to: number): void {
    if (life.delay !== null) this.endDelay(life, stay, life.delay, this.now);
    stay.left = this.now;
    stay.leftCounts = this.counts();
    stay.to = to;
    if (stay.how === "still there") stay.how = to >= this.services ? "exited" : "left";
    this.tell.stay?.(life, stay);
    life.stay = null;
  }

  private exit(life: Life, exit: number): void {
    life.exited = this.now;
    life.exitCounts = this.counts();
    life.exit = exit;
    this.tell.person?.(life);
    this.people.delete(life.person);
  }

  /** A place is found: the person leaves all queues. */
  private find(life: Life, service: number): void {
    if (life.found !== null) return;
    const wait = life.waits.findLast((one) => one.service === service);
    life.found = {
      referred: wait?.since ?? null,
      waited: wait === undefined ? 0 : this.now - wait.since,
      assigned: this.now,
    };
    life.waits = [];
  }

  private forgetWaits(life: Life): void {
    if (life.waits.length > 0) life.waits = [];
    life.found = null;
    life.setOut = null;
  }

  private endsBy({ stay }: Life, how: StayEnd): void {
    if (stay !== null) stay.how = how;
  }

  private becomeReady(life: Life): void {
    if (life.stay === null) return;
    life.stay.ready = this.now;
    life.stay.readyCounts = this.counts();
    life.delay = { reason: 0, waitedFor: -1, began: this.now, counts: this.counts(), ended: null };
  }

  /** The first reason holds from being ready on; a census tells it without saying since when. */
  private changeReason(life: Life, reason: number, waitedFor: number): void {
    const { stay, delay } = life;
    if (stay === null || delay === null) return;
    if (delay.reason === 0 && (this.inCensus || delay.began === this.now)) {
      delay.reason = reason;
      delay.waitedFor = waitedFor;
      return;
    }
    this.endDelay(life, stay, delay, this.now);
    life.delay = { reason, waitedFor, began: this.now, counts: this.counts(), ended: null };
  }

  private endDelay(life: Life, stay: Stay, delay: Delay, at: number | null): void {
    delay.ended = at;
    const until = at ?? this.until;
    life.delayed += until - delay.began;
    life.measuredDelayed += this.time.measured(delay.began, until);
    this.tell.delay?.(life, stay, delay);
    life.delay = null;
  }

  /** What was told last began before time 0: a wait or a reservation, a delay, or the stay. */
  private begunBefore(life: Life, since: number): void {
    const wait = life.waits.at(-1);
    if (wait !== undefined) wait.since = since;
    else if (life.found !== null) life.found.assigned = since;
    else if (life.delay !== null && life.stay !== null) {
      life.delay.began = since;
      life.stay.ready = since;
    } else if (life.stay !== null) life.stay.started = since;
  }
}
