import type { Model, ModelCohort } from "../../compile/model.ts";
import { bandGap, bandLevel, bandsFor } from "../../random/bands.ts";
import { DOMAIN, type RunKey, runStream } from "../../random/keys.ts";
import { purpose } from "../../random/purposes.ts";
import { threefry } from "../../random/threefry.ts";
import { type EventList, PRIORITY } from "../eventList.ts";

const DAY = 86_400;
const WEEK_HOURS = 168;
const BAND_BITS = 25;
const LAST_NUMBER = 2 ** BAND_BITS - 1;

/**
 * First arrivals as points on the plane of time and rate (semantics.md section 3). Each cohort has one stream of
 * points for each band of rate; a point under the curve of the rate is a person, known by (cohort, band, number within
 * the band). A higher rate uncovers more points and moves none.
 */
export class Arrivals {
  readonly streams: number;
  private readonly end: number;
  private readonly weekOffset: number;
  private readonly dayOffset: number;
  private readonly list: EventList;
  private readonly cohorts: readonly ModelCohort[];
  private readonly cohort: Int32Array;
  private readonly band: Int32Array;
  private readonly purposes: Int32Array;
  /** Number and time in seconds of the last point looked at. */
  private readonly number: Int32Array;
  private readonly at: Float64Array;
  private readonly words = new Int32Array(2);
  private readonly luck0: number;
  private readonly luck1: number;

  constructor(model: Model, key: RunKey, list: EventList) {
    this.end = model.clock.end;
    this.weekOffset = model.clock.weekOffset;
    this.dayOffset = model.clock.weekOffset % DAY;
    this.list = list;
    this.cohorts = model.cohorts;
    const streams = streamsOf(model);
    this.cohort = Int32Array.from(streams, (stream) => stream.cohort);
    this.band = Int32Array.from(streams, (stream) => stream.band);
    this.streams = this.band.length;
    this.purposes = Int32Array.from(this.band, (band, i) => purpose(model.cohorts[this.cohort[i]!]!.luck, band));
    this.number = new Int32Array(this.streams);
    this.at = new Float64Array(this.streams);
    runStream(this.words, key, DOMAIN.arrivals);
    this.luck0 = this.words[0]!;
    this.luck1 = this.words[1]!;
  }

  /** Plans the first arrival after `after` (seconds) in every stream; the streams must be new. */
  planAll(after: number): void {
    for (let stream = 0; stream < this.streams; stream++) {
      do this.toNextPerson(stream);
      while (Math.floor(this.at[stream]!) <= after);
      this.push(stream);
    }
  }

  /** Plans the next arrival of one stream. */
  plan(stream: number): void {
    this.toNextPerson(stream);
    this.push(stream);
  }

  cohortOf(stream: number): number {
    return this.cohort[stream]!;
  }

  /** Second word of the identity of the person the stream stands at: band and number within the band. */
  identity(stream: number): number {
    return (this.band[stream]! << BAND_BITS) | this.number[stream]!;
  }

  private push(stream: number): void {
    const at = this.at[stream]!;
    if (at < this.end) this.list.pushStream(Math.floor(at), PRIORITY.arrival, stream);
  }

  private toNextPerson(stream: number): void {
    const band = this.band[stream]!;
    const asks = this.purposes[stream]!;
    const cohort = this.cohorts[this.cohort[stream]!]!;
    let number = this.number[stream]!;
    let at = this.at[stream]!;
    for (;;) {
      if (++number > LAST_NUMBER)
        throw new RangeError(`more than ${LAST_NUMBER} arrivals in one band of ${cohort.name}`);
      threefry(this.words, this.luck0, this.luck1, asks, number);
      at += bandGap(band, this.words[0]!);
      if (at >= this.end) break;
      if (bandLevel(band, this.words[1]!) < this.rate(cohort, at)) break;
    }
    this.number[stream] = number;
    this.at[stream] = at;
  }

  /** People per day at an instant. */
  private rate(cohort: ModelCohort, at: number): number {
    // "| 0" keeps the remainder an integer one: a remainder of doubles is a call into C.
    const hour = (((at + this.weekOffset) / 3600) | 0) % WEEK_HOURS;
    return cohort.perHourOfWeek[hour]! * cohort.perDay[((at + this.dayOffset) / DAY) | 0]!;
  }
}

/** One stream for each band of each cohort, in an order that does not depend on the order of the cohorts. */
function streamsOf(model: Model): { cohort: number; band: number }[] {
  return model.cohorts
    .map((cohort, index) => ({ luck: cohort.luck, index, bands: bandsFor(peakRate(cohort)) }))
    .sort((a, b) => a.luck - b.luck)
    .flatMap(({ index, bands }) => Array.from({ length: bands }, (_, band) => ({ cohort: index, band })));
}

function peakRate(cohort: ModelCohort): number {
  return largest(cohort.perHourOfWeek) * largest(cohort.perDay);
}

function largest(list: Float64Array): number {
  let most = 0;
  for (const x of list) if (x > most) most = x;
  return most;
}
