import { expect, test } from "vitest";
import { compile, parseScenario } from "../../../engine/language.ts";
import { actorLines } from "../../../engine/report/actors.ts";
import { scenario } from "../run/told.ts";

const TEXT = scenario(
  `  ward: { kind: beds, capacity: 6, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: care, share: 50% }, { to: home, share: rest }] }
  care: { kind: caseload, capacity: 9, length-of-stay: { constant: 2 days }, routes: [{ to: home, share: 100% }] }`,
  `rules:
  - name: escalation
    when: { service: ward, measure: occupancy, above: 96%, for: 6 hours }
    do: { add-capacity: { service: ward, places: 4, lead-time: 4 hours } }
    until: { below: 90%, for: 12 hours }
    at-most: 3
    cost: £500
  - name: elsewhere
    when: { service: [ward, care], measure: waiting, above: 9 }
    do: { divert: { from: ward, to: elsewhere, share: 70% } }
    until: { below: 2 }
    checked: every 6 hours
shocks:
  outbreak: { closes: ward, places: 30%, every: { exponential: { mean: 400 days } }, lasts: 9 days }
  winter: { surge: people, factor: 1.5, on: 2016-05-01, lasts: 14 days }
programmes:
  community:
    phases:
      - { name: recruit, on: 2016-04-14, changes: { services.care.capacity: 12 } }
      - { name: close, after: previous, wait: 8 weeks, changes: { services.ward.capacity: 3 }, gate: { service: care, measure: waiting, below: 5, for: 28 days } }`,
);

const parsed = parseScenario("a.yaml", new Map([["a.yaml", TEXT]]));

test("each rule, shock and programme has its line in plain words", () => {
  expect(actorLines(parsed, compile(parsed), 1000).map((line) => line.trim())).toEqual([
    "",
    "What acts by itself",
    "Rule escalation: when occupancy of ward is above 96% for 6 hours, opens 4 places in ward after 4 hours; until occupancy of ward is below 90% for 12 hours; at most 3 times; £500 each time.",
    "Rule elsewhere: when the number waiting for ward and care is above 9, sends 70% of those referred to ward to elsewhere; until the number waiting for ward and care is below 2; looked at every 6 hours.",
    "Shock outbreak: 30% of ward close, every 400 days on average, for 9 days on average.",
    "Shock winter: 1.5 times as many people of people come, from 2016-05-01, for 14 days.",
    "Programme community: recruit from 2016-04-14, sets services.care.capacity; close 56 days after that, if the number waiting for care is below 5 for 28 days (else looked at again by the month), sets services.ward.capacity.",
    "The loads above are those before any rule, shock or phase of these acts.",
  ]);
});

test("their figures are in the list of sources and assumptions", () => {
  const listed = parsed.figures.filter(({ path }) => /^(rules|shocks|programmes)/.test(path));
  expect(listed.map(({ path, text }) => `${path} ${text}`)).toEqual([
    "rules.escalation.when.above 96%",
    "rules.escalation.when.for 6 hours",
    "rules.escalation.do.add-capacity.places 4",
    "rules.escalation.do.add-capacity.lead-time 4 hours",
    "rules.escalation.until.below 90%",
    "rules.escalation.until.for 12 hours",
    "rules.escalation.cost £500",
    "rules.elsewhere.when.above 9",
    "rules.elsewhere.do.divert.share 70%",
    "rules.elsewhere.until.below 2",
    "shocks.outbreak.places 30%",
    "shocks.outbreak.every.exponential.mean 400 days",
    "shocks.outbreak.lasts 9 days",
    "shocks.winter.factor 1.5",
    "shocks.winter.lasts 14 days",
    "programmes.community.phases.close.wait 8 weeks",
    "programmes.community.phases.close.gate.below 5",
    "programmes.community.phases.close.gate.for 28 days",
    "programmes.community.phases.recruit.changes.services.care.capacity 12",
    "programmes.community.phases.close.changes.services.ward.capacity 3",
  ]);
});
