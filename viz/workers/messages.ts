/** What the page and its workers say to one another. Everything here can be posted; columns are handed over, not copied. */
import type { FactChunk, LogHeader, Model } from "../../engine/index.ts";
import type { LogIndex, Part } from "../log/types.ts";

/** Something that went wrong, in words for the person at the screen. */
export interface Trouble {
  /** A sentence without its full stop. */
  readonly wrong: string;
  /** A part of a file, a line and column, or a worker. */
  readonly where: string;
  /** What can be done about it. */
  readonly try: string;
}

/** How far a worker has come. `words` say it: "Reading the log: 131,072 of 1,000,000 facts". */
export interface Progress {
  readonly kind: "progress";
  readonly done: number;
  readonly total: number;
  readonly words: string;
}

/** The work cannot go on. Nothing comes after. */
export interface Failed {
  readonly kind: "failed";
  readonly problems: readonly Trouble[];
}

/**
 * A log on its way to the page: one header, then parts in order, with progress and damage in between, then done; or
 * failed at any point. After damage the next part may begin some facts later, where the file stores a state.
 */
export type LogEvent =
  | { readonly kind: "header"; readonly header: LogHeader }
  | { readonly kind: "part"; readonly part: Part }
  | Progress
  | { readonly kind: "damage"; readonly problem: Trouble }
  /** `digest` is made from the facts that were read; "" when some are missing. */
  | { readonly kind: "done"; readonly index: LogIndex; readonly digest: string }
  | Failed;

/** To the log worker: a whole file once; or begin, chunks in order, end, while a run goes on. */
export type LogAsk =
  | { readonly ask: "file"; readonly bytes: ArrayBuffer }
  | { readonly ask: "begin"; readonly header: LogHeader }
  | { readonly ask: "take"; readonly chunk: FactChunk }
  | { readonly ask: "end" };

/** To the run worker: one replication, its facts wanted as they come. */
export interface RunAsk {
  readonly model: Model;
  readonly seed: string;
  /** From 0. */
  readonly replication: number;
  /** Left out where the run begins at time 0: the facts up to and including `at` are those of `parent`. */
  readonly fork?: { readonly parent: Model; readonly at: number };
}

/** From the run worker. */
export type RunEvent =
  | { readonly kind: "chunk"; readonly chunk: FactChunk }
  | Progress
  | { readonly kind: "end" }
  | Failed;

/** A scenario as it was given: its own file, and those it may extend. Of more files than it needs the rest is left alone. */
export interface ScenarioFiles {
  /** Which of the files it is. */
  readonly entry: string;
  /** Texts by path, with "/" between folders. */
  readonly files: ReadonlyMap<string, string>;
  /** Left out where its runs begin at time 0. */
  readonly fork?: ForkFiles;
}

/** Where runs part from those of another scenario, and that scenario. */
export interface ForkFiles {
  readonly at: number;
  readonly date: string;
  readonly parent: ScenarioFiles;
}

/** To the language worker: one scenario. */
export type LanguageAsk = ScenarioFiles;

/** What a scenario says, ready to run. */
export interface ReadScenario {
  readonly kind: "scenario";
  readonly title: string;
  readonly model: Model;
  /** SHA-256 of `resolved`: which scenario this is. */
  readonly digest: string;
  /** Canonical YAML. */
  readonly resolved: string;
  /** Left out where its runs begin at time 0. */
  readonly fork?: { readonly at: number; readonly date: string; readonly parent: ReadScenario };
}

/** From the language worker. */
export type LanguageEvent = ReadScenario | Failed;

/** Hands a message to whoever started the worker. Buffers named in `transfer` are gone afterwards. */
export type Post<Said> = (said: Said, transfer?: ArrayBuffer[]) => void;
