/** What is wrong with a log file, where, and what to try. */
export class LogFileError extends Error {
  /** What is wrong, as a sentence without its full stop. */
  readonly wrong: string;
  /** Where in the file: a part of it, byte or facts. */
  readonly where: string;
  /** What can be done, or what can still be read. */
  readonly try: string;

  constructor(wrong: string, where: string, cure: string) {
    super(`${where}: ${wrong}. Try: ${cure}.`);
    this.name = "LogFileError";
    this.wrong = wrong;
    this.where = where;
    this.try = cure;
  }
}
