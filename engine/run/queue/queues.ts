/**
 * The queues of services, in lanes, each in the order of referral: one lane for a service that serves all in that order,
 * several for one that tells people apart (see admission.ts). A person may stand in several queues; each standing is a
 * node, linked along its lane and along the person. Written by State.apply alone.
 */
export class Queues {
  /** By lane; the lane of a plain service has the number of the service. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly laneLength: Int32Array;
  /** People in the queue of each service, in all lanes. */
  readonly length: Int32Array;
  slot = new Int32Array(256);
  service = new Int16Array(256);
  private lane = new Int32Array(256);
  /** When the standing began. */
  since = new Int32Array(256);
  /** The Referred that began it. */
  fact = new Int32Array(256);
  /** When the person gives up, −1 for never, and where they go then: planned, not told. */
  giveUpAt = new Int32Array(256);
  giveUpTo = new Int16Array(256);
  next = new Int32Array(256);
  private before = new Int32Array(256);
  /** The next node of the same person. */
  sibling = new Int32Array(256);
  private free: number[] = [];
  private used = 0;

  constructor(services: number, lanes: number) {
    this.head = new Int32Array(lanes).fill(-1);
    this.tail = new Int32Array(lanes).fill(-1);
    this.laneLength = new Int32Array(lanes);
    this.length = new Int32Array(services);
  }

  /** Adds a standing at the tail of a lane and returns its node; `sibling` is the person's node so far. */
  join(slot: number, service: number, lane: number, at: number, fact: number, sibling: number): number {
    const node = this.free.length > 0 ? this.free.pop()! : this.used++;
    if (node === this.slot.length) this.grow();
    this.slot[node] = slot;
    this.service[node] = service;
    this.lane[node] = lane;
    this.since[node] = at;
    this.fact[node] = fact;
    this.giveUpAt[node] = -1;
    this.sibling[node] = sibling;
    const last = this.tail[lane]!;
    this.before[node] = last;
    this.next[node] = -1;
    if (last < 0) this.head[lane] = node;
    else this.next[last] = node;
    this.tail[lane] = node;
    this.laneLength[lane]!++;
    this.length[service]!++;
    return node;
  }

  /** Takes a person out of all queues; `node` is their first. */
  leaveAll(node: number): void {
    for (let n = node; n >= 0; ) {
      const sibling = this.sibling[n]!;
      this.unlink(n);
      n = sibling;
    }
  }

  /** Moves a standing to another lane of its service, to its place there in the order of referral. */
  move(node: number, lane: number): void {
    if (lane !== this.lane[node]) this.moveTo(node, lane);
  }

  /** Moves a standing whose beginning was told to its place in the lane. */
  reorder(node: number): void {
    this.moveTo(node, this.lane[node]!);
  }

  private moveTo(node: number, lane: number): void {
    this.takeOut(node);
    let before = this.tail[lane]!;
    while (before >= 0 && this.isBefore(node, before)) before = this.before[before]!;
    const next = before < 0 ? this.head[lane]! : this.next[before]!;
    this.lane[node] = lane;
    this.before[node] = before;
    this.next[node] = next;
    if (before < 0) this.head[lane] = node;
    else this.next[before] = node;
    if (next < 0) this.tail[lane] = node;
    else this.before[next] = node;
    this.laneLength[lane]!++;
  }

  private isBefore(a: number, b: number): boolean {
    const bySince = this.since[a]! - this.since[b]!;
    return bySince === 0 ? this.fact[a]! < this.fact[b]! : bySince < 0;
  }

  private unlink(node: number): void {
    this.takeOut(node);
    this.length[this.service[node]!]!--;
    this.free.push(node);
  }

  private takeOut(node: number): void {
    const lane = this.lane[node]!;
    const { before, next } = this;
    const b = before[node]!;
    const n = next[node]!;
    if (b < 0) this.head[lane] = n;
    else next[b] = n;
    if (n < 0) this.tail[lane] = b;
    else before[n] = b;
    this.laneLength[lane]!--;
  }

  private grow(): void {
    const larger = this.slot.length * 2;
    this.slot = copyInto(new Int32Array(larger), this.slot);
    this.service = copyInto(new Int16Array(larger), this.service);
    this.lane = copyInto(new Int32Array(larger), this.lane);
    this.since = copyInto(new Int32Array(larger), this.since);
    this.fact = copyInto(new Int32Array(larger), this.fact);
    this.giveUpAt = copyInto(new Int32Array(larger), this.giveUpAt);
    this.giveUpTo = copyInto(new Int16Array(larger), this.giveUpTo);
    this.next = copyInto(new Int32Array(larger), this.next);
    this.before = copyInto(new Int32Array(larger), this.before);
    this.sibling = copyInto(new Int32Array(larger), this.sibling);
  }
}

function copyInto<T extends Int32Array | Int16Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
