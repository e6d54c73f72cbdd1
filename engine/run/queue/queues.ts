/**
 * One queue for each service, first come first served. A person may stand in several; each standing is a node, linked
 * along the queue and along the person. Written by State.apply alone.
 */
export class Queues {
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** People in each queue. */
  readonly length: Int32Array;
  slot = new Int32Array(256);
  service = new Int16Array(256);
  /** When the standing began. */
  since = new Int32Array(256);
  /** The Referred that began it. */
  fact = new Int32Array(256);
  /** When the person gives up, −1 for never: planned, not told. */
  giveUpAt = new Int32Array(256);
  next = new Int32Array(256);
  private before = new Int32Array(256);
  /** The next node of the same person. */
  sibling = new Int32Array(256);
  private free: number[] = [];
  private used = 0;

  constructor(services: number) {
    this.head = new Int32Array(services).fill(-1);
    this.tail = new Int32Array(services).fill(-1);
    this.length = new Int32Array(services);
  }

  /** Adds a standing at the tail and returns its node; `sibling` is the person's node so far. */
  join(slot: number, service: number, at: number, fact: number, sibling: number): number {
    const node = this.free.length > 0 ? this.free.pop()! : this.used++;
    if (node === this.slot.length) this.grow();
    this.slot[node] = slot;
    this.service[node] = service;
    this.since[node] = at;
    this.fact[node] = fact;
    this.giveUpAt[node] = -1;
    this.sibling[node] = sibling;
    const last = this.tail[service]!;
    this.before[node] = last;
    this.next[node] = -1;
    if (last < 0) this.head[service] = node;
    else this.next[last] = node;
    this.tail[service] = node;
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

  private unlink(node: number): void {
    const service = this.service[node]!;
    const { before, next } = this;
    const b = before[node]!;
    const n = next[node]!;
    if (b < 0) this.head[service] = n;
    else next[b] = n;
    if (n < 0) this.tail[service] = b;
    else before[n] = b;
    this.length[service]!--;
    this.free.push(node);
  }

  private grow(): void {
    const larger = this.slot.length * 2;
    this.slot = copyInto(new Int32Array(larger), this.slot);
    this.service = copyInto(new Int16Array(larger), this.service);
    this.since = copyInto(new Int32Array(larger), this.since);
    this.fact = copyInto(new Int32Array(larger), this.fact);
    this.giveUpAt = copyInto(new Int32Array(larger), this.giveUpAt);
    this.next = copyInto(new Int32Array(larger), this.next);
    this.before = copyInto(new Int32Array(larger), this.before);
    this.sibling = copyInto(new Int32Array(larger), this.sibling);
  }
}

function copyInto<T extends Int32Array | Int16Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
