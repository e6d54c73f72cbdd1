import { describe, expect, test } from "vitest";
import { type ImpliedStay, impliedStays } from "../../../engine/compile/implied.ts";
import { compile, parseScenario } from "../../../engine/language.ts";
import { impliedLines } from "../../../engine/report/implied.ts";
import { byPerson, tellModel } from "../run/told.ts";

const DAY = 86_400;

const scenario = (more: string, stay = "{ gamma: { mean: 8 days, sd: 6 days } }") => `
careshift: 1
title: Clocks that compete
time: { start: 2016-04-04, length: 250 days, warm-up: none, arrivals-stop: 2016-09-01 }
cohorts:
  people: { arrivals: { total: 60 per day }, attributes: { frailty: { mild: 70%, severe: rest } }, enters: door }
services:
  door: { kind: state, length-of-stay: 1 hours, routes: [{ to: ward, share: 60% }, { to: home, share: rest }] }
  ward:
    kind: state
    length-of-stay: ${stay}
    routes: [{ to: next, share: 30% }, { to: home, share: rest }]
  next: { kind: state, length-of-stay: 5 days, routes: [{ to: home, share: 100% }] }
${more}
`;

const CLOCKS = `clocks:
  death: { rate: { by: frailty, levels: { severe: 0.05 per day }, otherwise: 0.01 per day }, to: died }
  crisis: { after: { lognormal: { mean: 12 days, sd: 9 days } }, from: stay, services: ward, to: care-home, never: 20% }`;

function read(text: string) {
  const parsed = parseScenario("small.yaml", new Map([["small.yaml", text]]));
  return { parsed, model: compile(parsed) };
}

const of = (all: readonly ImpliedStay[], name: string): ImpliedStay => all.find(({ service }) => service === name)!;

/** What becomes of the stays in a service in a run: mean seconds, and shares by where people went. */
function realisedIn(model: ReturnType<typeof read>["model"], service: string) {
  const stays = byPerson(tellModel(model)).flatMap((own) => {
    const from = own.findIndex((fact) => fact.kind === "Started" && fact.service === service);
    const left = own.find((fact, i) => i > from && fact.kind === "Left" && fact.service === service);
    return from < 0 || left === undefined ? [] : [{ seconds: left.seconds - own[from]!.seconds, to: left.other }];
  });
  const n = stays.length;
  const mean = stays.reduce((sum, { seconds }) => sum + seconds, 0) / n;
  const sd = Math.sqrt(stays.reduce((sum, { seconds }) => sum + (seconds - mean) ** 2, 0) / (n - 1));
  return {
    n,
    mean,
    error: sd / Math.sqrt(n),
    share: (to: string) => stays.filter((stay) => stay.to === to).length / n,
  };
}

describe("semantics 2: check prints the implied realised mean and the implied shares", () => {
  const { parsed, model } = read(scenario(CLOCKS));
  const all = impliedStays(parsed, model);

  test.each(["ward", "door", "next"])("%s: as a run realises them, within 4 standard errors, and exact", (name) => {
    const implied = of(all, name);
    const seen = realisedIn(model, name);
    expect(implied.leavesOut).toEqual([]);
    expect(Math.abs(seen.mean - implied.realised)).toBeLessThan(4 * seen.error);
    for (const one of [...implied.ways.map((way) => ({ ...way, to: way.name })), ...implied.clocks]) {
      const error = Math.sqrt((one.realised * (1 - one.realised)) / seen.n);
      expect(Math.abs(seen.share(one.to) - one.realised), one.to).toBeLessThan(4 * error);
    }
  });

  test("they are not what is declared: the shortest of several times is shorter than each", () => {
    const { declared, realised, ways } = of(all, "ward");
    expect(declared / DAY).toBeCloseTo(8, 6);
    expect(realised / declared).toBeLessThan(0.8);
    expect(ways[0]!.declared).toBeCloseTo(0.3, 12);
    expect(ways[0]!.realised).toBeLessThan(0.2);
  });

  test("shares of all ways and clocks add up to one", () => {
    for (const { ways, clocks } of all)
      expect([...ways, ...clocks].reduce((sum, { realised }) => sum + realised, 0)).toBeCloseTo(1, 9);
  });

  test("outcomes are cut as well, each by its own stay", () => {
    const outcomes = scenario(CLOCKS.split("\n").slice(0, 2).join("\n")).replace(
      /length-of-stay: \{ gamma.*\n.*routes: .*\n/,
      "outcomes: [{ to: next, share: 30%, stay: 20 days }, { to: home, share: rest, stay: 2 days }]\n",
    );
    const made = read(outcomes);
    const seen = realisedIn(made.model, "ward");
    const implied = of(impliedStays(made.parsed, made.model), "ward");
    expect(Math.abs(seen.mean - implied.realised)).toBeLessThan(4 * seen.error);
    expect(Math.abs(seen.share("next") - implied.ways[0]!.realised)).toBeLessThan(4 * Math.sqrt(0.25 / seen.n));
  });

  test("what is left out is said: effects, clocks that began before, stages", () => {
    const grows = CLOCKS.replace("to: died", "grows: 9% per year, to: died");
    const calms = "effects: { calm: { while: ward, on: clocks.death, factor: 0.5 } }";
    const made = read(scenario(`${grows}\n${calms}`));
    expect(of(impliedStays(made.parsed, made.model), "ward").leavesOut).toEqual([
      "effects",
      "clocks that began before the stay",
    ]);
    const lines = impliedLines(made.parsed, made.model, 100).join(" ");
    expect(lines).toContain("ward: near, not exact. Left out: effects and clocks that began before the stay.");
  });

  test("nothing is printed where no clock can end a stay", () => {
    const made = read(scenario(""));
    expect(impliedLines(made.parsed, made.model, 100)).toEqual([]);
  });
});
