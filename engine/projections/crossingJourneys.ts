import type { Model } from "../compile/model.ts";
import { JourneysFold, type JourneyTotals } from "./journeys.ts";
import { MARK } from "./marks.ts";
import { COMES, GOES, type Passage } from "./passage.ts";
import { type Projection, projectionOf, type Window } from "./projection.ts";

/** The journeys of some people, who may go over to others in the middle of them. Money and places taken are not theirs. */
export function crossingJourneys(passage: Passage<CrossingJourneys>): Projection<JourneyTotals> {
  return projectionOf((model, window) => new CrossingJourneys(model, window, passage));
}

export class CrossingJourneys extends JourneysFold {
  private readonly passage: Passage<CrossingJourneys>;
  /** People who came less those who went, since the log or the window began. */
  private crossed = 0;
  /** Their part of `inside`, which the loop that books it holds while it runs. */
  private area = 0;

  constructor(model: Model, window: Window, passage: Passage<CrossingJourneys>) {
    super(model, window);
    this.passage = passage;
  }

  protected override special(
    kind: number,
    s: number,
    p: number,
    t: number,
    other: number,
    value: number,
    fact: number,
  ): void {
    if (kind === GOES) this.passage.giver = this;
    else if (kind === COMES) this.receive(this.passage.giver!, s, p, t);
    else super.special(kind, s, p, t, other, value, fact);
  }

  private receive(from: CrossingJourneys, s: number, p: number, t: number): void {
    const marks = from.marks[p]!;
    from.marks[p] = 0;
    this.marks[p] = marks;
    this.startedAt[p] = from.startedAt[p]!;
    from.count(-1, t);
    this.count(1, t);
    if (s >= 0) this.places.receive(from.places, s, p, t);
    if (marks & MARK.ready) this.delays.receive(from.delays, s, p, t);
    if (marks & MARK.waits) this.waits.receive(from.waits, p, t);
    this.outcomes.receive(from.outcomes, p, t);
    this.pools.receive(from.pools, p, t);
  }

  private count(people: number, t: number): void {
    this.crossed += people;
    this.area -= people * t;
  }

  override open(): void {
    super.open();
    this.area = -this.window.from * this.crossed;
    this.presentAtOpen += this.crossed;
    this.crossed = 0;
  }

  override close(): JourneyTotals {
    this.presentAtOpen += this.crossed;
    this.inside += this.area;
    return super.close();
  }
}
