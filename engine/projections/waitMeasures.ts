import type { Model, ModelService } from "../compile/model.ts";
import { type Measure, ratio, value } from "./definition.ts";
import { DAY, middleOf } from "./time.ts";
import { aYear, meanLevel, type Totals } from "./totals.ts";
import type { WaitTotals } from "./waits.ts";

/** Measures of the queue for every service that can be full. */
export function waitMeasures(model: Model): Measure[] {
  return model.services.flatMap((service, s) => (hasQueue(service) ? serviceMeasures(service, s) : []));
}

function hasQueue({ kind }: ModelService): boolean {
  return kind !== "decision" && kind !== "state";
}

function serviceMeasures(service: ModelService, s: number): Measure[] {
  return [
    ...queueMeasures(service.name, s),
    ...waitLengths(service.name, s),
    ...standards(service, s),
    ...turnedAway(service.name, s),
  ];
}

function queueMeasures(name: string, s: number): Measure[] {
  const [outside, inside] = [s * 2, s * 2 + 1];
  return [
    value(name, "queue", "people", "Mean number of people waiting for a place.", (t) =>
      meanLevel(t, t.waits.queue[outside]! + t.waits.queue[inside]!),
    ),
    value(name, "queue.outside", "people", "Mean number of people waiting for a place at home.", (t) =>
      meanLevel(t, t.waits.queue[outside]!),
    ),
    value(name, "queue.inside", "people", "Mean number of people waiting for a place in another service.", (t) =>
      meanLevel(t, t.waits.queue[inside]!),
    ),
    value(
      name,
      "queue.growth",
      "people",
      "Mean number waiting in the second half of the window less that in the first: far from 0, it did not settle.",
      (t) => growth(t, outside) + growth(t, inside),
    ),
    value(
      name,
      "waiting-at-end",
      "people",
      "People waiting for a place when the window ends.",
      (t) => t.waits.waitingAtEnd[outside]! + t.waits.waitingAtEnd[inside]!,
    ),
  ];
}

function waitLengths(name: string, s: number): Measure[] {
  return [
    ratio(
      name,
      "wait",
      "days",
      "Mean days from referral to a place being found, of people who started in the window.",
      ["days waited", (t) => t.waits.wait[s]! / DAY],
      ["people who started", (t) => t.places.starts[s]!],
    ),
    ratio(
      name,
      "wait.any",
      "share",
      "Share of people starting who had to wait at all.",
      ["people who started after a wait", (t) => t.waits.waited[s]!],
      ["people who started", (t) => t.places.starts[s]!],
    ),
  ];
}

function standards(service: ModelService, s: number): Measure[] {
  return service.within.map(({ id }, k) =>
    ratio(
      service.name,
      `within.${id}`,
      "share",
      `Share of referrals that started within ${id.replaceAll("-", " ")}; giving up or leaving before it is not within.`,
      ["people who started in time", (t) => t.places.starts[s]! - t.waits.askedBefore[s]! + inTime(t.waits, s, k)],
      [
        "people who started, gave up or left waiting",
        (t) => t.places.starts[s]! + t.waits.gaveUp[s]! + t.waits.lost[s]!,
      ],
    ),
  );
}

function inTime(totals: WaitTotals, s: number, k: number): number {
  return totals.askedBeforeWithin[totals.standardsFrom[s]! + k]!;
}

function turnedAway(name: string, s: number): Measure[] {
  const ways = [
    ["refused", "were turned away, out of the model, by a full queue", (t: Totals) => t.waits.refused[s]!],
    ["diverted", "were sent to another service by a full queue", (t: Totals) => t.waits.diverted[s]!],
    ["gave-up", "stopped waiting", (t: Totals) => t.waits.gaveUp[s]!],
  ] as const;
  return ways.flatMap(([id, words, count]) => [
    value(name, id, "people per year", `People who ${words}.`, (t) => aYear(t, count(t))),
    ratio(
      name,
      `${id}.share`,
      "share",
      `Share of answered referrals in which people ${words}.`,
      [`people who ${words}`, count],
      ["people who started, were turned away, sent on, gave up or left waiting", (t) => answered(t, s)],
    ),
  ]);
}

/** Referrals that came to an end in the window, whichever way. */
function answered(t: Totals, s: number): number {
  return t.places.starts[s]! + t.waits.refused[s]! + t.waits.diverted[s]! + t.waits.gaveUp[s]! + t.waits.lost[s]!;
}

function growth({ window, waits }: Totals, entry: number): number {
  const middle = middleOf(window);
  const first = waits.firstHalf[entry]!;
  const second = waits.queue[entry]! - first;
  return second / (window.to - middle) - first / Math.max(1, middle - window.from);
}
