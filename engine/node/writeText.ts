import { writeFile } from "node:fs/promises";
import { InputError } from "./exit.ts";
import { reason } from "./reason.ts";

/** Writes a file that was named on the command line. @throws InputError when it cannot be written */
export async function writeText(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be written: ${reason(error)}. Name another file.`);
  });
}
