import { UNLIMITED } from "../../compile/model.ts";

/** Places that somebody could pay for, by service: of a service without limit there are none. */
export class PlacesPaidFor {
  readonly now: Float64Array;
  private readonly first: Float64Array;
  /** 1 once a service has had more places than at first. */
  private readonly everMore: Uint8Array;

  constructor(services: readonly { readonly capacity: number }[]) {
    this.now = Float64Array.from(services, ({ capacity }) => paidFor(capacity));
    this.first = this.now.slice();
    this.everMore = new Uint8Array(services.length);
  }

  /** Whether double running may begin or end with this (see doubleRunning.ts): more than ever at first, or none left. */
  turns(s: number, capacity: number): boolean {
    const places = paidFor(capacity);
    const isFirst = this.everMore[s] === 0 && places > this.first[s]!;
    return isFirst || (places === 0 && this.now[s]! > 0);
  }

  /** Changes them, and returns by how many. */
  change(s: number, capacity: number): number {
    const more = paidFor(capacity) - this.now[s]!;
    this.now[s]! += more;
    if (this.now[s]! > this.first[s]!) this.everMore[s] = 1;
    return more;
  }
}

function paidFor(capacity: number): number {
  return capacity >= UNLIMITED ? 0 : capacity;
}
