// The log file: see block.ts for its layout.
export { checkLog } from "./checkLog.ts";
export { type Finding, finding, notChecked } from "./finding.ts";
export { logHeader } from "./header.ts";
export { LogFileError } from "./logFileError.ts";
export { inMemory, type LogSource } from "./logSource.ts";
export { NO_PACK, type Pack } from "./pack.ts";
export { type LogReader, lastAt, openLog } from "./readLog.ts";
export { createLogWriter, type LogTarget } from "./writeLog.ts";
