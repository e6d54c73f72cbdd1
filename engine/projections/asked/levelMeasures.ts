/** Measures of how many people are in services: by hour of the week, at an instant, at midnight, at once, and places needed. */
import type { ModelAsked } from "../../compile/model/asked.ts";
import { type Model, UNLIMITED } from "../../compile/model.ts";
import { type Measure, ratio, undivided, value } from "../definition.ts";
import { DAY } from "../time.ts";
import type { Totals } from "../totals.ts";
import { jointMeasures } from "./jointMeasures.ts";
import { placesForLoss, placesForTail } from "./placesNeeded.ts";
import { HOURS_OF_WEEK, hoursIn, type Watches } from "./watches.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const of = (t: Totals): Watches => t.asked!.watches!;

export function levelMeasures(model: Model, asked: ModelAsked): Measure[] {
  return [
    ...undivided(byHour(model, asked)),
    ...atInstants(model, asked),
    ...undivided(jointMeasures(model, asked)),
    ...undivided(reaching(model, asked)),
    ...undivided(placesNeeded(model, asked)),
  ];
}

function byHour({ services, clock }: Model, { hoursOfWeek }: ModelAsked): Measure[] {
  return hoursOfWeek.flatMap((s, i) =>
    Array.from({ length: HOURS_OF_WEEK }, (_, hour) => {
      const day = DAYS[Math.floor(hour / 24)]!;
      const from = String(hour % 24).padStart(2, "0");
      return ratio(
        services[s]!.name,
        `census.hour.${day}-${from}`,
        "people",
        `Mean number of people in the place on ${day} from ${from}:00 for an hour.`,
        ["person-hours in that hour of the week", (t) => of(t).hours[i]!.seconds[hour]! / 3600],
        ["hours of the week", (t) => hoursIn(t.window, clock)[hour]! / 3600],
      );
    }),
  );
}

function atInstants({ services }: Model, { midnight, at }: ModelAsked): Measure[] {
  return [
    ...midnight.map((s, i) =>
      ratio(
        services[s]!.name,
        "census.midnight",
        "people",
        "Mean number of people in the place at midnight.",
        ["people there at midnights", (t) => of(t).midnights[i]!.people],
        ["midnights", (t) => of(t).midnights[i]!.instants],
      ),
    ),
    ...at.map(({ name, service }, i) =>
      ratio(
        services[service]!.name,
        `census.at.${name}`,
        "people",
        `People in the place at the declared instant ${name}, after all that happens in it.`,
        ["people there at the instant", (t) => of(t).instants[i]!.people],
        ["runs that reached it", (t) => of(t).instants[i]!.instants],
      ),
    ),
  ];
}

function reaching({ services }: Model, asked: ModelAsked): Measure[] {
  return asked.reaching.flatMap(({ service, level }, i) => {
    const { name } = services[service]!;
    const isReached = (t: Totals): boolean => of(t).reaches[i]!.at >= 0;
    return [
      ratio(
        name,
        `reaching.${level}`,
        "days",
        `Days from the beginning of the window until ${level} people were first in the place; runs in which they never were do not count.`,
        ["days until then", (t) => (isReached(t) ? (of(t).reaches[i]!.at - t.window.from) / DAY : 0)],
        ["runs in which they were", (t) => Number(isReached(t))],
      ),
      value(
        name,
        `reached.${level}`,
        "share",
        `Share of runs in which ${level} people were in the place at once.`,
        (t) => Number(isReached(t)),
      ),
    ];
  });
}

/** From a run without limit and from one with limits the question has different answers, under different names. */
function placesNeeded({ services }: Model, asked: ModelAsked): Measure[] {
  return asked.placesNeeded.flatMap(({ service, delay }, i) => {
    const { name, capacity } = services[service]!;
    const percent = Number((delay * 100).toPrecision(6));
    const share = `${String(percent).replace(".", "-")}-per-cent`;
    const seconds = (t: Totals): readonly number[] => of(t).lengths[i]!.seconds;
    if (capacity < UNLIMITED) {
      const words = `Fewest places so that those in the place and waiting for it would take up all of them in at most ${percent}% of the time, from a run with the places it has: a queue that it makes stays in it.`;
      return [value(name, `places-needed.limited.${share}`, "places", words, (t) => placesForTail(seconds(t), delay))];
    }
    const all = `in at most ${percent}% of the time, from a run without limit`;
    return [
      value(name, `places-needed.unlimited.${share}`, "places", `Fewest places that are all taken ${all}.`, (t) =>
        placesForTail(seconds(t), delay),
      ),
      value(
        name,
        `places-needed.unlimited.loss.${share}`,
        "places",
        `Fewest places so that at most ${percent}% find none and are turned away, from a run without limit: what it shows of more people is cut off. Exact where people come at random (Erlang's loss formula).`,
        (t) => placesForLoss(seconds(t), delay),
      ),
    ];
  });
}
