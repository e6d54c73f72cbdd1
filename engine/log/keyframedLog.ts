import { copyChunk, type FactChunk } from "./chunk.ts";
import type { LogHeader } from "./header.ts";
import type { LogTotals } from "./logIndex.ts";
import { Replay } from "./replay.ts";
import { replayBytes } from "./replayBytes.ts";
import { createLogWriter, type LogTarget, type LogWriter } from "./writeLog.ts";

/**
 * A log file with the state of a replay stored in it now and then (see writeLog.ts), so that a reader need not begin at
 * the beginning. Holds one chunk back: none is stored after the last, where there is no use for it.
 */
export function createKeyframedLog(header: LogHeader, target: Omit<LogTarget, "keyframe">): LogWriter {
  const replay = new Replay(header);
  let held: FactChunk | null = null;
  let moreComes = false;
  const writer = createLogWriter(header, { ...target, keyframe: () => (moreComes ? replayBytes(replay) : null) });
  const passOn = (more: boolean): void => {
    if (held === null) return;
    moreComes = more;
    replay.take(held); // first: the writer asks for the state after the chunk it takes
    writer.take(held);
    held = null;
  };
  return {
    get backlog() {
      return writer.backlog;
    },
    get isBehind() {
      return writer.isBehind;
    },
    take(chunk) {
      if (chunk.length === 0) return;
      passOn(true);
      held = copyChunk(chunk);
    },
    drained: () => writer.drained(),
    close(): Promise<LogTotals> {
      passOn(false);
      return writer.close();
    },
  };
}
