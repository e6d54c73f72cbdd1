import { Assembly } from "./assembly.ts";
import type { LogAsk, LogEvent, Post } from "./messages.ts";
import { readLogFile } from "./readLogFile.ts";
import { failed, troubleOf } from "./trouble.ts";

/** The log worker without its thread: what it does with each message. */
export function logHandler(post: Post<LogEvent>): (ask: LogAsk) => Promise<void> {
  let assembly: Assembly | null = null;
  return async (ask) => {
    if (ask.ask === "file") return readLogFile(new Uint8Array(ask.bytes), post);
    try {
      if (ask.ask === "begin") assembly = new Assembly(ask.header, post);
      else if (ask.ask === "take") assembly?.take(ask.chunk);
      else assembly?.end(true);
    } catch (error) {
      post(failed(troubleOf(error, "the log worker")));
    }
  };
}
