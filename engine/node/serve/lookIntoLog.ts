import type { LogReader } from "../../index.ts";
import { openLogFile } from "../folder/logFile.ts";

/**
 * What the head and the index of a log file say.
 * @throws InputError when it is no log that this version can read
 */
export async function lookIntoLog(path: string): Promise<Pick<LogReader, "header" | "totals">> {
  const { reader, close } = await openLogFile(path);
  await close();
  const { header, totals } = reader;
  return { header, totals };
}
