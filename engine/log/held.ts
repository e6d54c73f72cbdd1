import { KIND } from "./facts.ts";

/** What must be known of the model: a Model or the header of a log will do. */
export interface HeldModel {
  readonly services: readonly { readonly turnRound?: boolean }[];
}

/** The part of the state that only some scenarios have: places in turn-round. A fold, as Replay is. */
export class Held {
  /** By service: places in turn-round. */
  readonly turning: Int32Array;
  /** False where the model has nothing of it: then there is nothing to apply. */
  readonly isUsed: boolean;
  private readonly turns: Uint8Array;
  /** By service: people of a ring who are about to leave; the places of a ring need no turn-round. */
  private readonly exchanging: Int32Array;

  constructor({ services }: HeldModel) {
    this.turns = Uint8Array.from(services, ({ turnRound }) => Number(turnRound === true));
    this.isUsed = this.turns.includes(1);
    this.turning = new Int32Array(services.length);
    this.exchanging = new Int32Array(services.length);
  }

  /** Applies a fact that may touch what is held. */
  apply(kind: number, service: number): void {
    switch (kind) {
      case KIND.RingExchanged:
        if (this.turns[service] === 1) this.exchanging[service]!++;
        return;
      case KIND.Left:
        this.left(service);
        return;
      case KIND.PlaceReady:
        this.turning[service]!--;
        return;
    }
  }

  private left(service: number): void {
    if (this.turns[service] === 0) return;
    if (this.exchanging[service]! > 0) this.exchanging[service]!--;
    else this.turning[service]!++;
  }

  /** The state as whole numbers, for a keyframe; none where the model has nothing to hold. */
  numbers(): number[] {
    if (!this.isUsed) return [];
    return [...this.turning, ...this.exchanging];
  }

  /** The state that `numbers` gave, taken one by one from `next`. */
  restore(next: () => number): void {
    if (!this.isUsed) return;
    for (const column of [this.turning, this.exchanging]) for (let s = 0; s < column.length; s++) column[s] = next();
  }
}
