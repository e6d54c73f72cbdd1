/** Errors in words, for the person who typed the command. */
import { CannotGoOn, ScenarioError } from "../index.ts";
import { EXIT, InputError, Interrupted } from "./exit.ts";
import { engineVersion } from "./identity.ts";

/** What to tell the person, and with which exit code to end. */
export function explain(error: unknown): { code: number; text: string } {
  if (error instanceof ScenarioError) return { code: EXIT.wrongInput, text: error.message };
  if (error instanceof CannotGoOn)
    return { code: EXIT.wrongInput, text: `The simulation cannot go on: ${error.message}` };
  if (error instanceof InputError) return { code: EXIT.wrongInput, text: error.message };
  if (error instanceof Interrupted) return { code: EXIT.interrupted, text: error.message };
  return { code: EXIT.failed, text: unexpected(error) };
}

function unexpected(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  if (process.env["CARESHIFT_DEBUG"] === "1" && error instanceof Error) return error.stack ?? what;
  return [
    `Careshift ${engineVersion()} met a fault of its own: ${what}`,
    "Please report it with the command, the scenario file and this message.",
    "CARESHIFT_DEBUG=1 before the command shows where it happened.",
  ].join("\n");
}
