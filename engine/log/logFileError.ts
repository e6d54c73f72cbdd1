/** What is wrong with a log file, where, what can still be read, and what to try. */
export class LogFileError extends Error {
  /** What is wrong, as a sentence without its full stop. */
  readonly wrong: string;
  /** Where in the file: a part of it, byte or facts. */
  readonly where: string;
  /** What can be done. */
  readonly try: string;
  /** Which facts of the file can be read all the same, as a sentence without its full stop; "" where that is not known. */
  readonly rest: string;

  constructor(wrong: string, where: string, cure: string, rest = "") {
    super(`${where}: ${wrong}.${rest === "" ? "" : ` ${rest}.`} Try: ${cure}.`);
    this.name = "LogFileError";
    this.wrong = wrong;
    this.where = where;
    this.try = cure;
    this.rest = rest;
  }
}
