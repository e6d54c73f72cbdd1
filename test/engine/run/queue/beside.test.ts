import { describe, expect, test } from "vitest";
import { REASON } from "../../../../engine/log/facts.ts";
import { byPerson, of, scenario, type Told, tell } from "../told.ts";

const DAY = 86_400;

/** A ward that leads to a small care home by a route with more to say, and home. */
const town = (route: string, ward = "", care = ""): string => `
  ward: { kind: beds, capacity: 20, length-of-stay: { gamma: { mean: 3 days, sd: 1 days } }, routes: [{ to: care, share: 30%, ${route} }, { to: home, share: rest }]${ward} }
  care: { kind: beds, capacity: 4, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: home, share: 100% }]${care} }`;

/** Facts of each stay in the ward, from Started to what came of it. */
const wardStays = (facts: readonly Told[]): Told[][] => byPerson(facts).filter((own) => of(own, "Started", "ward")[0]);

const first = (own: readonly Told[], kind: Told["kind"], service?: string): Told | undefined =>
  of(own, kind, service)[0];

/** When a stay in the ward ended or was said to be over. */
const ready = (own: readonly Told[]): Told | undefined =>
  first(own, "ReadyToLeave", "ward") ?? first(own, "Left", "ward");

describe("semantics 4: referred onward at admission", () => {
  const facts = tell(scenario(town("refer: at-admission")));
  const referred = wardStays(facts).filter((own) => first(own, "Referred", "care"));

  test("a person stands in the queue of the next service from the first second of the stay, wherever there is no room", () => {
    expect(referred.length).toBeGreaterThan(30);
    for (const own of referred) {
      const started = first(own, "Started", "ward")!;
      expect(first(own, "Referred", "care")).toMatchObject({ seconds: started.seconds, other: "ward" });
    }
  });

  test("a place found before ready is reserved, counted apart from occupied, and nobody moves before they are ready", () => {
    const kept = wardStays(facts).filter((own) => first(own, "Assigned", "care") && first(own, "Started", "care"));
    expect(kept.length).toBeGreaterThan(30);
    for (const own of kept) {
      const [left, started] = [first(own, "Left", "ward")!, first(own, "Started", "care")!];
      expect(first(own, "Assigned", "care")!.other).toBe("ward");
      expect(first(own, "ReadyToLeave", "ward")).toBeUndefined();
      expect(left.seconds).toBe(started.seconds);
    }
    for (const one of of(facts, "Assigned", "care")) expect(taken(facts, one)).toBeLessThanOrEqual(4);
  });

  test("delay still counts from ready only: whoever is referred early is ready when they would have been", () => {
    const large = (route: string): Told[][] => wardStays(tell(scenario(town(route).replace("20", "200"))));
    const [early, late] = [large("refer: at-admission"), large("refer: when-ready")];
    const delayed = early.flatMap((own) => first(own, "ReadyToLeave", "ward") ?? []);
    expect(delayed.length).toBeGreaterThan(20);
    for (const { person, seconds } of delayed)
      expect(ready(late.find(([one]) => one!.person === person)!)!.seconds).toBe(seconds);
  });

  test("semantics 5: one queue by the time of referral to it, wherever the person waits", () => {
    const order = of(facts, "Referred", "care").map(({ person }) => person);
    const found = facts
      .filter(({ kind, service }) => service === "care" && (kind === "Assigned" || kind === "Started"))
      .map(({ person }) => person)
      .filter((person, i, all) => order.includes(person) && all.indexOf(person) === i);
    expect(found.length).toBeGreaterThan(30);
    expect(found).toEqual(order.slice(0, found.length));
  });
});

describe("semantics 4: referred onward some days before ready", () => {
  const facts = tell(scenario(town("refer: { before-ready: 1 days }")));

  test("a day before the end of the stay, or with it where the stay is shorter", () => {
    const told = wardStays(facts).filter((own) => first(own, "Referred", "care") && first(own, "ReadyToLeave", "ward"));
    expect(told.length).toBeGreaterThan(10);
    for (const own of told) {
      const since = Math.max(first(own, "Started", "ward")!.seconds, ready(own)!.seconds - DAY);
      expect(first(own, "Referred", "care")!.seconds).toBe(since);
    }
  });

  test("when ready is the default, and says the same", () => {
    expect(tell(scenario(town("refer: when-ready")))).toEqual(tell(scenario(town("name: care"))));
  });

  test("patience begins to run when they are ready, not when they are referred", () => {
    const own = tell(
      scenario(town("refer: at-admission", "", ", give-up: { after: 5 hours, to: elsewhere }"), "", "12 per day"),
    );
    const gone = byPerson(own).filter((one) => first(one, "GaveUp", "care"));
    expect(gone.length).toBeGreaterThan(20);
    for (const one of gone)
      expect(first(one, "GaveUp", "care")!.seconds - first(one, "ReadyToLeave", "ward")!.seconds).toBe(5 * 3600);
  });
});

describe("someone referred before ready who is not kept in the place they leave", () => {
  const facts = tell(scenario(town("refer: at-admission", ", while-waiting: at-home"), "", "9 per day"));
  const home = wardStays(facts).filter((own) => first(own, "Left", "ward")?.other === "outside");

  test("goes home when the stay is over and keeps their place in the queue", () => {
    expect(home.length).toBeGreaterThan(20);
    for (const own of home) {
      expect(of(own, "Referred", "care")).toHaveLength(1);
      expect(own.some(({ kind }) => kind === "ReadyToLeave")).toBe(false);
    }
    const started = of(facts, "Started", "care").map(({ person }) => person);
    const order = of(facts, "Referred", "care").map(({ person }) => person);
    const waited = home.map(([one]) => one!.person).filter((person) => started.includes(person));
    expect(waited).toEqual(order.filter((person) => waited.includes(person)));
  });
});

describe("a stay that ends before its time", () => {
  const rule = (service: string): string => `
rules:
  - { name: early, when: { service: ${service}, measure: occupancy, above: 40% }, do: { discharge-early: { service: ward, people: 3, who: longest-stay, not-within: 1 hours } }, not-within: 6 hours }`;

  test("by a rule: whoever has a place reserved moves at once, whoever stands in the queue waits on in it", () => {
    const facts = tell(scenario(town("refer: at-admission"), rule("ward")));
    const cut = wardStays(facts).filter((own) => first(own, "DischargedEarly", "ward"));
    const kept = cut.filter((own) => isBefore(own, "Assigned", "DischargedEarly"));
    const queued = cut.filter((own) => isBefore(own, "Referred", "DischargedEarly") && !kept.includes(own));
    expect(Math.min(kept.length, queued.length)).toBeGreaterThan(5);
    for (const own of kept)
      expect(first(own, "Started", "care")!.seconds).toBe(first(own, "DischargedEarly", "ward")!.seconds);
    for (const own of queued) expect(of(own, "Referred", "care")).toHaveLength(1);
  });

  test("because its places go: who is to move elsewhere leaves the queue, who has a place reserved goes there", () => {
    const closes = `
changes: [{ on: 2016-04-20, occupants: { move-to: other }, set: { services.ward.capacity: 2 } }]`;
    const other =
      "\n  other: { kind: beds, capacity: 40, length-of-stay: 5 days, routes: [{ to: home, share: 100% }] }";
    const text = scenario(town("refer: at-admission") + other, closes);
    const moved = [0, 1, 2, 3].flatMap((run) =>
      byPerson(tell(text, run)).filter((own) => first(own, "Displaced", "ward")),
    );
    const [gone, kept] = [
      moved.filter((own) => first(own, "Withdrawn")),
      moved.filter((own) => isBefore(own, "Assigned", "Displaced")),
    ];
    expect(Math.min(gone.length, kept.length)).toBeGreaterThan(0);
    for (const own of gone) expect(first(own, "Started", "other")!.seconds).toBe(first(own, "Displaced")!.seconds);
    for (const own of kept) expect(first(own, "Started", "care")!.seconds).toBe(first(own, "Displaced")!.seconds);
  });

  test("by a clock: the place reserved is free again", () => {
    const clock = "clocks: { death: { rate: 20% within 1 days, to: died } }";
    const facts = tell(scenario(town("refer: at-admission"), clock));
    const ended = of(facts, "ReservationEnded", "care").filter(({ other }) => other === "ward");
    expect(ended.length).toBeGreaterThan(10);
  });
});

describe("semantics 4: preparation before or beside the search for a place", () => {
  const steps = "prepare: { assessment: 10 hours, funding: { takes: 20 hours, search: beside } }";
  const facts = tell(scenario(town(steps), "", "8 per day"));
  const whole = wardStays(facts).filter((own) => first(own, "ReadyToLeave", "ward") && first(own, "Started", "care"));

  test("the search begins with the first step beside it, and not before those that come before it", () => {
    const referred = whole.filter((own) => first(own, "Referred", "care"));
    expect(referred.length).toBeGreaterThan(20);
    for (const own of referred)
      expect(first(own, "Referred", "care")!.seconds - first(own, "ReadyToLeave", "ward")!.seconds).toBe(10 * 3600);
  });

  test("the place found is reserved until the preparation is done", () => {
    const kept = whole.filter((own) => first(own, "Assigned", "care"));
    expect(kept.length).toBeGreaterThan(20);
    for (const own of kept)
      expect(first(own, "Started", "care")!.seconds - first(own, "ReadyToLeave", "ward")!.seconds).toBe(30 * 3600);
  });

  test("every second of delay carries the earliest unfinished step: no room only when all is prepared", () => {
    const late = whole.filter((own) => of(own, "Delayed").some(({ value }) => value === REASON.noRoom));
    expect(late.length).toBeGreaterThan(5);
    for (const own of late) {
      const delays = of(own, "Delayed").slice(0, 3);
      expect(delays.map(({ value }) => value)).toEqual([REASON.assessment, REASON.funding, REASON.noRoom]);
      expect(delays.map(({ seconds }) => seconds - delays[0]!.seconds)).toEqual([0, 10 * 3600, 30 * 3600]);
    }
  });

  test("referred before ready and prepared: the preparation begins when ready, whatever has been found", () => {
    const both = tell(scenario(town("refer: at-admission, prepare: { assessment: 10 hours }")));
    const kept = wardStays(both).filter(
      (own) => isBefore(own, "Assigned", "ReadyToLeave") && first(own, "Started", "care"),
    );
    expect(kept.length).toBeGreaterThan(20);
    for (const own of kept) {
      expect(of(own, "Delayed").map(({ value }) => value)).toEqual([REASON.assessment]);
      expect(first(own, "Started", "care")!.seconds - first(own, "ReadyToLeave", "ward")!.seconds).toBe(10 * 3600);
    }
  });
});

test("a word that is none says which there are; visits and exits have nothing to seek beforehand", () => {
  expect(() => tell(scenario(town("refer: early")))).toThrow(/at-admission, when-ready, or a map with before-ready/);
  expect(() => tell(scenario(town("refer: { before-ready: soon }")))).toThrow(/soon/);
  expect(() =>
    tell(
      scenario(town("name: x").replace("{ to: home, share: rest }", "{ to: home, share: rest, refer: at-admission }")),
    ),
  ).toThrow(/always has room/);
  expect(() => tell(scenario(town("prepare: { funding: { takes: 2 days, search: during } }")))).toThrow(
    /before or beside/,
  );
});

const isBefore = (own: readonly Told[], one: Told["kind"], other: Told["kind"]): boolean => {
  const [a, b] = [first(own, one), first(own, other)];
  return a !== undefined && b !== undefined && a.number < b.number;
};

/** Places of the care home that are occupied or reserved, up to and including a fact. */
function taken(facts: readonly Told[], until: Told): number {
  const places = new Set<number>();
  for (const { kind, service, person } of facts.slice(0, until.number + 1)) {
    if (service !== "care") continue;
    if (kind === "Assigned" || kind === "Started") places.add(person);
    if (kind === "Left") places.delete(person);
  }
  return places.size;
}
