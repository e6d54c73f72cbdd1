/** The scenarios of the library with their settings, each simulated once however many claims ask for it. */
import { join } from "node:path";
import type { Executor } from "../../engine/experiments/executor.ts";
import { carryOut, modelsOf } from "../../engine/experiments/plan.ts";
import type { Sample } from "../../engine/experiments/targets.ts";
import type { Models } from "../../engine/index.ts";
import { type Loaded, load } from "../../engine/node/load.ts";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { SCENARIOS } from "./spec.ts";

const SEED = "library";

const NEVER = { requested: false };

/** Levers or paths and their values. */
export type Settings = Readonly<Record<string, string | number>>;

/** A scenario that is wanted: its path below scenarios/, what is set in it, how often it is run. */
export interface Wanted {
  readonly file: string;
  readonly set: Settings;
  readonly replications: number;
}

export class Worlds {
  private readonly loaded = new Map<string, Promise<Loaded>>();
  /** By digest and number of replications. */
  private readonly samples = new Map<string, Sample>();
  private readonly executor: (models: Models) => Executor;

  constructor(executor: (models: Models) => Executor) {
    this.executor = executor;
  }

  /** @throws ScenarioError */
  load(file: string, set: Settings = {}): Promise<Loaded> {
    const settings = Object.entries(set).map(([path, value]) => `${path}=${value}`);
    const key = [file, ...settings].join("\n");
    const there = this.loaded.get(key) ?? load(join(SCENARIOS, file), settings);
    this.loaded.set(key, there);
    return there;
  }

  /** What replications of a scenario found. */
  async sample(wanted: Wanted): Promise<Sample> {
    await this.simulate([wanted]);
    return this.samples.get(keyOf(await this.load(wanted.file, wanted.set), wanted.replications))!;
  }

  /** Simulates what has not been yet: many at once, so that an executor's threads start once. */
  async simulate(wanted: readonly Wanted[]): Promise<void> {
    for (const replications of new Set(wanted.map((one) => one.replications))) {
      const own = wanted.filter((one) => one.replications === replications);
      const loaded = await Promise.all(own.map(({ file, set }) => this.load(file, set)));
      const fresh = new Map(loaded.map((one) => [keyOf(one, replications), one]));
      for (const key of this.samples.keys()) fresh.delete(key);
      if (fresh.size > 0) await this.carryOut([...fresh.values()], replications);
    }
  }

  private async carryOut(worlds: readonly Loaded[], replications: number): Promise<void> {
    const plan = { seed: SEED, replications, logs: "none" } as const;
    const made = await carryOut(worlds, plan, this.executor(modelsOf(worlds)), NEVER, () => {});
    for (const [number, world] of worlds.entries()) {
      this.samples.set(keyOf(world, replications), {
        definitions: standardMeasures(world.model).definitions,
        replications: made.worlds[number]!.map(({ values }) => values),
      });
    }
  }
}

const keyOf = ({ digest }: Loaded, replications: number): string => `${digest} ${replications}`;
