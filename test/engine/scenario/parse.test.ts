import { describe, expect, test } from "vitest";
import { needs } from "../../../engine/scenario/needs.ts";
import { parseScenario } from "../../../engine/scenario/parse.ts";
import type { Quantity, Scenario, ServiceSpec } from "../../../engine/scenario/scenario.ts";
import { FILES, TODAY } from "./examples.ts";

const DAY = 86_400;
const today = parseScenario("small/today.yaml", FILES);

const service = (name: string, scenario: Scenario = today, phase = 0): ServiceSpec =>
  scenario.phases[phase]!.services.find((one) => one.name === name)!;

const route = (from: string, name: string) => service(from).routes.find((one) => one.name === name)!;

/** The small scenario with one piece replaced. */
function withPiece(before: string, after: string): Scenario {
  if (!TODAY.includes(before)) throw new Error(`"${before}" does not occur`);
  return parseScenario("a.yaml", new Map([["a.yaml", TODAY.replace(before, () => after)]]));
}

describe("what stands around the services", () => {
  test("title, question and place", () => {
    expect(today.title).toBe("A small place, spring 2016");
    expect(today.question).toMatch(/^What happens/);
    expect(today.place).toEqual({
      name: "Smallplace",
      population: { all: 163_848, "18-plus": 120_000, "65-plus": 23_000 },
    });
    expect(withPiece("place: { name", "# place: { name").place).toEqual({ name: "", population: {} });
  });

  test("years and months are counted on the calendar in time, and weeks in days", () => {
    expect(today.time).toEqual({
      start: "2016-04-01",
      length: 730 * DAY,
      warmUp: 182 * DAY,
      snapshotHour: 0,
      arrivalsStop: null,
    });
    expect(withPiece("start: 2016-04-01, length: 2 years", "start: 2015-04-01, length: 1 year").time.length).toBe(
      366 * DAY,
    );
    expect(withPiece("warm-up: 26 weeks", "warm-up: 3 months").time.warmUp).toBe(91 * DAY);
    expect(withPiece("warm-up: 26 weeks", "warm-up: none").time.warmUp).toBe(0);
    expect(withPiece("start: 2016-04-01", "start: 2016-04-01T08:00").time.start).toBe("2016-04-01T08:00");
  });

  test("sources, payers and prices", () => {
    expect(today.sources[0]).toEqual({ id: "plan-2016", title: "Better Care Fund plan", where: "table 3", grade: "S" });
    expect(today.sources[1]).toEqual({ id: "audit", title: "Audit of delays", where: null, grade: null });
    expect(today.payers).toEqual(["nhs", "council"]);
    expect(today.priceYear).toBe("2016/17");
    const [bedDay, bedded, delay, team] = today.costs;
    expect(bedDay).toMatchObject({
      services: ["acute-ward"],
      per: "occupied-day",
      paidBy: { nhs: 1 },
      additional: false,
    });
    expect(bedDay!.price.value).toBe(31_200);
    expect(bedded).toMatchObject({
      services: ["collins-house", "out-of-borough"],
      per: "start",
      paidBy: { nhs: 0.5, council: 0.5 },
    });
    expect(delay).toMatchObject({ per: "delayed-day", additional: true });
    expect(team).toMatchObject({ per: "year" });
    expect(team!.price.value).toBe(11_000_000);
  });

  test("targets are values in the measure's unit, or relative changes", () => {
    const [home, fewer] = today.targets;
    expect(home).toMatchObject({ measure: "system.at-home-91", value: 0.909, change: null, source: "plan-2016" });
    expect(fewer).toMatchObject({ measure: "system.admissions", value: null, source: null });
    expect(fewer!.change).toBeCloseTo(-0.035, 12);
    expect(today.older).toEqual({ age: ["65-74", "75-plus"] });
  });

  test("levers know their unit and what the scenario has", () => {
    const [beds, weeks] = today.levers;
    expect(beds).toEqual({
      name: "collins-house-beds",
      sets: "services.collins-house.capacity",
      from: 0,
      to: 12,
      step: 1,
      label: "Beds at Collins House",
      unit: "",
      value: 7,
    });
    expect(weeks).toMatchObject({ from: 2, to: 6, step: 0.2, unit: "weeks", value: 4 });
  });
});

describe("cohorts", () => {
  const [frail, community] = today.phases[0]!.cohorts;

  test("arrivals are people per day, with range and provenance", () => {
    expect(frail!.arrivals.total).toMatchObject({
      value: 11.2,
      low: 10,
      high: 12.5,
      source: "plan-2016",
      note: "from table 3",
    });
    expect(community!.arrivals.total!.value).toBeCloseTo((200 * 12) / 365.25, 12);
    expect(frail!.arrivals.includesReturns).toBe(true);
    expect(community!.arrivals.includesReturns).toBeNull();
    expect(frail!.arrivals.growth!.value).toBeCloseTo(0.017, 12);
    expect(frail!.arrivals.hour).toHaveLength(24);
    expect(frail!.arrivals.weekday).toEqual([1.1, 1, 1, 1, 1.1, 0.9, 0.9]);
    expect(community!.arrivals.month).toBeNull();
  });

  test("attributes are shares or rest; first services are in order of preference; was: keeps the luck", () => {
    expect((frail!.attributes["frailty"]!["mild"] as Quantity).value).toBe(0.4);
    expect(frail!.attributes["frailty"]!["severe"]).toBe("rest");
    expect(frail!.enters).toEqual(["front-door"]);
    expect(community!.enters).toEqual(["rapid-response", "acute-ward"]);
    expect(community!.was).toBe("community");
    expect(frail!.was).toBeNull();
  });
});

describe("services", () => {
  test("keep the order and the place in which they are written", () => {
    const names = [
      "front-door",
      "acute-ward",
      "collins-house",
      "out-of-borough",
      "reablement",
      "rapid-response",
      "at-home",
    ];
    expect(today.phases[0]!.services.map(({ name }) => name)).toEqual(names);
    const line = TODAY.split("\n").indexOf("  acute-ward:") + 1;
    expect(service("acute-ward").place).toEqual({ file: "small/today.yaml", line, column: 3 });
    expect(service("acute-ward").capacity!.place.line).toBe(line + 4);
  });

  test("have their kind, setting and defaults", () => {
    expect(service("acute-ward")).toMatchObject({
      kind: "beds",
      setting: "hospital",
      label: "Acute ward",
      form: "clocks",
    });
    expect(service("out-of-borough")).toMatchObject({ setting: "other", label: null, whileWaiting: "at-home" });
    expect(service("acute-ward").whileWaiting).toBe("in-place");
    expect(service("rapid-response").whileWaiting).toBe("at-home");
    expect(service("at-home")).toMatchObject({ form: "outcomes", whileWaiting: "at-home", capacity: null, stay: null });
    expect(service("front-door")).toMatchObject({ kind: "decision", stay: null, queue: null, giveUp: [] });
  });

  test("ways on have names, acceptable places, conditions, preparation, journey and payer", () => {
    expect(route("acute-ward", "home")).toMatchObject({
      to: ["home"],
      when: null,
      prepare: [],
      transfer: null,
      fundedBy: null,
      stay: null,
    });
    const bedded = route("acute-ward", "bedded-care");
    expect(bedded.to).toEqual(["collins-house", "out-of-borough"]);
    expect(bedded.fundedBy).toBe("nhs");
    expect(bedded.prepare.map(({ reason }) => reason)).toEqual(["funding", "assessment"]);
    expect(bedded.transfer).toMatchObject({ form: "constant", value: { value: 7200 } });
    expect(route("acute-ward", "reablement").when).toEqual({ frailty: ["mild", "moderate"] });
    expect(route("acute-ward", "care-home").share).toBe("rest");
    expect(route("at-home", "home").stay).toBe("none");
    expect(route("at-home", "front-door").stay).toMatchObject({ form: "uniform" });
  });

  test("leaving times are days and seconds; hours over midnight become two pieces", () => {
    expect(service("acute-ward").leaving).toEqual([
      { days: [0, 1, 2, 3, 4, 5], from: 9 * 3600, to: 18 * 3600, bankHolidays: "open" },
    ]);
    expect(service("collins-house").leaving).toEqual([
      { days: [0, 1, 2, 3, 4], from: 43_200, to: 43_200, bankHolidays: "open" },
      { days: [5, 6], from: 22 * 3600, to: DAY, bankHolidays: "open" },
      { days: [0, 6], from: 0, to: 7200, bankHolidays: "open" },
    ]);
    expect(service("reablement").leaving).toEqual([]);
    expect(
      withPiece("leaving: { hours: 09:00-18:00, days: mon-sat }", "leaving: { hours: 00:00-24:00 }").phases[0]!
        .services[1]!.leaving,
    ).toEqual([{ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: DAY, bankHolidays: "open" }]);
  });

  test("staff are rows of weekly hours", () => {
    const rows = service("rapid-response").staff!.map(({ hours, staff }) => [
      hours.days.length,
      hours.from / 3600,
      hours.to / 3600,
      staff.value,
    ]);
    expect(rows).toEqual([
      [5, 8, 20, 4],
      [2, 8, 18, 2],
      [7, 22, 24, 1],
      [7, 0, 6, 1],
    ]);
    expect(service("rapid-response").stay).toMatchObject({ form: "lognormal", mean: { value: 4200 } });
    expect(service("rapid-response").within.map(({ id, seconds }) => [id, seconds.value])).toEqual([
      ["2-hours", 7200],
      ["1-hour", 3600],
    ]);
  });

  test("giving up and queue limits name where people go; elsewhere unless said", () => {
    expect(service("out-of-borough").giveUp[0]).toMatchObject({ to: "elsewhere", after: { form: "constant" } });
    const queues = [
      service("out-of-borough"),
      withPiece("limit: 5, then: at-home", "limit: 0").phases[0]!.services[3]!,
    ];
    expect(queues.map(({ queue }) => [queue!.limit, queue!.then])).toEqual([
      [5, "at-home"],
      [0, "elsewhere"],
    ]);
  });
});

describe("files to read next", () => {
  test("a variant needs the file it extends, in the folder of the variant", () => {
    expect(needs("small/more.yaml", FILES.get("small/more.yaml")!)).toEqual(["small/today.yaml"]);
    expect(needs("more.yaml", "extends: ./base/today.yaml")).toEqual(["base/today.yaml"]);
    expect(needs("small/today.yaml", TODAY)).toEqual([]);
  });

  test.each([
    "extends: ../a.yaml",
    "extends: /a.yaml",
    "extends: a\\b.yaml",
    "extends: [a.yaml]",
    "extends: {",
    "",
    "a: 1",
  ])("%s needs nothing", (text) => expect(needs("a.yaml", text)).toEqual([]));
});

test("a byte order mark, Windows line ends and quotes change nothing", () => {
  const files = (text: string) => new Map([["a.yaml", text]]);
  const plain = parseScenario("a.yaml", files(TODAY));
  const odd = parseScenario(
    "a.yaml",
    files(`\uFEFF${TODAY.replaceAll("\n", "\r\n").replace("capacity: 24", 'capacity: "24"')}`),
  );
  expect(odd.resolved).toBe(plain.resolved);
});

test("aliases may repeat a value", () => {
  const text = TODAY.replace("kind: beds\n    capacity: 24", "kind: beds\n    capacity: &places 24").replace(
    "capacity: 7",
    "capacity: 24",
  );
  const repeated = text.replace("capacity: 40", "capacity: *places");
  expect(service("reablement", parseScenario("a.yaml", new Map([["a.yaml", repeated]]))).capacity!.value).toBe(24);
});
