import { addSeconds, daysToIso, type Instant, parseInstant } from "../calendar.ts";
import { KIND_NAMES } from "./facts.ts";

/** When the measured time starts (ISO), and how many seconds of warm-up lie before it. */
export interface LawClock {
  readonly start?: string;
  readonly warmUp?: number;
}

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
  private readonly start: Instant | null;
  private more = 0;

  /**
   * @param most sentences beyond this many are counted, not kept
   * @param clock puts instants into the calendar, where it is known
   */
  constructor(most: number, clock: LawClock = {}) {
    this.most = most;
    const measured = clock.start === undefined ? null : parseInstant(clock.start);
    this.start = measured && addSeconds(measured, -(clock.warmUp ?? 0));
  }

  /** What is wrong about one fact. */
  about(fact: Fact, wrong: string): void {
    const name = KIND_NAMES[fact.kind] ?? `kind ${fact.kind}`;
    const who = fact.person >= 0 ? `, person ${fact.person}` : "";
    this.say(`fact ${fact.number} (${name}${who}, ${this.moment(fact.time)}): ${wrong}`);
  }

  say(sentence: string): void {
    if (this.sentences.length < this.most) this.sentences.push(sentence);
    else this.more++;
  }

  all(): string[] {
    return this.more === 0 ? this.sentences : [...this.sentences, `and ${this.more} more`];
  }

  /** "2016-04-13 04:10:00"; "day 12 04:10:00", counted from time 0, where the calendar is not known. */
  moment(time: number): string {
    const { days, seconds } = this.start === null ? dayOf(time) : addSeconds(this.start, time);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const day = this.start === null ? `day ${days}` : daysToIso(days);
    return `${day} ${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
  }
}

const dayOf = (time: number): Instant => addSeconds({ days: 0, seconds: 0 }, time);
