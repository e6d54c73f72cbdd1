import { luckKey } from "../random/keys.ts";
import { purpose, USE } from "../random/purposes.ts";
import type { Scenario, ServiceSpec } from "../scenario/scenario.ts";
import type { AdmitSpec, GiveUpSpec, TaskSpec } from "../scenario/spec/queues.ts";
import type { People } from "./classes.ts";
import { phaseStart } from "./clock.ts";
import type { DistributionPool } from "./distributionPool.ts";
import {
  type ModelAdmission,
  type ModelAdmitClass,
  type ModelPatience,
  type ModelQueueing,
  type ModelTask,
  NO_QUEUEING,
} from "./model/queues.ts";
import type { Clock } from "./model.ts";
import { luckOf, type Names } from "./names.ts";

/** What the services of a scenario say of their queues. */
export function compileQueueing(
  scenario: Scenario,
  names: Names,
  people: People,
  pool: DistributionPool,
  clock: Clock,
): ModelQueueing {
  const { services } = scenario.phases[0]!;
  const admission = services.map((spec) => admissionOf(spec, names, people));
  const patience = services.map((spec) => spec.giveUp.map((form) => patienceOf(form, names, people, pool)));
  return {
    rings: scenario.rings,
    tasks: tasksOf(scenario, pool, clock),
    admission: admission.every((one) => one === null) ? NO_QUEUEING.admission : admission,
    patience: patience.every((forms) => forms.length === 0) ? NO_QUEUEING.patience : patience,
  };
}

function tasksOf({ phases }: Scenario, pool: DistributionPool, clock: Clock): ModelQueueing["tasks"] {
  if (phases.every(({ services }) => services.every(({ queueing }) => queueing.tasks.length === 0))) return [];
  return phases.map(({ from, services }) => ({
    from: phaseStart(clock, from),
    of: services.map((spec) => spec.queueing.tasks.map((task) => taskOf(task, luckOf(spec), pool))),
  }));
}

function taskOf(task: TaskSpec, service: number, pool: DistributionPool): ModelTask {
  const luck = purpose(purpose(service, USE.task), luckKey(task.name));
  return { name: task.name, takes: pool.add(task.takes), fromStart: task.from === "start", luck };
}

function patienceOf(form: GiveUpSpec, names: Names, people: People, pool: DistributionPool): ModelPatience {
  return {
    after: form.after === null ? -1 : pool.add(form.after),
    expectedWait: form.expectedWait?.value ?? -1,
    at: form.at ?? -1,
    isFor: form.when === null ? null : people.classes.map((_, cls) => Number(fitsClass(form.when, people, cls))),
    to: names.place(form.to),
  };
}

function admissionOf(spec: ServiceSpec, names: Names, people: People): ModelAdmission | null {
  const { admit, first, fitFirst } = spec.queueing;
  if (admit.length === 0 && first === null && !fitFirst) return null;
  const last = 1 + Math.max(0, ...admit.map(({ priority }) => priority ?? 0));
  const refusedTo = spec.queue?.then ?? "elsewhere";
  const classes = [...admit, EVERYONE_ELSE].map(
    (one): ModelAdmitClass => ({
      name: one.name,
      priority: one.priority ?? last,
      ageing: one.ageing,
      limit: one.limit ?? -1,
      keepFree: one.keepFree,
      to: names.place(one.to ?? refusedTo),
    }),
  );
  const classOf = people.classes.flatMap((_, cls) => [
    classFor(admit, people, cls, "outside"),
    classFor(admit, people, cls, "in-place"),
  ]);
  return { classes, classOf, first, fitFirst };
}

const EVERYONE_ELSE: Omit<AdmitSpec, "place"> = {
  name: "everyone-else",
  when: null,
  waitsIn: null,
  priority: null,
  ageing: 0,
  limit: null,
  keepFree: 0,
  to: null,
};

/** Position of the first class that fits; the one past the declared ones is for everyone else. */
function classFor(admit: readonly AdmitSpec[], people: People, cls: number, waitsIn: AdmitSpec["waitsIn"]): number {
  const found = admit.findIndex(
    (one) => (one.waitsIn === null || one.waitsIn === waitsIn) && fitsClass(one.when, people, cls),
  );
  return found < 0 ? admit.length : found;
}

/** True when a class of person has, of every attribute asked for, one of the levels. */
function fitsClass(when: AdmitSpec["when"], people: People, cls: number): boolean {
  return Object.entries(when ?? {}).every(([attribute, levels]) => levels.includes(people.level(cls, attribute) ?? ""));
}
