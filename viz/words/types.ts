/** What the words make: sentences with the facts they rest on. */

/** One sentence, the fact it tells, and whether asking why makes sense. */
export interface Narration {
  readonly text: string;
  /** When it happened: "Tue 14 Jan, 14:05". */
  readonly when: string;
  /** Number of the fact, −1 for none. */
  readonly fact: number;
  readonly person: number;
  readonly service: number;
  /** The person still waits at the end of the step, so that whyOf has an answer. */
  readonly why: boolean;
}

/** One step of a cause chain. */
export interface WhyLink {
  /** One sentence or a few. */
  readonly text: string;
  /** Service the sentence is about, −1 for none. */
  readonly service: number;
  /** Facts it rests on: the page links to each. Facts of the future are cited only by "until …" and "in this run …". */
  readonly facts: readonly number[];
}

/** The cause chain of a delay, from the person to the root. */
export interface WhyView {
  readonly title: string;
  readonly links: readonly WhyLink[];
}
