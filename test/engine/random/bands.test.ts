import { describe, expect, test } from "vitest";
import { bandFrom, bandGap, bandHeight, bandLevel, bandsFor, MOST_BANDS } from "../../../engine/random/bands.ts";
import { DOMAIN, luckKey, runKey, runStream } from "../../../engine/random/keys.ts";
import { purpose } from "../../../engine/random/purposes.ts";
import { threefry } from "../../../engine/random/threefry.ts";
import { expectCounts, expectUniform, expectWithin } from "./chance.ts";

const DAY = 86_400;

interface Arrival {
  readonly person: string;
  readonly at: number;
}

/** Arrivals of one cohort at a rate (people per day, of the time in seconds) that never exceeds `peak`. */
function arrivals(rate: (at: number) => number, peak: number, days: number, replication = 0): Arrival[] {
  const stream = new Int32Array(2);
  const words = new Int32Array(2);
  runStream(stream, runKey("spring", replication), DOMAIN.arrivals);
  const found: Arrival[] = [];
  for (let band = 0; band < bandsFor(peak); band += 1) {
    const asks = purpose(luckKey("frail-emergency"), band);
    let at = 0;
    for (let number = 0; ; number += 1) {
      threefry(words, stream[0]!, stream[1]!, asks, number);
      at += bandGap(band, words[0]!);
      if (at >= days * DAY) break;
      if (bandLevel(band, words[1]!) < rate(at)) found.push({ person: `${band}/${number}`, at });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

describe("bands of rate", () => {
  test("have edges at 0, 1, √2, 2, 2√2, 4 … without end in practice", () => {
    expect([0, 1, 2, 3, 4, 5].map(bandFrom)).toEqual([0, 1, Math.SQRT2, 2, 2 * Math.SQRT2, 4]);
    for (let k = 1; k + 2 <= MOST_BANDS; k += 1) expect(bandFrom(k + 2)).toBe(2 * bandFrom(k));
    for (let k = 0; k < MOST_BANDS; k += 1) expect(bandFrom(k) + bandHeight(k)).toBe(bandFrom(k + 1));
    expect(bandFrom(MOST_BANDS)).toBeGreaterThan(1e14);
  });

  test("are as many as the peak needs and no more", () => {
    for (const peak of [0.01, 1, 1.0001, 1.5, 2, 11.2, 4321]) {
      const n = bandsFor(peak);
      expect(bandFrom(n)).toBeGreaterThanOrEqual(peak);
      expect(bandFrom(n - 1)).toBeLessThan(peak);
    }
    expect(bandsFor(0)).toBe(0);
  });

  test("refuse a rate that is no rate", () => {
    for (const peak of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => bandsFor(peak)).toThrow(RangeError);
  });
});

describe("arrivals on the plane of time and rate", () => {
  const people = (list: readonly Arrival[]): Map<string, number> => new Map(list.map(({ person, at }) => [person, at]));

  test("are added when the rate rises: nobody is lost, moved or renamed", () => {
    const few = arrivals(() => 5.6, 5.6, 200);
    for (const factor of [1.01, 1.5, 2]) {
      const many = people(arrivals(() => 5.6 * factor, 5.6 * factor, 200));
      expect(many.size).toBeGreaterThan(few.length);
      for (const { person, at } of few) expect(many.get(person)).toBe(at);
    }
  });

  test("do not depend on the peak that was allowed for", () => {
    expect(arrivals(() => 5.6, 50, 100)).toEqual(arrivals(() => 5.6, 5.6, 100));
  });

  test("change only in the hours whose rate changes", () => {
    const night = (at: number): boolean => at % DAY < DAY / 3;
    const base = arrivals(() => 9, 9, 100);
    const quiet = arrivals((at) => (night(at) ? 4 : 9), 9, 100);
    expect(quiet.filter(({ at }) => !night(at))).toEqual(base.filter(({ at }) => !night(at)));
    expect(quiet.length).toBeLessThan(base.length);
  });

  test("are a Poisson process: mean, variance, gaps and independent days", () => {
    const rate = 7.3;
    const days = 6000;
    const list = arrivals(() => rate, rate, days);
    expectWithin(list.length, rate * days, Math.sqrt(rate * days), "number");
    const daily = new Int32Array(days);
    for (const { at } of list) daily[Math.floor(at / DAY)]! += 1;
    const mean = list.length / days;
    const dispersion = daily.reduce((sum, count) => sum + (count - mean) ** 2, 0) / mean / days;
    expectWithin(dispersion, 1, Math.sqrt(2 / days), "variance over mean");
    const lagged = daily.reduce((sum, count, i) => sum + (i > 0 ? (count - mean) * (daily[i - 1]! - mean) : 0), 0);
    expectWithin(lagged / mean / days, 0, 1 / Math.sqrt(days), "correlation of days");
    const gaps = Float64Array.from(list, ({ at }, i) => 1 - Math.exp((-(at - (list[i - 1]?.at ?? 0)) * rate) / DAY));
    expectUniform(gaps, "gaps");
  });

  test("follow a rate that varies through the day", () => {
    const rate = (at: number): number => 6 + 5 * Math.sin((2 * Math.PI * at) / DAY);
    const byHour = new Int32Array(24);
    for (const { at } of arrivals(rate, 11, 4000)) byHour[Math.floor(at / 3600) % 24]! += 1;
    const share = Array.from({ length: 24 }, (_, h) => {
      const cosine = (hour: number): number => Math.cos((2 * Math.PI * hour) / 24);
      return (6 + (5 * 24 * (cosine(h) - cosine(h + 1))) / (2 * Math.PI)) / (6 * 24);
    });
    expectCounts(byHour, share);
  });

  test("differ from replication to replication", () => {
    const n = Array.from({ length: 400 }, (_, replication) => arrivals(() => 9, 9, 10, replication).length);
    const mean = n.reduce((a, b) => a + b, 0) / n.length;
    expectWithin(mean, 90, Math.sqrt(90 / n.length), "mean");
    const variance = n.reduce((sum, x) => sum + (x - 90) ** 2, 0) / n.length;
    expectWithin(variance / 90, 1, Math.sqrt(2 / n.length), "variance over mean");
  });

  test("lie anywhere in their band", () => {
    const words = new Int32Array(2);
    const place = Float64Array.from({ length: 20_000 }, (_, number) => {
      threefry(words, 1, 2, 3, number);
      return (bandLevel(6, words[1]!) - bandFrom(6)) / bandHeight(6);
    });
    expectUniform(place);
  });
});
