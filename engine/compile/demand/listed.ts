/** People who come at instants known beforehand: lists, and schedules written out for the length of the run. */
import { weekdayOf } from "../../calendar.ts";
import { purpose, SERIES } from "../../random/purposes.ts";
import type { CohortSpec, Scenario } from "../../scenario/scenario.ts";
import type { ListedPerson } from "../../scenario/spec/demand.ts";
import { DAY, firstDay, phaseByTime, startSeconds } from "../clock.ts";
import type { Listed } from "../model/demand.ts";
import type { Clock } from "../model.ts";
import { luckOf } from "../names.ts";

const MOST_LISTED = 5_000_000;
const COUNT_BITS = 10;

/** Those of the people listed who come within the run. */
export function atInstants(people: readonly ListedPerson[], spec: CohortSpec, clock: Clock): Listed {
  const book = new Book(luckOf(spec), clock);
  const coming = people.filter(({ at }) => book.add(at));
  const attributes = Object.entries(spec.attributes).map(([name, shares]) => [name, Object.keys(shares)] as const);
  const given = coming.some(({ levels }) => Object.keys(levels).length > 0);
  const levelOf = (person: ListedPerson, name: string, levels: readonly string[]): number =>
    Object.hasOwn(person.levels, name) ? levels.indexOf(person.levels[name]!) : -1;
  return {
    ...book.listed(),
    stay: Int32Array.from(coming.some(({ stay }) => stay !== null) ? coming.map(({ stay }) => stay ?? -1) : []),
    levels: Int16Array.from(
      given ? coming.flatMap((person) => attributes.map(([name, levels]) => levelOf(person, name, levels))) : [],
    ),
  };
}

/** The members of a closed population, all there at second 0, each known by their number. */
export function atTheStart(members: number, luck: number): Listed {
  return {
    form: "listed",
    at: new Int32Array(members),
    id0: new Int32Array(members).fill(luck),
    id1: Int32Array.from({ length: members }, (_, i) => SERIES.member + i),
    stay: new Int32Array(0),
    levels: new Int16Array(0),
  };
}

/**
 * A weekly schedule over the whole run; numbers of people may change by date.
 * @throws RangeError above MOST_LISTED people.
 */
export function onSchedule(scenario: Scenario, cohort: number, luck: number, clock: Clock): Listed {
  const book = new Book(luck, clock);
  const zero = startSeconds(clock.start) - clock.warmUp;
  const phase = phaseByTime(scenario, clock);
  for (let day = firstDay(clock); day * DAY - zero < clock.end; day++) {
    const rows = comingOn(scenario, cohort, phase(day * DAY + DAY / 2 - zero)).filter(({ days }) =>
      days.includes(weekdayOf(day)),
    );
    for (const { at, people } of [...rows].sort((a, b) => a.at - b.at)) {
      for (let i = 0; i < people.value; i++) book.add(day * DAY + at);
    }
  }
  return book.listed();
}

function comingOn(scenario: Scenario, cohort: number, phase: number) {
  const { coming } = scenario.phases[phase]!.cohorts[cohort]!.arrivals.demand;
  return coming.form === "schedule" ? coming.rows : [];
}

/**
 * Writes people down with their identities. A person is known by the cohort, the day, the second of the day and how many
 * came in that second before: whoever else is on the list changes nobody's luck.
 */
class Book {
  private readonly at: number[] = [];
  private readonly id0: number[] = [];
  private readonly id1: number[] = [];
  private readonly luck: number;
  private readonly zero: number;
  private readonly end: number;
  private last = -1;
  private count = 0;

  constructor(luck: number, clock: Clock) {
    this.luck = luck;
    this.zero = startSeconds(clock.start) - clock.warmUp;
    this.end = clock.end;
  }

  /** `civil`: seconds from 1970-01-01, not falling from call to call. False for who would come outside the run. */
  add(civil: number): boolean {
    this.count = civil === this.last ? this.count + 1 : 0;
    this.last = civil;
    const at = civil - this.zero;
    if (at < 0 || at >= this.end) return false;
    if (this.at.length === MOST_LISTED || this.count === 1 << COUNT_BITS)
      throw new RangeError(`a schedule or list brings more people than can be counted`);
    const day = Math.floor(civil / DAY);
    this.at.push(at);
    this.id0.push(purpose(this.luck, SERIES.second + civil - day * DAY));
    this.id1.push((day << COUNT_BITS) | this.count);
    return true;
  }

  listed(): Listed {
    const { at, id0, id1 } = this;
    return {
      form: "listed",
      at: Int32Array.from(at),
      id0: Int32Array.from(id0),
      id1: Int32Array.from(id1),
      stay: new Int32Array(0),
      levels: new Int16Array(0),
    };
  }
}
