import { KIND, type LogHeader, type PersonState } from "../../engine/index.ts";
import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";
import type { Fact } from "../log/types.ts";
import { personOpening, personWords } from "./people.ts";
import { type Places, placesOf } from "./places.ts";
import { placesOfRoute, towardsWords, wantedBy } from "./wanted.ts";

/** The states last looked at. Facts are mostly told in order, and going on is quicker than seeking. */
interface Looks {
  before: StageState | null;
  after: StageState | null;
}

const looked = new WeakMap<LogStore, Looks>();

function looksAt(store: LogStore): Looks {
  const found = looked.get(store) ?? { before: null, after: null };
  looked.set(store, found);
  return found;
}

/** The state at `t`; the one given is used up. One of which facts were missing is not gone on with: they may have come. */
function stateAt(store: LogStore, from: StageState | null, t: number): StageState {
  return from?.known === true ? store.onward(from, t) : store.stateAt(t);
}

/** A fact that is to be told: its columns, its places in words, and the state before and after it when asked for. */
export class Told {
  readonly fact: Fact;
  readonly header: LogHeader;
  readonly places: Places;
  /** "Person 212" and "person 212". */
  readonly Who: string;
  readonly who: string;
  private readonly store: LogStore;
  private readonly looks: Looks;

  constructor(store: LogStore, number: number) {
    this.store = store;
    this.looks = looksAt(store);
    this.fact = store.fact(number);
    this.header = store.header;
    this.places = placesOf(store.header);
    this.Who = personOpening(this.fact.person);
    this.who = personWords(this.fact.person);
  }

  /** Name of the fact's service, and of its other place. */
  get service(): string {
    return this.places.name(this.fact.service);
  }

  get other(): string {
    return this.places.name(this.fact.other);
  }

  /** Name of the pool that the fact is about. */
  pool(): string {
    return this.header.pools?.[this.fact.other]?.label ?? "something that services share";
  }

  /** Kind of the fact that this one is about, which is its cause; 0 where that is not known. */
  get about(): number {
    return this.store.has(this.fact.cause) ? this.store.fact(this.fact.cause).kind : 0;
  }

  /** Name of the shock that the fact is about. */
  shock(): string {
    return this.header.shocks[this.fact.other]?.name ?? "of the scenario";
  }

  /** Name of a clock, a membership or an effect by its number: " Case management"; "" where the log does not say. */
  named(what: "clocks" | "memberships" | "effects", number: number): string {
    const label = this.header.carried?.[what][number]?.label;
    return label === undefined ? "" : ` ${label}`;
  }

  /** Name of the phase that the fact is about, with its programme. */
  phase(): string {
    const { list, openings } = this.header.programmes;
    const phase = openings[this.fact.other];
    return phase === undefined
      ? "A phase"
      : `The phase ${phase.name} of ${list[phase.programme]?.name ?? "a programme"}`;
  }

  /** Name of the rule that the fact is about, or that is its cause; null when neither is so. */
  rule(): string | null {
    const { fact, store } = this;
    const fired = [fact, store.has(fact.cause) ? store.fact(fact.cause) : null];
    const rule = fired.find((one) => one?.kind === KIND.RuleFired)?.other ?? -1;
    return this.header.rules[rule]?.name ?? null;
  }

  /** The person in the last second before the fact; null when they were not in the model. */
  personBefore(): PersonState | null {
    return this.before()?.replay.person(this.fact.person) ?? null;
  }

  /** The state in the last second before; null before the first second. */
  before(): StageState | null {
    const { fact, looks, store } = this;
    if (fact.time === 0) return null;
    looks.before = stateAt(store, looks.before, fact.time - 1);
    return looks.before;
  }

  /** The person when the instant of the fact is over; null when they are not in the model any more. */
  personAfter(): PersonState | null {
    return this.after().replay.person(this.fact.person);
  }

  /** True for someone in a place whose stay goes on when the instant is over. */
  isStaying(): boolean {
    const person = this.personAfter();
    return person !== null && person.place >= 0 && person.readySince < 0;
  }

  /** The places that would do for the person when the instant is over; the fact's other place where nothing tells. */
  wanted(): readonly number[] {
    const { fact, store } = this;
    if (fact.kind === KIND.ReadyToLeave) return placesOfRoute(store, fact.value, fact.other);
    const person = this.personAfter();
    const wanted = person === null ? [] : wantedBy(store, person);
    return wanted.length > 0 ? wanted : [fact.other];
  }

  /** "for Collins House or 2 others", "to go home". */
  towards(wanted: readonly number[]): string {
    return towardsWords(this.store, wanted);
  }

  /** How many stand before the person in the queue for a service when the instant is over; −1 when they do not stand in it. */
  ahead(service: number): number {
    return this.places.isService(service) ? this.after().queue(service).indexOf(this.fact.person) : -1;
  }

  private after(): StageState {
    const { fact, looks, store } = this;
    looks.after = stateAt(store, looks.after, fact.time);
    return looks.after;
  }
}
