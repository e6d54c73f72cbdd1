import type { Model } from "../../compile/model.ts";
import type { FactChunk } from "../../log/chunk.ts";
import { COMES, GOES, noPassage, type Passage } from "../passage.ts";
import { type Projection, projectionOf, type Window, type WindowFold } from "../projection.ts";
import { AfterHospital } from "./afterHospital.ts";
import type { AskedBook } from "./book.ts";
import { CohortWaits } from "./cohortWaits.ts";
import { Reportable } from "./reportable.ts";
import { Watches } from "./watches.ts";

/** What is asked for beside the standard measures, of one log in a window; null for what nobody asked for. */
export interface AskedTotals {
  readonly reportable: Reportable | null;
  readonly waits: CohortWaits | null;
  readonly afterHospital: AfterHospital | null;
  readonly watches: Watches | null;
}

/** A fold of what the model asks for; it may only be begun where the model asks for something. */
export function askedTotals(passage: Passage<AskedFold> = noPassage()): Projection<AskedTotals> {
  return projectionOf((model, window) => new AskedFold(model, window, passage));
}

export class AskedFold implements WindowFold<AskedTotals>, AskedTotals {
  readonly reportable: Reportable | null;
  readonly waits: CohortWaits | null;
  readonly afterHospital: AfterHospital | null;
  readonly watches: Watches | null;
  private readonly books: readonly AskedBook[];
  private readonly passage: Passage<AskedFold>;

  constructor(model: Model, window: Window, passage: Passage<AskedFold>) {
    this.passage = passage;
    const { reportable, waits, response, outcomes } = model.asked!;
    const asksAfterHospital = outcomes.some((one) => one !== "place-of-death");
    this.reportable = reportable === null ? null : new Reportable(model, window);
    this.waits = waits.length + response.length === 0 ? null : new CohortWaits(model, window);
    this.afterHospital = asksAfterHospital ? new AfterHospital(model, window) : null;
    this.watches = isWatched(model) ? new Watches(model, window) : null;
    this.books = [this.reportable, this.waits, this.afterHospital, this.watches].filter((book) => book !== null);
  }

  reach(): void {}

  run(chunk: FactChunk, begin: number, end: number): void {
    for (let i = begin; i < end; i++) {
      const kind = chunk.kind[i]!;
      if (kind === GOES) this.passage.giver = this;
      else if (kind === COMES) this.receive(this.passage.giver!, chunk.person[i]!, chunk.service[i]!, chunk.time[i]!);
      else for (const book of this.books) book.fact(chunk, i);
    }
  }

  private receive(from: AskedFold, person: number, service: number, time: number): void {
    for (const [number, book] of this.books.entries()) book.receive(from.books[number]!, person, service, time);
  }

  open(): void {
    for (const book of this.books) book.open();
  }

  close(): AskedTotals {
    for (const book of this.books) book.close();
    return this;
  }
}

/** Whether a fold over the facts is needed for what a model asks for; the rest is read off the standard totals. */
export function needsFold({ asked }: Model): boolean {
  if (asked === undefined) return false;
  const { reportable, waits, response, outcomes } = asked;
  const others = waits.length + response.length > 0 || outcomes.some((one) => one !== "place-of-death");
  return reportable !== null || others || isWatched({ asked });
}

function isWatched({ asked }: Pick<Model, "asked">): boolean {
  const { hoursOfWeek, midnight, at, reaching, placesNeeded, joint } = asked!;
  return [hoursOfWeek, midnight, at, reaching, placesNeeded, joint].some((list) => list.length > 0);
}
