import { describe, expect, test } from "vitest";
import type { LogHeader } from "../../../engine/log/header.ts";
import { timelineMarks } from "../../../viz/panels/marks.ts";
import { CARE, DAY, HOUR, REHAB, TEAM, TOWN, WARD } from "../words/town.ts";
import { headerOf, thurrockModel } from "../words/worlds.ts";

type Change = LogHeader["capacityChanges"][number];
const change = (at: number, service: number, capacity: number): Change => ({ at, service, capacity });

function marks(changes: readonly Change[], places: readonly number[] = []): [number, string][] {
  const services = TOWN.services.map((one, service) => ({ ...one, capacity: places[service] ?? one.capacity }));
  const clock = { ...TOWN.clock, end: 400 * DAY };
  const header = { ...TOWN, clock, services, capacityChanges: [...changes].sort((a, b) => a.at - b.at) };
  return timelineMarks({ header }).map(({ time, text }) => [time, text]);
}

const BEGIN: [number, string] = [DAY, "Measuring begins"];

test("measuring begins where there is a warm-up", () => {
  expect(marks([])).toEqual([BEGIN]);
  expect(timelineMarks({ header: { ...TOWN, clock: { ...TOWN.clock, warmUp: 0 } } })).toEqual([]);
});

describe("changes of places", () => {
  test("are marked when they are made, those of one instant together", () => {
    expect(marks([change(5 * DAY, WARD, 24), change(5 * DAY, REHAB, 0), change(9 * DAY, CARE, 2)], [30])).toEqual([
      BEGIN,
      [5 * DAY, "Ward: from 30 to 24 beds; Rehabilitation: from 1 bed to none"],
      [9 * DAY, "Reablement: from 1 to 2 places"],
    ]);
  });

  test("that are the same for several services are said once", () => {
    const both = [WARD, REHAB].map((service) => change(5 * DAY, service, 3));
    expect(marks(both)).toEqual([BEGIN, [5 * DAY, "Ward and Rehabilitation: from 1 to 3 beds"]]);
  });

  test("have few words on the timeline, however many services they are of", () => {
    const all = [WARD, REHAB, CARE].map((service) => change(5 * DAY, service, 0));
    const services = TOWN.services.map((one) => ({ ...one, capacity: 1 }));
    const short = (labels: readonly string[], changes: readonly Change[]) => {
      const named = services.map((one, n) => ({ ...one, label: labels[n] ?? one.label }));
      const clock = { ...TOWN.clock, end: 400 * DAY };
      return timelineMarks({ header: { ...TOWN, clock, services: named, capacityChanges: [...changes] } })[1]?.short;
    };
    const names = (ward: string, rehab: string) => {
      const labels = services.map(({ label }) => label);
      [labels[WARD], labels[REHAB]] = [ward, rehab];
      return labels;
    };
    expect(short(names("Ward", "Clinic"), all.slice(0, 1))).toBe("Ward: from 1 bed to none");
    expect(short(names("Ward", "Clinic"), all.slice(0, 2))).toBe("Ward and 1 more: from 1 bed to none");
    expect(short(names("Beds, in town", "Beds, out of town"), all.slice(0, 2))).toBe("Beds (2): from 1 bed to none");
  });

  test("that are steps of a ramp are one mark, where it begins", () => {
    const ramp = [0, 1, 2, 3].map((step) => change((10 + 7 * step) * DAY + (step === 1 ? 1 : 0), WARD, 19 - step));
    expect(marks(ramp, [20])).toEqual([
      BEGIN,
      [10 * DAY, "Ward: from 20 to 16 beds, in 4 steps until Mon 2 May 2016, 00:00"],
    ]);
  });

  test("that turn back, break the rhythm or come alone are marks of their own", () => {
    const up = marks([change(10 * DAY, WARD, 21), change(17 * DAY, WARD, 20)], [20]);
    expect(up).toHaveLength(3);
    const late = marks(
      [10, 17, 24, 200].map((day, i) => change(day * DAY, WARD, 21 + i)),
      [20],
    );
    expect(late.map(([time]) => time)).toEqual([DAY, 10 * DAY, 200 * DAY]);
    const steps = marks([change(10 * DAY, WARD, 24), change(17 * DAY, WARD, 44)], [20]);
    expect(steps).toHaveLength(3);
  });
});

describe("a team", () => {
  /** Two on duty from eight to six, five days a week, from day `first` for so many weeks; Friday is day 0. */
  const weeks = (staff: number, first: number, count: number): Change[] =>
    Array.from({ length: 7 * count }, (_, i) => first + i)
      .filter((day) => (day + 4) % 7 < 5)
      .flatMap((day) => [change(day * DAY + 8 * HOUR, TEAM, staff), change(day * DAY + 18 * HOUR, TEAM, 0)]);
  const places = [1, 1, 1, 0];

  test("comes and goes without marks", () => {
    expect(marks(weeks(2, 0, 58), places)).toEqual([BEGIN]);
  });

  test("has one mark when its rota changes", () => {
    expect(marks([...weeks(2, 0, 10), ...weeks(3, 70, 48)], places)).toEqual([
      BEGIN,
      [70 * DAY + 8 * HOUR, "Rapid response: a new rota, at most 3 on duty, 2 before"],
    ]);
  });

  test("of which shifts only move keeps its numbers", () => {
    const later = weeks(2, 70, 48).map((one) => ({ ...one, at: one.at + HOUR }));
    expect(marks([...weeks(2, 0, 10), ...later], places)).toEqual([
      BEGIN,
      [70 * DAY + 8 * HOUR, "Rapid response: a new rota, at most 2 on duty, as before"],
    ]);
  });
});

test("Thurrock's plan has the dates that its page names", () => {
  const header = headerOf(thurrockModel("in-borough.yaml"));
  expect(timelineMarks({ header }).map(({ text }) => text)).toEqual([
    "Measuring begins",
    expect.stringMatching(/^Care at home through a crisis: from 7 to 11 places$/),
    expect.stringMatching(/^Rapid Response and Assessment Service: a new rota, at most 3 on duty, 2 before$/),
    expect.stringMatching(/^Joint Reablement Team: from 65 to 73 places, in 8 steps until /),
    expect.stringMatching(
      /^Intermediate care \(first place outside the borough\), .*: from 6 beds to none, in 6 steps/,
    ),
    expect.stringMatching(/^Collins House: from 5 to 10 beds, in 5 steps until /),
  ]);
  expect(timelineMarks({ header: headerOf(thurrockModel("today.yaml")) })).toHaveLength(1);
});
