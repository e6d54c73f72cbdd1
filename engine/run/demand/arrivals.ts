import type { Model } from "../../compile/model.ts";
import { bandGap, bandLevel, bandsFor } from "../../random/bands.ts";
import { DOMAIN, type RunKey, runStream } from "../../random/keys.ts";
import { purpose } from "../../random/purposes.ts";
import { threefry } from "../../random/threefry.ts";
import { CannotGoOn } from "../cannotGoOn.ts";
import { type EventList, PRIORITY } from "../eventList.ts";
import { type Plane, peakOf, planesOf } from "./planes.ts";
import { type Series, seriesOf } from "./series.ts";
import { factorAt, mostOf, type Surge, surgesOf } from "./surges.ts";

const DAY = 86_400;
const BAND_BITS = 25;
const LAST_NUMBER = 2 ** BAND_BITS - 1;

/**
 * First arrivals as points on the plane of time and rate (semantics.md section 3). Each cohort has one stream of
 * points for each band of rate; a point under the curve of the rate is a person, known by (cohort, band, number within
 * the band). A higher rate uncovers more points and moves none. Streams beyond those of the plane are series: people
 * who come by interval, by schedule or by list.
 */
export class Arrivals {
  /** Streams of the plane; those that follow are series. */
  readonly streams: number;
  readonly series: readonly Series[];
  private readonly end: number;
  private readonly weekOffset: number;
  private readonly dayOffset: number;
  private readonly list: EventList;
  private readonly planes: readonly Plane[];
  private readonly names: readonly string[];
  /** By cohort. */
  private readonly surges: readonly (readonly Surge[] | null)[];
  private readonly plane: Int32Array;
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
    runStream(this.words, key, DOMAIN.arrivals);
    this.luck0 = this.words[0]!;
    this.luck1 = this.words[1]!;
    this.names = model.cohorts.map((cohort) => cohort.name);
    this.planes = planesOf(model, this.luck0, this.luck1);
    this.surges = model.cohorts.map((_, cohort) => surgesOf(model, key, cohort));
    const streams = streamsOf(model, this.planes);
    this.plane = Int32Array.from(streams, (stream) => stream.plane);
    this.band = Int32Array.from(streams, (stream) => stream.band);
    this.streams = this.band.length;
    this.purposes = Int32Array.from(this.band, (band, i) => purpose(this.planes[this.plane[i]!]!.luck, band));
    this.number = new Int32Array(this.streams);
    this.at = new Float64Array(this.streams);
    this.series = seriesOf(model, this.luck0, this.luck1);
  }

  /** Plans the first arrival after `after` (seconds) in every stream; the streams must be new. */
  planAll(after: number): void {
    for (let stream = 0; stream < this.streams; stream++) {
      do this.toNextPerson(stream);
      while (Math.floor(this.at[stream]!) <= after);
      this.push(stream);
    }
    for (const [i, series] of this.series.entries()) {
      while (Math.floor(series.at) <= after) series.next();
      this.pushSeries(i);
    }
  }

  /** Plans the next arrival of one stream of the plane. */
  plan(stream: number): void {
    this.toNextPerson(stream);
    this.push(stream);
  }

  /** Plans the next arrival of a series. */
  planSeries(i: number): void {
    this.series[i]!.next();
    this.pushSeries(i);
  }

  /** The plane of a stream of the plane. */
  planeOf(stream: number): Plane {
    return this.planes[this.plane[stream]!]!;
  }

  /** Second word of the identity of the person the stream stands at: band and number within the band. */
  identity(stream: number): number {
    return (this.band[stream]! << BAND_BITS) | this.number[stream]!;
  }

  private push(stream: number): void {
    const at = this.at[stream]!;
    if (at < this.end) this.list.pushStream(Math.floor(at), PRIORITY.arrival, stream);
  }

  private pushSeries(i: number): void {
    const { at } = this.series[i]!;
    if (at < this.end) this.list.pushStream(Math.floor(at), PRIORITY.arrival, this.streams + i);
  }

  private toNextPerson(stream: number): void {
    const band = this.band[stream]!;
    const asks = this.purposes[stream]!;
    const plane = this.planes[this.plane[stream]!]!;
    let number = this.number[stream]!;
    let at = this.at[stream]!;
    for (;;) {
      if (++number > LAST_NUMBER)
        throw new CannotGoOn(
          `more than ${LAST_NUMBER} arrivals in one band of ${this.names[plane.cohort]}`,
          "fewer arrivals",
        );
      threefry(this.words, this.luck0, this.luck1, asks, number);
      at += bandGap(band, this.words[0]!);
      if (at >= this.end) break;
      if (bandLevel(band, this.words[1]!) < this.rate(plane, at)) break;
    }
    this.number[stream] = number;
    this.at[stream] = at;
  }

  /** People per day at an instant. */
  private rate(plane: Plane, at: number): number {
    const { perSlot } = plane;
    // "| 0" keeps the remainder an integer one: a remainder of doubles is a call into C.
    const slot = (((at + this.weekOffset) / plane.slot) | 0) % perSlot.length;
    const usual = perSlot[slot]! * plane.perDay[((at + this.dayOffset) / DAY) | 0]!;
    const surges = this.surges[plane.cohort]!;
    return surges === null ? usual : usual * factorAt(surges, at);
  }
}

/** One stream for each band of each plane. */
function streamsOf(model: Model, planes: readonly Plane[]): { plane: number; band: number }[] {
  return planes.flatMap((plane, index) =>
    Array.from({ length: bandsFor(peakOf(plane) * mostOf(model, plane.cohort)) }, (_, band) => ({
      plane: index,
      band,
    })),
  );
}
