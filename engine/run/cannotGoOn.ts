/** A run cannot go on, and the reason lies in its scenario: the words are for whoever wrote that. */
export class CannotGoOn extends Error {
  override name = "CannotGoOn";
  /** What is wrong, and what can be done about it: each a sentence without its full stop. */
  readonly wrong: string;
  readonly cure: string;

  constructor(wrong: string, cure: string) {
    super(`${wrong}. Try: ${cure}.`);
    this.wrong = wrong;
    this.cure = cure;
  }
}
