/** The process: one command line, its exit code, and never a stack for the person who typed it. */
import { writeSync } from "node:fs";
import type { Page } from "./commands/replay.ts";
import { EXIT } from "./exit.ts";
import { explain } from "./explain.ts";
import { inlineMore } from "./inlining.ts";
import { listenForInterrupt } from "./interrupt.ts";
import { bearClosedPipes, print } from "./output.ts";
import { obey } from "./program.ts";

/**
 * Runs the command line of this process and sets its exit code.
 * @param page the viewer's page: how it is had is for the installation to know
 */
export async function main(page: Page, words: readonly string[] = process.argv.slice(2)): Promise<void> {
  inlineMore();
  const interrupt = listenForInterrupt();
  bearClosedPipes();
  process.on("uncaughtException", (error) => {
    const { code, text } = explain(error);
    writeSync(2, `${text}\n`);
    process.exit(code);
  });
  try {
    process.exitCode = await obey(words, interrupt, page);
  } catch (error) {
    const { code, text } = explain(error);
    process.exitCode = code;
    await print(process.stderr, `${text}\n`);
    if (code === EXIT.interrupted) process.exit(code); // threads may take their time to end
  } finally {
    interrupt.release();
  }
}
