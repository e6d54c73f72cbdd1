import type { ModelProgrammes } from "../../compile/model/programmes.ts";

/** Which phases of programmes are open, since when, and the world that makes. Written by State.apply alone. */
export class ProgrammeBook {
  /** By phase: when it opened, −1 while it is not, and the PhaseOpened. */
  readonly openedAt: Int32Array;
  readonly openedBy: Int32Array;
  /** By programme: phases open. */
  readonly open: Int32Array;
  /** Number of the world in force. */
  world = 0;
  private readonly programmes: ModelProgrammes;
  /** Facts from which on worlds held, and these worlds, in order. */
  private readonly since: { readonly fact: number; readonly world: number }[] = [];

  constructor(programmes: ModelProgrammes) {
    this.programmes = programmes;
    this.openedAt = new Int32Array(programmes.openings.length).fill(-1);
    this.openedBy = new Int32Array(programmes.openings.length).fill(-1);
    this.open = new Int32Array(programmes.list.length);
  }

  /** Applies a PhaseOpened. */
  opened(fact: number, time: number, phase: number): void {
    const { programme } = this.programmes.openings[phase]!;
    this.openedAt[phase] = time;
    this.openedBy[phase] = fact;
    this.open[programme]!++;
    this.world += this.programmes.list[programme]!.stride;
    this.since.push({ fact, world: this.world });
  }

  /** The world in force when a fact was written: a stay may begin in the very second in which a phase opens. */
  worldAt(fact: number): number {
    return this.since.findLast((one) => one.fact < fact)?.world ?? 0;
  }
}
