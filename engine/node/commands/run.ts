import type { Interrupt } from "../interrupt.ts";
import { loadAll } from "../load.ts";
import { type RunOptions, settingsOf } from "../options.ts";
import { simulate } from "../simulate.ts";

/** `careshift run FILE`: replicates a scenario. Returns the run folder. */
export async function run(file: string, options: RunOptions, interrupt: Interrupt): Promise<string> {
  return simulate("run", await loadAll([[file, settingsOf(options)]]), options, interrupt);
}
