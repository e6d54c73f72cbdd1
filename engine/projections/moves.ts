import { EXITS, type Model } from "../compile/model.ts";

/** A number of people; and of them, those aged 65 and over. */
export interface Count {
  readonly all: number;
  readonly older: number;
}

/** Who went from where to where: starts, leavers and exits, each × service (outside first) × other place (outside first). */
export class Moves {
  /** Cells of those under 65, then of those over. The loop in journeys.ts adds to them. */
  readonly cells: Int32Array;
  /** Cells from one service to the next; and from a person under 65 to one over. */
  readonly width: number;
  readonly olderBy: number;
  /** Where service 0 and place 0 of each sort begin: add service × width + other place. */
  readonly startedAt: number;
  readonly leftAt: number;
  readonly exitedAt: number;
  private readonly services: number;

  constructor(model: Model) {
    this.services = model.services.length;
    this.width = 1 + this.services + EXITS.length;
    const block = (1 + this.services) * this.width;
    this.startedAt = this.width + 1;
    this.leftAt = block + this.startedAt;
    this.exitedAt = 2 * block + this.startedAt;
    this.olderBy = 3 * block;
    this.cells = new Int32Array(2 * this.olderBy);
  }

  /** People who started in a service, having come straight from a place; −1 is outside. */
  started(service: number, from: number): Count {
    return this.count(this.startedAt, service, from);
  }

  /** People who left a service straight for a place. */
  left(service: number, to: number): Count {
    return this.count(this.leftAt, service, to);
  }

  /** People who left the model by an exit (a place number), having last been in a service. */
  exited(from: number, exit: number): Count {
    return this.count(this.exitedAt, from, exit);
  }

  allStarted(service: number): number {
    return this.overPlaces((place) => this.started(service, place));
  }

  allLeft(service: number): number {
    return this.overPlaces((place) => this.left(service, place));
  }

  private overPlaces(count: (place: number) => Count): number {
    let people = 0;
    for (let place = -1; place < this.width - 1; place++) people += count(place).all;
    return people;
  }

  private count(base: number, service: number, other: number): Count {
    const cell = base + service * this.width + other;
    const older = this.cells[cell + this.olderBy]!;
    return { all: this.cells[cell]! + older, older };
  }
}
