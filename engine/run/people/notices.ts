import { EXPONENTIAL } from "../../random/exponential.ts";
import { purpose, USE } from "../../random/purposes.ts";
import { lookUp } from "../../random/quantileTable.ts";
import { threefry } from "../../random/threefry.ts";
import { type EventList, NEVER, PRIORITY, PURPOSE } from "../eventList.ts";
import type { People } from "../people.ts";
import type { Life } from "./life.ts";

/** What a person waits for one at a time: the end of a stay, of a preparation or a journey, hours that let them leave. */
const ONE_AT_A_TIME = (1 << PURPOSE.endOfStay) | (1 << PURPOSE.prepared) | (1 << PURPOSE.arrive) | (1 << PURPOSE.move);

/** Notices about people whom a clock may call away meanwhile, and the notices of their clocks. */
export class Notices {
  private readonly life: Life;
  private readonly people: People;
  private readonly list: EventList;
  private readonly words = new Int32Array(2);
  /** True while facts of the past are taken in: what they make due is remembered, not put on the list. */
  remembering = false;

  constructor(life: Life, people: People, list: EventList) {
    this.life = life;
    this.people = people;
    this.list = list;
  }

  /** Puts on the list what a person waits for, and remembers it: a notice of what they no longer wait for is then known. */
  plan(at: number, priority: number, slot: number, what: number): void {
    this.life.dueAt[slot] = at < NEVER ? at : NEVER - 1;
    this.life.dueFor[slot] = what;
    if (this.remembering) return;
    this.people.hold(slot);
    this.list.pushPerson(at, priority, slot, what);
  }

  /** Puts the end of a stay on the list that was worked out when the fact of its start was taken in. */
  planRemembered(slot: number): void {
    this.plan(this.life.dueAt[slot]!, PRIORITY.clock, slot, PURPOSE.endOfStay);
  }

  /** The person waits for nothing of the kind any more. */
  forget(slot: number): void {
    this.life.dueAt[slot] = -1;
  }

  /** False for a notice, taken off the list at `now`, of something that the person, called away since, no longer waits for. */
  isStillDue(now: number, slot: number, what: number): boolean {
    if (((1 << what) & ONE_AT_A_TIME) === 0) return true;
    if (!this.people.letGo(slot)) return false;
    if (this.life.dueAt[slot] !== now || this.life.dueFor[slot] !== what) return false;
    this.life.dueAt[slot] = -1;
    return true;
  }

  /** Puts the person's next ring, or change of a membership or an effect, on the list, unless a notice stands there that comes no later. */
  planNext(now: number, slot: number): void {
    if (this.remembering) return;
    const { life } = this;
    const { clocks } = life;
    let first = life.nextChange(slot, now);
    for (let c = 0; c < clocks.all.length; c++) {
      const i = slot * clocks.all.length + c;
      if (clocks.on[i] === 0) continue;
      if (Number.isNaN(clocks.limit[i])) clocks.limit[i] = this.threshold(slot, c, clocks.starts[i]!);
      const at = clocks.ringAt(slot, c);
      if (at < first) first = at;
    }
    if (first >= life.noticed[slot]!) return;
    life.noticed[slot] = first;
    this.people.hold(slot);
    this.list.pushPerson(first, PRIORITY.clock, slot, PURPOSE.ring);
  }

  /** The unit-exponential threshold of a clock's nth start: Infinity for those for whom it never rings. */
  private threshold(slot: number, c: number, occurrence: number): number {
    const { people, words } = this;
    const clock = this.life.clocks.all[c]!;
    threefry(words, people.key0[slot]!, people.key1[slot]!, purpose(clock.luck, USE.clock), occurrence);
    const spared = clock.never > 0 && (words[1]! >>> 0) / 0x100000000 < clock.never;
    return spared ? Infinity : lookUp(EXPONENTIAL, words[0]!);
  }
}
