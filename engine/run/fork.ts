import type { Model } from "../compile/model.ts";
import { type FactSink, tee, upTo } from "../log/chunk.ts";
import type { RunKey } from "../random/keys.ts";
import { restate } from "./capacity/change.ts";
import { readersOf } from "./readers.ts";
import { Restoring } from "./restore.ts";
import type { Run } from "./run.ts";
import { goOn, type Session, start } from "./session.ts";

/**
 * A run that goes on from the history of another: its facts up to and including `at` (seconds) are the parent's, those
 * after it follow from `model` and the state they leave. The parent runs beside the state that takes in its facts, so
 * that none of them need be kept. A model that says the same as the parent gives the same facts.
 * @throws RangeError when the history does not fit the model; see forksFrom in compile/forks.ts.
 */
export function fork(parent: Model, model: Model, key: RunKey, at: number, sink: FactSink): Session {
  return new Fork(parent, model, key, at, sink);
}

class Fork implements Session {
  private readonly child: () => Session;
  /** The parent, until it has come to `at`; then the child. */
  private going: Session;
  private hasParted = false;
  /** Notices that the parent handled. */
  private before = 0;

  constructor(parent: Model, model: Model, key: RunKey, at: number, sink: FactSink) {
    const readers = readersOf(model);
    const past = new Restoring(model, key, at, sink, readers);
    this.going = start(parent, key, upTo(at, tee(past, sink)), at);
    this.child = () => {
      const run = past.run();
      if (givesOutOf(parent) !== givesOutOf(model)) settleAnew(run, at + 1);
      return goOn(run, readers);
    };
  }

  advance(maxEvents: number): boolean {
    if (this.going.advance(maxEvents)) return true;
    if (this.hasParted) return false;
    this.hasParted = true;
    this.before = this.going.events;
    this.going = this.child();
    return this.going.advance(0);
  }

  get now(): number {
    return this.going.now;
  }

  get facts(): number {
    return this.going.facts;
  }

  get events(): number {
    return this.before + this.going.events;
  }
}

/** All by which places are given out that no dated change can alter, as a text that is the same where that is. */
const givesOutOf = ({ queueing, rules }: Model): string =>
  JSON.stringify([queueing.admission, rules.map(({ name, actions }) => [name, actions])]);

/** What other rules make of the state as it stands comes about in the first instant after the past. */
function settleAnew(run: Run, at: number): void {
  run.moveTo(at);
  for (let service = 0; service < run.tables.services; service++) {
    restate(run, service);
    run.free(service);
  }
}
