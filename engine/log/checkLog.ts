import { grouped } from "../units.ts";
import type { FactChunk, FactSink } from "./chunk.ts";
import { createDigest, DIGEST_NAME } from "./digest.ts";
import { type Finding, finding, notChecked } from "./finding.ts";
import { createLawCheck, type LawCheck, type LawModel, type LawPast } from "./laws.ts";
import { LogFileError } from "./logFileError.ts";
import type { LogReader } from "./readLog.ts";
import { Replay } from "./replay.ts";
import { replayBytes } from "./replayBytes.ts";

/** Sentences of one check that are told one by one; the rest are counted. */
const MOST_SENTENCES = 8;

export interface LogCheckAsk {
  /** What the laws go by: a Model. Null where there is none: the header alone knows too little of who may wait. */
  readonly laws: LawModel | null;
  /** Of a run that goes on from the history of another: whose laws held until when. */
  readonly past?: LawPast | null;
  /** Digest that the log is said to have elsewhere, and where that is: "run.json". */
  readonly said?: { readonly digest: string; readonly where: string };
  /** Takes every chunk that follows those before it, in today's vocabulary. */
  readonly sink?: FactSink;
  /** Called before each chunk: lets the shell live, and may throw to stop. */
  readonly breathe?: () => Promise<void>;
}

/** What came of reading all of a log. */
export interface LogCheckResult {
  readonly findings: readonly Finding[];
  /** True when every fact was read: only then what a sink made of them is the whole. */
  readonly isWhole: boolean;
  /** Digest of the facts; null when some are missing. */
  readonly digest: string | null;
}

/**
 * Reads all of a log file once and checks it: that every block is whole and its facts decode; that their digest is the
 * one in the file; that the states stored in it are those the facts lead to; that no law is broken (see laws.ts); that
 * arrivals are exits and people inside. Says where it is damaged, and goes on behind the damage as far as can be.
 */
export async function checkLog(log: LogReader, ask: LogCheckAsk): Promise<LogCheckResult> {
  const reading = new Reading(log, ask);
  for (let i = 0; i < log.chunks.length; i++) {
    await ask.breathe?.();
    await reading.chunk(i);
  }
  return reading.end();
}

class Reading {
  private readonly log: LogReader;
  private readonly ask: LogCheckAsk;
  private readonly damage: string[];
  private readonly digest = createDigest();
  private readonly laws: LawCheck | null;
  private readonly replay: Replay;
  private readonly wrongStates: string[] = [];
  private states = 0;
  /** Number of the fact that comes next. */
  private next = 0;
  /** False once facts are missing, or cannot be applied: what follows says nothing about states and laws. */
  private follows: boolean;
  /** True while no fact is missing so far. */
  private gapless = true;
  private unlawful = "";

  constructor(log: LogReader, ask: LogCheckAsk) {
    this.log = log;
    this.ask = ask;
    this.damage = log.damage.map(({ message }) => message);
    this.laws = ask.laws && createLawCheck(ask.laws, MOST_SENTENCES, ask.past ?? null);
    this.replay = new Replay(log.header);
    this.next = log.totals?.first ?? 0;
    this.follows = this.next === 0;
  }

  async chunk(number: number): Promise<void> {
    const { first, count } = this.log.chunks[number]!;
    if (first !== this.next) this.lose(`facts ${this.next} to ${first - 1} are missing`);
    this.next = first + count;
    const written = await told(this.log.readWritten(number));
    if (typeof written === "string") this.lose(written);
    else {
      if (this.gapless) this.digest.take(written);
      if (this.follows) this.take(this.log.upcast.facts(written));
    }
    await this.storedState();
  }

  private lose(what: string): void {
    this.damage.push(what);
    this.follows = false;
    this.gapless = false;
  }

  private take(chunk: FactChunk): void {
    this.laws?.take(chunk);
    this.ask.sink?.take(chunk);
    if (this.unlawful !== "") return;
    try {
      this.replay.take(chunk);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.unlawful = error.message;
    }
  }

  /** The state stored after the facts so far, if there is one. */
  private async storedState(): Promise<void> {
    const number = this.log.keyframes.findIndex(({ first }) => first === this.next);
    if (number < 0) return;
    this.states++;
    const stored = await told(this.log.readKeyframe(number));
    if (typeof stored === "string") this.wrongStates.push(stored);
    else if (this.follows && this.unlawful === "" && !same(stored, replayBytes(this.replay))) {
      this.wrongStates.push(`the state stored before fact ${this.next} is not the one that the facts lead to`);
    }
  }

  end(): LogCheckResult {
    const { log } = this;
    const blocks = log.chunks.length === 1 ? "1 block, whole" : `${log.chunks.length} blocks, each whole`;
    const digest = this.gapless ? this.digest.hex() : null;
    // A file that has lost its end may have lost facts, unless their digest is the one they should have.
    const isWhole = digest !== null && (log.totals !== null || digest === this.ask.said?.digest) && this.follows;
    return {
      findings: [
        finding("facts", few(this.damage), `${grouped(this.next)} facts in ${blocks}`),
        this.digestFinding(digest),
        finding("stored states", few(this.wrongStates), this.statesRight()),
        this.lawFinding(isWhole),
        this.peopleFinding(isWhole),
      ],
      isWhole: isWhole && this.unlawful === "",
      digest,
    };
  }

  private digestFinding(found: string | null): Finding {
    const { header, totals } = this.log;
    if (found === null) return notChecked("digest", "it is of all facts, and some are missing");
    if (header.digest !== DIGEST_NAME) {
      return notChecked("digest", `it is of kind ${header.digest}; this Careshift knows ${DIGEST_NAME}`);
    }
    const { said } = this.ask;
    const sayings = [
      ...(totals === null ? [] : [{ digest: totals.digest, where: "the end of the file" }]),
      ...(said === undefined ? [] : [said]),
    ];
    if (sayings.length === 0) return notChecked("digest", `${found}; nothing says what it should be`);
    const wrong = sayings.filter(({ digest }) => digest !== found);
    return finding(
      "digest",
      wrong.map(({ digest, where }) => `the facts have the digest ${found}; ${where} says ${digest}`),
      `${found}, as ${sayings.map(({ where }) => where).join(" and ")} ${sayings.length === 1 ? "says" : "say"}`,
    );
  }

  private statesRight(): string {
    return this.states === 0 ? "none stored: the log is short" : `${this.states}, each as the facts lead to it`;
  }

  private lawFinding(isWhole: boolean): Finding {
    if (this.laws === null) return notChecked("laws", "they go by the scenario, which cannot be read");
    const sentences = this.laws.end();
    const read = this.replay.next;
    if (sentences.length > 0) return finding("laws", sentences, "");
    if (isWhole) return finding("laws", [], `none broken by ${grouped(read)} facts`);
    return notChecked(
      "laws",
      read === 0
        ? "the log cannot be followed from its start"
        : `none broken by the ${grouped(read)} facts before the damage`,
    );
  }

  private peopleFinding(isWhole: boolean): Finding {
    if (!isWhole) return notChecked("people", "they are counted over all facts, and some are missing");
    if (this.unlawful !== "") return finding("people", [this.unlawful], "");
    const { arrivals, exits, occupied, outside } = this.replay;
    const inside = occupied.reduce((sum, people) => sum + people, outside);
    const said = this.log.totals?.arrivals ?? arrivals;
    const wrong = [
      ...(arrivals === exits + inside ? [] : [`${arrivals} arrived, but ${exits} exited and ${inside} are inside`]),
      ...(said === arrivals ? [] : [`${arrivals} arrived, but the end of the file says ${said}`]),
    ];
    return finding(
      "people",
      wrong,
      `${grouped(arrivals)} arrived = ${grouped(exits)} exited + ${grouped(inside)} inside at the end`,
    );
  }
}

/** The first few of many sentences, and how many more there are. */
function few(sentences: readonly string[]): readonly string[] {
  if (sentences.length <= MOST_SENTENCES) return sentences;
  return [...sentences.slice(0, MOST_SENTENCES), `and ${sentences.length - MOST_SENTENCES} more`];
}

/** What was read, or the sentence on what is damaged. */
async function told<T>(reading: Promise<T>): Promise<T | string> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof LogFileError) return error.message;
    throw error;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
