import { describe, expect, test } from "vitest";
import { compile, parseScenario } from "../../../engine/language.ts";
import { checkLaws } from "../../../engine/log/laws.ts";
import { doorLines } from "../../../engine/report/doors.ts";
import { digestOf, journeys, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf, set } from "../../laws/scenarios.ts";
import { byPerson, of, tell, tellModel } from "./told.ts";

const DAY = 86_400;

const scenario = (share = "30%", more = "", extra = "") => `
careshift: 1
title: Two doors
time: { start: 2016-04-04, length: 100 days, warm-up: none }
cohorts:
  people: { arrivals: { total: 4 per day }, enters: council, second-door: { at: hospital, share: ${share} }${extra} }
services:
  council: { kind: caseload, capacity: 10, length-of-stay: { exponential: { mean: 3 days } }, routes: [${more}{ to: home, share: rest }] }
  hospital: { kind: caseload, capacity: 3, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: home, share: 100% }] }
`;

describe("semantics 9: the same person referred at two doors can be said", () => {
  const model = modelOf(scenario());
  const facts = tellModel(model);
  const people = byPerson(facts);
  const isTwice = (cls: number): boolean => {
    const a = model.attributes.findIndex(({ name }) => name === "second-door");
    return model.attributes[a]!.levels[model.classes[cls]!.levels[a]!] === "yes";
  };
  const twice = people.filter((own) => isTwice(own[0]!.value));
  const once = people.filter((own) => !isTwice(own[0]!.value));

  test("so many are referred at both doors, and each is one person", () => {
    const error = Math.sqrt((0.3 * 0.7) / people.length);
    expect(Math.abs(twice.length / people.length - 0.3)).toBeLessThan(4 * error);
    for (const own of people) expect(own.filter(({ kind }) => kind === "Arrived").length).toBe(1);
    const untold = journeys(logOf(modelOf(scenario().replace(/, second-door: \{[^}]*\}/, ""))));
    expect([...untold.keys()].sort()).toEqual([...journeys(logOf(model)).keys()].sort());
  });

  test("they stand in both queues and leave both when either has a place; the others stand in one", () => {
    const referred = (own: (typeof people)[number]) =>
      own.filter(({ kind }) => kind === "Referred").map(({ service }) => service);
    const waited = twice.filter((own) => referred(own).length > 0);
    expect(waited.length).toBeGreaterThan(20);
    for (const own of waited) expect(referred(own)).toEqual(["council", "hospital"]);
    for (const own of once) expect(referred(own).length).toBeLessThan(2);
    const doors = new Set(waited.flatMap((own) => own.find(({ kind }) => kind === "Started")?.service ?? []));
    expect([...doors].sort()).toEqual(["council", "hospital"]);
    for (const own of people) expect(own.filter(({ kind }) => kind === "Started").length).toBeLessThan(2);
    for (const own of once)
      for (const { service, kind } of own) if (kind === "Started") expect(service).toBe("council");
  });

  test("a larger share refers more people twice, and moves nobody else", () => {
    const more = modelOf(scenario(), [set("cohorts.people.second-door.share", "40%")]);
    const classes = (of2: typeof model) =>
      new Map([...journeys(logOf(of2))].map(([key, rows]) => [key, rows[0]!.value]));
    const [before, after] = [classes(model), classes(more)];
    let moved = 0;
    for (const [key, cls] of before) {
      if (isTwice(cls)) expect(isTwice(after.get(key)!)).toBe(true);
      else if (isTwice(after.get(key)!)) moved++;
    }
    expect(moved).toBeGreaterThan(15);
  });

  test("ways on may go by it: what the other door asks as well", () => {
    const asked = tell(
      scenario("30%", "{ to: hospital, share: 100%, when: { second-door: yes } }, ").replace(
        "share: rest",
        "share: rest",
      ),
    );
    const again = of(asked, "Left", "council").filter(({ other }) => other !== "home");
    expect(again.length).toBeGreaterThan(20);
  });

  test("who waits at home for the second door at the start waits there", () => {
    const census = "\ncensus: [{ for: hospital, people: 9, since: 2 days }]";
    const waiting = tell(`${scenario()}${census}`).filter(({ kind, seconds }) => kind === "Referred" && seconds === 0);
    expect(waiting.filter(({ service }) => service === "hospital").length).toBe(9);
  });

  test("check tells people and referrals apart", () => {
    const read = parseScenario("small.yaml", new Map([["small.yaml", scenario()]]));
    const said = doorLines(read, compile(read), 200).join(" ");
    expect(said).toContain(
      "30% of people are referred at council and hospital both: 4 people a day, and 5.2 referrals",
    );
  });

  test("lawful, and rebuilt at any instant it goes on alike", () => {
    const log = logOf(model);
    expect(checkLaws(model, log)).toEqual([]);
    for (const at of [3.3, 40, 77.7]) expect(digestOf(rebuiltLog(model, log, at * DAY))).toBe(digestOf(log));
  });

  test.each([
    ["second-door: { at: hospitl, share: 30% }", 'no service or way out is called "hospitl"'],
    ["second-door: { at: council, share: 30% }", '"council" stands twice'],
    ["second-door: { at: home, share: 30% }", "which is a way out"],
    ["second-door: { at: hospital, share: rest }", "is not said"],
    ["second-door: { at: hospital }", "share is missing"],
    [
      "second-door: { at: hospital, share: 30% }, attributes: { second-door: { yes: 100% } }",
      "stands under attributes too",
    ],
  ])("%s is refused", (spec, said) => {
    expect(() => modelOf(scenario().replace("second-door: { at: hospital, share: 30% }", spec))).toThrow(said);
  });
});
