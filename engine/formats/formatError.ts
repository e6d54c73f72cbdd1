/** What is wrong with a file that is to be read, where, and what to try. */
export class FormatError extends Error {
  /** `where`: row and column, byte, or part of the file; "" where it is the whole. */
  constructor(wrong: string, where: string, cure: string) {
    super(`${where === "" ? "" : `${where}: `}${wrong}. Try: ${cure}.`);
    this.name = "FormatError";
  }
}

/** "row 12, column "kind"": rows count from 1, the line of names above them not among them. */
export const cellAt = (row: number, column: string): string => `row ${row}, column "${column}"`;
