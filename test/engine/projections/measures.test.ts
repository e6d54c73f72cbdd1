import { describe, expect, test } from "vitest";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import { days } from "./figures.ts";
import { modelOf } from "./models.ts";

const ids = (model: Parameters<typeof standardMeasures>[0]): string[] =>
  standardMeasures(model).definitions.map((definition) => definition.id);

const system = modelOf(
  {
    "front-door": { kind: "state", setting: "hospital", routes: [{ to: ["hub"] }] },
    hub: { kind: "decision", routes: [{ to: ["ward"] }, { to: ["at-home"] }] },
    ward: { setting: "hospital", queueLimit: 3, refusedTo: 6, routes: [{ to: ["home"] }] },
    "at-home": { kind: "state", setting: "own-home", routes: [{ to: ["front-door"] }] },
  },
  { clock: days(1) },
);

describe("the standard measures of a model", () => {
  const { definitions, begin } = standardMeasures(system);

  test("have different ids, made of the service or the system and the measure", () => {
    expect(new Set(definitions.map(({ id }) => id)).size).toBe(definitions.length);
    for (const { id, service, measure } of definitions) expect(id).toBe(`${service ?? "system"}.${measure}`);
  });

  test("say in words what they are, and ratios what is divided by what", () => {
    for (const { words, unit, kind, numerator, denominator } of definitions) {
      expect(words).toMatch(/^[A-Z].*\.$/);
      expect(unit).not.toBe("");
      expect([numerator !== null, denominator !== null]).toEqual([kind === "ratio", kind === "ratio"]);
    }
  });

  test("all have two numbers, whatever happened: for a value the second is 1", () => {
    const values = begin().end();
    expect(values).toHaveLength(2 * definitions.length);
    expect(values.every(Number.isFinite)).toBe(true);
    for (const [i, { kind }] of definitions.entries()) if (kind === "value") expect(values[2 * i + 1]).toBe(1);
  });

  test("leave out what a service cannot have: no queue for a state, nothing for a decision", () => {
    expect(definitions.filter(({ service }) => service === "hub")).toEqual([]);
    expect(ids(system)).not.toContain("front-door.queue");
    expect(ids(system)).not.toContain("at-home.delayed");
    expect(ids(system)).toContain("ward.queue");
  });

  test("have a flow to each place that people can be sent to, through decisions and full queues", () => {
    const flows = ids(system).filter((id) => id.startsWith("front-door.to."));
    expect(flows).toEqual(["outside", "ward", "at-home", "died"].map((place) => `front-door.to.${place}`));
  });

  test("ask for day 91 and readmission only where there are hospitals to leave", () => {
    expect(ids(system)).toContain("system.readmission-30");
    expect(ids(system)).not.toContain("system.at-home-91");
    expect(ids(modelOf({ ward: {} }))).not.toContain("system.readmission-30");
  });

  test("do not change with capacities and prices, so that variants can be compared", () => {
    const more = { ...system, services: system.services.map((service) => ({ ...service, capacity: 99 })) };
    expect(ids(more)).toEqual(ids(system));
  });
});
