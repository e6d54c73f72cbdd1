import { fileURLToPath } from "node:url";
import { compare } from "../../../../engine/node/commands/compare.ts";
import { run } from "../../../../engine/node/commands/run.ts";
import type { Interrupt } from "../../../../engine/node/interrupt.ts";
import type { RunOptions } from "../../../../engine/node/options.ts";

/** Path of a test scenario. */
export const scenario = (name: string): string =>
  fileURLToPath(new URL(`../../../scenarios/${name}.yaml`, import.meta.url));

const NEVER: Interrupt = { requested: false, signal: new AbortController().signal, release() {} };

const OPTIONS: RunOptions = { replications: 3, seed: "s", jobs: 1, quiet: true, json: true, open: false };

/** Makes the run folder of a scenario in this process, three replications with seed "s", and prints nothing. */
export function runInto(out: string, name: string, options: Partial<RunOptions> = {}): Promise<string> {
  return silently(() => run(scenario(name), { ...OPTIONS, ...options, out }, NEVER));
}

/** Makes the folder of a comparison likewise. */
export function compareInto(out: string, base: string, variant: string): Promise<string> {
  return silently(() => compare(scenario(base), [scenario(variant)], { ...OPTIONS, out }, NEVER));
}

async function silently<Made>(make: () => Promise<Made>): Promise<Made> {
  const { write } = process.stdout;
  process.stdout.write = ((_: unknown, told?: unknown) => {
    if (typeof told === "function") told();
    return true;
  }) as typeof write;
  try {
    return await make();
  } finally {
    process.stdout.write = write;
  }
}
