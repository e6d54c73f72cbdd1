import { room, roomInBytes } from "./columns.ts";

/**
 * Follow-ups: where is a person at a later instant? Each is opened with its due time and decided by the state after
 * all facts up to it. A person may have several open at once.
 */
export class FollowUps {
  /** Follow-ups decided so far, and those that found the person at home. */
  decided = 0;
  atHome = 0;
  /** By person: 1 at home, 0 not. */
  private home = new Uint8Array(0);
  /** By person: 1 + the number of the first open follow-up. */
  private first = new Int32Array(0);
  /** By follow-up: when it is due, whose it is, and 1 + the number of the person's next, 0 for none. */
  private readonly due: number[] = [];
  private readonly person: number[] = [];
  private readonly next: number[] = [];

  reach(people: number): void {
    this.home = roomInBytes(this.home, people);
    this.first = room(this.first, people);
  }

  /** Opens a follow-up of a person who is at home (1) or not (0) now. */
  begin(person: number, due: number, home: number): void {
    this.due.push(due);
    this.person.push(person);
    this.next.push(this.first[person]!);
    this.first[person] = this.due.length;
    this.home[person] = home;
  }

  /** A person is at home (1) or not (0) from `time` on. False when they have no follow-up open any more. */
  move(person: number, time: number, home: number): boolean {
    this.decide(person, time);
    this.home[person] = home;
    return this.first[person] !== 0;
  }

  /** A person's open follow-ups are from now on among these and not among those. */
  receive(from: FollowUps, person: number, time: number): void {
    from.decide(person, time);
    for (let link = from.first[person]!; link !== 0; link = from.next[link - 1]!)
      this.begin(person, from.due[link - 1]!, from.home[person]!);
    from.first[person] = 0;
  }

  /** Decides all that is still open: nobody moves any more. */
  finish(): void {
    for (const person of this.person) this.decide(person, Number.POSITIVE_INFINITY);
  }

  /** Decides what was due before `time`. */
  private decide(person: number, time: number): void {
    let kept = 0;
    for (let link = this.first[person]!; link !== 0; ) {
      const number = link - 1;
      link = this.next[number]!;
      if (this.due[number]! < time) {
        this.decided++;
        this.atHome += this.home[person]!;
      } else {
        this.next[number] = kept;
        kept = number + 1;
      }
    }
    this.first[person] = kept;
  }
}
