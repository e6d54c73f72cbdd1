import type { Replay } from "../../engine/index.ts";

/** Slots are below this: the number of a fact and a slot share the 53 bits of a key. */
const SLOTS = 2 ** 22;

/**
 * People of a replay in order, by service. A list is made when somebody asks and kept until the replay goes on: most
 * facts are folded without anybody looking.
 */
export class Lists {
  private readonly replay: Replay;
  private readonly waiting = new Memo();
  private readonly inside = new Memo();
  private readonly coming = new Memo();

  constructor(replay: Replay) {
    this.replay = replay;
  }

  /** People who wait for a service, first come first. */
  queue(service: number): readonly number[] {
    const { people, next } = this.replay;
    return this.waiting.at(next, service, () => {
      const keys = this.perService();
      for (let slot = 0; slot < people.slots; slot++) {
        for (const wait of people.waits[slot] ?? []) keys[wait.service]?.push(wait.fact * SLOTS + slot);
      }
      return this.peopleOf(keys).map((own, one) => this.byWait(own, one));
    });
  }

  /** In the order of their waits, where some have kept a place in the queue that is older than their last Referred. */
  private byWait(own: readonly number[], service: number): number[] {
    const { people } = this.replay;
    const since = own.map(
      (person) => people.waits[people.slot(person)]!.find((wait) => wait.service === service)!.since,
    );
    if (since.every((time, i) => i === 0 || since[i - 1]! <= time)) return [...own];
    const order = own.map((_, i) => i).sort((a, b) => since[a]! - since[b]! || a - b);
    return order.map((i) => own[i]!);
  }

  /** People in a service, in the order in which they started there. */
  peopleIn(service: number): readonly number[] {
    const { people, next, counted } = this.replay;
    return this.inside.at(next, service, () => {
      const keys = this.perService();
      for (let slot = 0; slot < people.slots; slot++) {
        if (people.person[slot]! >= 0) keys[people.place[slot]!]?.push(people.startFact[slot]! * SLOTS + slot);
      }
      const lists = this.peopleOf(keys);
      // The census tells of people in the order of its rows: their stays began before, each at its own time.
      return counted === 0 ? lists : lists.map((own) => this.bySince(own));
    });
  }

  /** People who have a place in a service reserved or are on the way to it, in the order in which they got it. */
  comingTo(service: number): readonly number[] {
    const { people, next } = this.replay;
    return this.coming.at(next, service, () => {
      const slots = this.perService();
      for (let slot = 0; slot < people.slots; slot++) {
        if (people.person[slot]! >= 0) slots[people.target[slot]!]?.push(slot);
      }
      // Many may get a place in one second, and slots differ between states that were reached in different ways.
      const { targetSince: since, person } = people;
      for (const own of slots) own.sort((a, b) => since[a]! - since[b]! || person[a]! - person[b]!);
      return slots.map((own) => own.map((slot) => person[slot]!));
    });
  }

  /** In the order of the times since when they are there; of equals the order stays. */
  private bySince(own: readonly number[]): number[] {
    const { people } = this.replay;
    const since = new Map(own.map((person) => [person, people.since[people.slot(person)]!]));
    return [...own].sort((a, b) => since.get(a)! - since.get(b)!);
  }

  private perService(): number[][] {
    return Array.from(this.replay.occupied, () => []);
  }

  private peopleOf(keys: readonly number[][]): number[][] {
    const { person } = this.replay.people;
    return keys.map((own) => Array.from(Float64Array.from(own).sort(), (key) => person[key % SLOTS]!));
  }
}

/** Lists by service as they are before a fact. */
class Memo {
  private next = -1;
  private lists: readonly number[][] = [];

  at(next: number, service: number, make: () => number[][]): readonly number[] {
    if (this.next !== next) {
      this.lists = make();
      this.next = next;
    }
    return this.lists[service] ?? [];
  }
}
