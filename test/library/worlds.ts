/** The scenarios of the library with their settings, each simulated once however many claims ask for it. */
import { join } from "node:path";
import type { Executor } from "../../engine/experiments/executor.ts";
import { carryOut, modelsOf } from "../../engine/experiments/plan.ts";
import type { Sample } from "../../engine/experiments/targets.ts";
import type { Models } from "../../engine/index.ts";
import { type Loaded, load } from "../../engine/node/load.ts";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { SCENARIOS } from "./spec.ts";

export const SEED = "library";

const NEVER = { requested: false };

/** Levers or paths and their values. */
export type Settings = Readonly<Record<string, string | number>>;

export class Worlds {
  private readonly loaded = new Map<string, Promise<Loaded>>();
  private readonly samples = new Map<string, Promise<Sample>>();
  private readonly executor: (models: Models) => Executor;

  constructor(executor: (models: Models) => Executor) {
    this.executor = executor;
  }

  /** @param file path below scenarios/ @throws ScenarioError */
  load(file: string, settings: Settings = {}): Promise<Loaded> {
    const set = Object.entries(settings).map(([path, value]) => `${path}=${value}`);
    return once(this.loaded, [file, ...set].join("\n"), () => load(join(SCENARIOS, file), set));
  }

  /** What replications of a scenario found. */
  async sample(file: string, settings: Settings, replications: number): Promise<Sample> {
    const { model, digest } = await this.load(file, settings);
    return once(this.samples, `${digest} ${replications}`, async () => {
      const worlds = [{ model, digest }];
      const executor = this.executor(modelsOf(worlds));
      const plan = { seed: SEED, replications, logs: "none" } as const;
      const { worlds: made } = await carryOut(worlds, plan, executor, NEVER, () => {});
      return { definitions: standardMeasures(model).definitions, replications: made[0]!.map(({ values }) => values) };
    });
  }
}

function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const there = made.get(key) ?? make();
  made.set(key, there);
  return there;
}
