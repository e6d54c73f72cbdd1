import { InputError } from "../exit.ts";
import type { Interrupt } from "../interrupt.ts";
import { type Loaded, loadAll, settingsOfEach } from "../load.ts";
import { type RunOptions, settingsOf } from "../options.ts";
import { simulate } from "../simulate.ts";

/**
 * `careshift compare BASE VARIANT…`: the same people in each scenario. With no variant, the base with `--set` is one; else
 * `--set` is for all, but for a lever that only some of them have. Returns the folder of the comparison.
 */
export async function compare(
  base: string,
  variants: readonly string[],
  options: RunOptions,
  interrupt: Interrupt,
): Promise<string> {
  const { set = [] } = options;
  const settings = settingsOf(options);
  if (variants.length === 0 && set.length === 0) {
    throw new InputError("Nothing to compare with. Name a second scenario, or change the base with --set lever=value.");
  }
  const files = variants.length === 0 ? [base, base] : [base, ...variants];
  const each =
    variants.length === 0 ? [settingsOf({ ...options, set: [] }), settings] : await settingsOfEach(files, settings);
  const worlds = await loadAll(files.map((file, i) => [file, each[i]!] as const));
  for (const world of worlds) mustMeetTheSameTime(worlds[0]!, world);
  return simulate("comparison", worlds, options, interrupt);
}

/** @throws InputError where two scenarios cover different times */
export function mustMeetTheSameTime({ model: base, scenario }: Loaded, { model, scenario: other }: Loaded): void {
  const same = (["start", "warmUp", "end", "weekOffset"] as const).every((key) => base.clock[key] === model.clock[key]);
  if (same) return;
  throw new InputError(
    `“${other.title}” and “${scenario.title}” cover different times, so that their people cannot be paired. Give both the same time: (start, length, warm-up).`,
  );
}
