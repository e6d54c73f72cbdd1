import { KIND_NAMES } from "./facts.ts";

const DAY = 86_400;

/** One fact of a log. */
export interface Fact {
  number: number;
  time: number;
  kind: number;
  person: number;
  service: number;
  other: number;
  value: number;
  cause: number;
}

/** Collects what is wrong with a log, each sentence with the fact that shows it. */
export class LawReport {
  private readonly sentences: string[] = [];
  private readonly most: number;
  private more = 0;

  /** `most`: sentences beyond this many are counted, not kept. */
  constructor(most: number) {
    this.most = most;
  }

  /** What is wrong about one fact. */
  about(fact: Fact, wrong: string): void {
    const name = KIND_NAMES[fact.kind] ?? `kind ${fact.kind}`;
    const who = fact.person >= 0 ? `, person ${fact.person}` : "";
    this.say(`fact ${fact.number} (${name}${who}, ${moment(fact.time)}): ${wrong}`);
  }

  say(sentence: string): void {
    if (this.sentences.length < this.most) this.sentences.push(sentence);
    else this.more++;
  }

  all(): string[] {
    return this.more === 0 ? this.sentences : [...this.sentences, `and ${this.more} more`];
  }
}

/** "day 12 04:10:00", counted from time 0. */
export function moment(time: number): string {
  const second = time % DAY;
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return `day ${Math.floor(time / DAY)} ${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
}
