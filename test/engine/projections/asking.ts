import type { ModelAsked } from "../../../engine/compile/model/asked.ts";
import type { Model } from "../../../engine/compile/model.ts";

/** A compiled scenario that asks for everything there is to ask for, of every service that has it. */
export function asking(model: Model, shape: number): Model {
  const all = [...model.services.keys()];
  const kinds = (...wanted: string[]): number[] => all.filter((s) => wanted.includes(model.services[s]!.kind));
  const people = all.filter((s) => model.services[s]!.kind !== "decision");
  const queued = kinds("beds", "caseload", "team");
  const two =
    people.length < 2 ? [] : [[people[shape % people.length]!, people[(shape + 1) % people.length]!] as const];
  const asked: ModelAsked = {
    by: [byClass(model, (cls) => cls % 2)],
    reportable: {
      services: people.filter((s) => s % 3 !== 2),
      who: Uint8Array.from(model.classes, (_, cls) => Number(cls % 3 !== 1)),
      grace: [0, 3600, 30 * 3600][shape % 3]!,
      weeklyAt: 3 * 86_400 + model.clock.snapshotAt,
      byReason: Uint8Array.from([0, 1, 3, 2, 0, 0, 1]),
      byPlace: Uint8Array.from([...all, 0, 0, 0, 0, 0], (_, place) => place % 4),
      per: "18-plus",
    },
    outcomes: ["place-of-death", "readmission-91", "loss-of-home-91"],
    waits: queued,
    response: queued.flatMap((service) => [
      { name: "always", service, seconds: 5 * 3600, whileOpen: false },
      { name: "open", service, seconds: 5 * 3600, whileOpen: true },
    ]),
    workforce: kinds("team").map((service) => ({ service, week: 37.5 * 3600, onVisits: 0.6 })),
    inArea: kinds("beds").map((service) => ({ service, inside: service % 2 === 0 })),
    hoursOfWeek: people.slice(0, 1),
    midnight: people,
    at: people.map((service) => ({ name: "noon", service, at: model.clock.end >> 1 })),
    joint: two,
    reaching: people.map((service) => ({ service, level: 2 })),
    placesNeeded: people.map((service) => ({ service, delay: 0.05 })),
  };
  return { ...model, asked };
}

/** People split in two by their class, which may change. */
function byClass({ classes }: Model, levelOf: (cls: number) => number): ModelAsked["by"][number] {
  return { attribute: "half", levels: ["even", "odd"], levelOf: Int32Array.from(classes, (_, cls) => levelOf(cls)) };
}
