import { describe, expect, test } from "vitest";
import { daysToIso, weekdayOf } from "../../../engine/calendar.ts";
import { parseScenario } from "../../../engine/language.ts";
import { REASON } from "../../../engine/log/facts.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { byPerson, of, scenario, type Told, tell } from "./told.ts";

const HOME = "routes: [{ to: home, share: 100% }]";
const STAY = "length-of-stay: { exponential: { mean: 1 days } }";
/** The runs begin on a Monday: hour of the day, and day of the week from 0. */
const hour = (fact: Told): number => fact.hours % 24;
const day = (fact: Told): number => Math.floor(fact.hours / 24);
/** 2016-04-04 is day 0: 2 May, a bank holiday, is day 28. */
const HOLIDAY = 28;

const withTop = (text: string, top: string): string => text.replace("cohorts:", `${top}\ncohorts:`);

describe("section 4.5: a move starts when leaving hours of the origin and admission hours of the destination are open", () => {
  const facts = tell(
    scenario(`
  ward: { kind: beds, capacity: 20, ${STAY}, leaving: { hours: 09:00-14:00 }, routes: [{ to: care, share: 30% }, { to: home, share: rest }] }
  care: { kind: beds, capacity: 4, length-of-stay: { exponential: { mean: 2 days } }, admission: { hours: 12:00-18:00, days: mon-fri }, ${HOME} }`),
  );
  const moved = of(facts, "Started", "care");

  test("nobody starts outside either, and the leaving hours of others are left alone", () => {
    expect(moved.length).toBeGreaterThan(50);
    for (const one of moved) {
      expect(hour(one)).toBeGreaterThanOrEqual(12);
      expect(hour(one)).toBeLessThanOrEqual(14);
      expect(day(one) % 7).toBeLessThan(5);
    }
    const home = of(facts, "Left", "ward").filter((fact) => fact.other === "home");
    expect(home.some((fact) => hour(fact) < 12)).toBe(true);
    expect(home.some((fact) => day(fact) % 7 > 4)).toBe(true);
  });

  test("the wait for the hours is told as out of hours, and the place is reserved meanwhile", () => {
    const delayed = facts.filter((fact) => fact.kind === "Delayed" && fact.other === "care");
    const late = delayed.filter((fact) => fact.value === REASON.outOfHours);
    expect(late.length).toBeGreaterThan(50);
    for (const one of late) {
      expect(facts[one.number - 1]).toMatchObject({ kind: "Assigned", service: "care", person: one.person });
    }
  });
});

describe("section 4.5: someone from outside waits for the admission hours too, with the place reserved", () => {
  const facts = tell(
    scenario(`  ward: { kind: beds, capacity: 30, ${STAY}, admission: { hours: 08:00-10:00 }, ${HOME} }`),
  );

  test("whoever comes while it is closed starts when it opens", () => {
    const assigned = of(facts, "Assigned", "ward");
    expect(assigned.length).toBeGreaterThan(200);
    for (const one of assigned) {
      expect(one.other).toBe("outside");
      const started = facts.find((fact) => fact.number > one.number && fact.person === one.person);
      if (started !== undefined) expect(started).toMatchObject({ kind: "Started" });
      if (started !== undefined) expect(hour(started)).toBe(8);
    }
    for (const own of byPerson(facts)) {
      const started = own.find((fact) => fact.kind === "Started");
      if (started !== undefined) expect(hour(started)).toBeLessThanOrEqual(10);
    }
  });
});

describe("section 7: bank holidays", () => {
  const ward = (policy: string): string =>
    withTop(
      scenario(
        `  ward: { kind: beds, capacity: 200, ${STAY}, leaving: [{ hours: 09:00-17:00, days: mon-sat${policy} }, { hours: 10:00-11:00, days: sun${policy} }], ${HOME} }`,
        "",
        "40 per day",
      ),
      "bank-holidays: england",
    );
  const hoursOn = (text: string, which: number): number[] =>
    of(tell(text), "Left", "ward")
      .filter((fact) => day(fact) === which)
      .map(hour);

  test("open: hours hold as on any other day", () => {
    const hours = hoursOn(ward(""), HOLIDAY);
    expect(hours.length).toBeGreaterThan(20);
    expect(hours.some((one) => one > 11)).toBe(true);
  });

  test("closed: nobody leaves on that date", () => {
    expect(hoursOn(ward(", bank-holidays: closed"), HOLIDAY)).toEqual([]);
    expect(hoursOn(ward(", bank-holidays: closed"), HOLIDAY + 1).length).toBeGreaterThan(40);
  });

  test("as-sunday: the hours of a Sunday hold", () => {
    const hours = hoursOn(ward(", bank-holidays: as-sunday"), HOLIDAY);
    expect(hours.length).toBeGreaterThan(20);
    for (const one of hours) expect(one >= 10 && one <= 11).toBe(true);
  });

  test("staff may be fewer on a bank holiday", () => {
    const team = `  ward: { kind: team, staff: { "mon-sat 08:00-18:00": 3, "sun 08:00-12:00": 1, bank-holidays: as-sunday }, visit: { exponential: { mean: 1 hours } }, ${HOME} }`;
    const changes = of(tell(withTop(scenario(team), "bank-holidays: [2016-05-02]")), "CapacityChanged");
    const that = changes.filter((fact) => day(fact) === HOLIDAY);
    expect(that.map((fact) => [hour(fact), fact.value])).toEqual([
      [8, 1],
      [12, 0],
    ]);
  });

  test("the dates built in are those published: eight a year, ten in 2022, nine in 2023", () => {
    const text = withTop(scenario(`  ward: { kind: beds, capacity: 1, ${STAY}, ${HOME} }`), "bank-holidays: england");
    const years = parseScenario("a.yaml", new Map([["a.yaml", text]])).bankHolidays.map((one) =>
      daysToIso(one).slice(0, 4),
    );
    const count = (year: string): number => years.filter((one) => one === year).length;
    expect(["2013", "2016", "2022", "2023", "2028", "2030"].map(count)).toEqual([8, 8, 10, 9, 8, 8]);
    for (const one of parseScenario("a.yaml", new Map([["a.yaml", text]])).bankHolidays)
      expect(weekdayOf(one)).toBeLessThan(5);
  });

  test("hours that differ on bank holidays need a list of them", () => {
    const text = ward(", bank-holidays: closed").replace("bank-holidays: england", "");
    expect(() => modelOf(text)).toThrow(/names none/);
  });
});

test("section 4.5: hours that can never both be open are an error", () => {
  const text = scenario(`
  ward: { kind: beds, capacity: 20, ${STAY}, leaving: { hours: 09:00-11:00 }, routes: [{ to: care, share: 30% }, { to: home, share: rest }] }
  care: { kind: beds, capacity: 4, ${STAY}, admission: { hours: 12:00-18:00 }, ${HOME} }`);
  expect(() => modelOf(text)).toThrow(/never admits while/);
});

describe("section 6: places by hours", () => {
  const facts = tell(
    scenario(
      `  ward: { kind: beds, capacity: { mon-sun 08:00-20:00: 6, otherwise: 3 }, length-of-stay: { exponential: { mean: 1 days } }, ${HOME} }`,
    ),
  );

  test("change at the hours said, every day", () => {
    const changes = of(facts, "CapacityChanged", "ward");
    expect(changes.length).toBe(120);
    for (const one of changes) expect([hour(one), one.value]).toEqual(hour(one) === 8 ? [8, 6] : [20, 3]);
  });

  test("when they fall below occupancy nobody is admitted until it is below the new number, and occupants stay", () => {
    let [census, places, above] = [0, 3, 0];
    for (const fact of facts) {
      if (fact.kind === "CapacityChanged") places = fact.value;
      if (fact.kind === "Left") census--;
      if (fact.kind === "Started") expect(++census).toBeLessThanOrEqual(places);
      if (census > places) above++;
    }
    expect(above).toBeGreaterThan(20);
  });
});

test("section 6: a shift that goes on after midnight does not end there", () => {
  const team = `  ward: { kind: team, staff: { "daily 20:00-08:00": 2 }, visit: { exponential: { mean: 2 hours } }, ${HOME} }`;
  const facts = tell(scenario(team, "", "12 per day"));
  for (const one of of(facts, "CapacityChanged")) expect([8, 20]).toContain(hour(one));
  for (const one of of(facts, "Visited")) {
    const start = facts[one.cause]!;
    const end = (hour(start) >= 20 ? day(start) + 1 : day(start)) * 24 + 8;
    expect(one.value).toBe(one.hours > end ? 1 : 0);
  }
});

describe("section 6: so many starts a week", () => {
  const ward = (starts: string, more = ""): string =>
    scenario(`  ward: { kind: beds, capacity: 40, ${STAY}, starts: ${starts}, ${HOME} }`, more);
  /** Starts in each span of so many days. */
  const counts = (facts: readonly Told[], days: number): number[] => {
    const found: number[] = Array(Math.ceil(60 / days)).fill(0);
    for (const one of of(facts, "Started", "ward")) {
      const span = Math.floor(one.hours / 24 / days);
      if (span < found.length) found[span]!++;
    }
    return found;
  };

  test("no more than that begin in a week, which begins on Monday at midnight; the others queue", () => {
    const facts = tell(ward("10 per week"));
    // Demand is 42 a week: each week begins with all ten.
    expect(counts(facts, 7).slice(0, 8)).toEqual(Array(8).fill(10));
    const monday = of(facts, "Started", "ward").filter((one) => facts[one.cause]!.kind === "StartsRenewed");
    expect(monday.length).toBeGreaterThan(60);
    for (const one of monday) expect(one.hours % 168).toBe(0);
  });

  test("per day the window begins anew each midnight", () => {
    const found = counts(tell(ward("2 per day")), 1);
    expect(Math.max(...found)).toBe(2);
    expect(found.filter((one) => one === 2).length).toBeGreaterThan(50);
  });

  test("a dated change of the number holds from the next week on", () => {
    const facts = tell(ward("10 per week", "changes: [{ on: 2016-04-20, set: { services.ward.starts: 3 per week } }]"));
    expect(counts(facts, 7).slice(0, 8)).toEqual([10, 10, 10, 3, 3, 3, 3, 3]);
  });

  test("a number that is of no week or day is an error", () => {
    expect(() => modelOf(ward("10"))).toThrow(/no week or day/);
  });
});

describe("section 6: breaks of a team", () => {
  const team = (breaks: string): Told[] =>
    tell(
      scenario(
        `  ward: { kind: team, staff: { "daily 08:00-18:00": 3 }, breaks: { ${breaks} }, visit: { exponential: { mean: 1 hours } }, ${HOME} }`,
        "",
        "20 per day",
      ),
    );

  test("nobody starts a visit while all staff are on their break, and visits going on are finished", () => {
    const facts = team('"12:00-12:30": all');
    const noon = (fact: Told): boolean => hour(fact) >= 12 && hour(fact) < 12.5;
    expect(of(facts, "Started", "ward").filter(noon)).toEqual([]);
    expect(of(facts, "Visited", "ward").filter(noon).length).toBeGreaterThan(20);
    for (const one of of(facts, "Visited").filter(noon)) expect(one.value).toBe(0);
  });

  test("a break of some leaves the others on duty, and is not the end of a shift", () => {
    const changes = of(team('"12:00-13:00": 1'), "CapacityChanged").slice(0, 4);
    expect(changes.map((one) => [hour(one), one.value, one.other])).toEqual(
      [
        [8, 3, "outside"],
        [12, 2, "outside"],
        [13, 3, "outside"],
        [18, 0, "ward"],
      ].map(([at, value, other]) => [at, value, other === "ward" ? changes[3]!.other : other]),
    );
  });
});

describe("section 7: leaving and admission hours may change on a date", () => {
  const facts = tell(
    scenario(
      `  ward: { kind: beds, capacity: 40, ${STAY}, leaving: { hours: 09:00-12:00 }, admission: { hours: 08:00-20:00 }, ${HOME} }`,
      "changes: [{ on: 2016-05-04, set: { services.ward.leaving: { hours: 15:00-17:00, days: mon-fri }, services.ward.admission.hours: 10:00-11:00 } }]",
    ),
  );

  test("from that date on the new hours hold, for those who wait already as well", () => {
    for (const one of of(facts, "Left", "ward")) {
      const [from, to] = day(one) < 30 ? [9, 12] : [15, 17];
      expect(hour(one) >= from && hour(one) <= to).toBe(true);
    }
    const started = of(facts, "Started", "ward").filter((one) => day(one) >= 30);
    expect(started.length).toBeGreaterThan(100);
    for (const one of started) expect(hour(one) >= 10 && hour(one) <= 11).toBe(true);
  });
});

test("section 7: what cannot change on a date is refused with the reason", () => {
  const text = scenario(
    `  ward: { kind: beds, capacity: 4, ${STAY}, queue: { limit: 3 }, ${HOME} }`,
    "changes: [{ on: 2016-05-04, set: { services.ward.queue.limit: 2 } }]",
  );
  expect(() => modelOf(text)).toThrow(/let in under the old limit/);
});
