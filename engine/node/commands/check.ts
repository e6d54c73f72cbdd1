import { checkReport, overloadSentence, overloads, say } from "../../index.ts";
import { EXIT } from "../exit.ts";
import { explain } from "../explain.ts";
import { load } from "../load.ts";
import { lineWidth, print } from "../output.ts";

/** Options of `careshift check`. */
interface CheckOptions {
  readonly set?: readonly string[];
  readonly quiet?: boolean;
}

/** `careshift check FILE…`: every problem of every file; for those without, what they hold. */
export async function check(files: readonly string[], { set = [], quiet = false }: CheckOptions): Promise<number> {
  let worst: number = EXIT.done;
  for (const [number, file] of files.entries()) {
    if (number > 0 && !quiet) await print(process.stdout, "\n");
    worst = Math.max(worst, await checkOne(file, set, quiet));
  }
  return worst;
}

async function checkOne(file: string, set: readonly string[], quiet: boolean): Promise<number> {
  try {
    const { scenario, model, foresight } = await load(file, set);
    for (const warning of scenario.warnings) await print(process.stderr, `${say(warning)}\n`);
    if (quiet) {
      for (const one of overloads(model, foresight))
        await print(process.stderr, `${file}: warning: ${overloadSentence(one)}\n`);
      return EXIT.done;
    }
    await print(process.stdout, `${file}: no problems\n\n`);
    await print(process.stdout, checkReport(scenario, model, foresight, lineWidth(process.stdout)));
    return EXIT.done;
  } catch (error) {
    const { code, text } = explain(error);
    if (code !== EXIT.wrongInput) throw error;
    await print(process.stderr, `${text}\n`);
    return code;
  }
}
