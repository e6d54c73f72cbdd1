import type { FactChunk, FactSink } from "../../engine/log/chunk.ts";
import { KIND, REASON } from "../../engine/log/facts.ts";

/**
 * Counts events as every peer does: changes of the model that need an entry of their own in a calendar. They are a
 * first arrival or a return, the end of a stay, and the end of brokerage (the assessment that goes before a placement).
 * A stay that ends without the person leaving is told by ReadyToLeave, else by Left. Staying at home takes no time for
 * those who do not come back; those who do are told by Returned.
 */
export class EventCount implements FactSink {
  events = 0;
  private readonly home: number;
  private ready = new Uint8Array(1 << 16);
  private inAssessment = new Uint8Array(1 << 16);

  /** `home`: number of the service where people who may return stay, −1 for none. */
  constructor(home: number) {
    this.home = home;
  }

  take(chunk: FactChunk): void {
    const { kind, person, service, value } = chunk;
    for (let i = 0; i < chunk.length; i++) {
      const p = person[i]!;
      switch (kind[i]) {
        case KIND.Arrived:
          while (p >= this.ready.length) this.grow();
          this.events++;
          break;
        case KIND.Returned:
          this.events++;
          break;
        case KIND.ReadyToLeave:
          this.ready[p] = 1;
          this.events++;
          break;
        case KIND.Delayed:
          if (value[i] === REASON.assessment) this.inAssessment[p] = 1;
          else this.endAssessment(p);
          break;
        case KIND.Left:
          this.endAssessment(p);
          if (this.ready[p] === 0 && service[i] !== this.home) this.events++;
          this.ready[p] = 0;
          break;
      }
    }
  }

  private endAssessment(person: number): void {
    this.events += this.inAssessment[person]!;
    this.inAssessment[person] = 0;
  }

  private grow(): void {
    this.ready = doubled(this.ready);
    this.inAssessment = doubled(this.inAssessment);
  }
}

function doubled(column: Uint8Array): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(column.length * 2);
  grown.set(column);
  return grown;
}
