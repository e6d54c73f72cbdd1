// The log file: see block.ts for its layout.
export { LOG_EXITS, type LogHeader, type LogService, logHeader, type RunNames } from "./header.ts";
export { LogFileError } from "./logFileError.ts";
export type { BlockEntry, LogTotals } from "./logIndex.ts";
export { inMemory, type LogSource } from "./logSource.ts";
export { NO_PACK, type Pack } from "./pack.ts";
export { type LogReader, lastAt, openLog } from "./readLog.ts";
export { verifyLog } from "./verifyLog.ts";
export { createLogWriter, KEYFRAME_CHUNKS, type LogTarget, type LogWriter } from "./writeLog.ts";
