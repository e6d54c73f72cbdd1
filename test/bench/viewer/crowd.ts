import type { Arrangement, Dots, LinkCurve } from "../../../viz/stage/types.ts";

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** So many people on the move at once, on the curves of a stage: more than any log shows before ribbons take over. */
export class Crowd {
  readonly dots: Dots;
  private readonly curves: readonly LinkCurve[];

  constructor({ links }: Arrangement, count: number) {
    this.curves = links;
    this.dots = {
      count,
      x: new Float32Array(count),
      y: new Float32Array(count),
      shape: Uint8Array.from({ length: count }, (_, i) => (i % 7 === 0 ? 1 : 0)),
      person: Int32Array.from({ length: count }, (_, i) => i),
    };
    this.move(0);
  }

  /** Puts everyone where they are after `flights` lengths of their curves. */
  move(flights: number): void {
    const { count, x, y } = this.dots;
    for (let i = 0; i < count; i++) {
      const { points } = this.curves[i % this.curves.length]!;
      const pieces = (points.length - 1) / 3;
      const along = ((i * GOLDEN + flights) % 1) * pieces;
      const piece = Math.min(pieces - 1, Math.floor(along));
      const u = along - piece;
      const v = 1 - u;
      const [a, b, c, d] = [v * v * v, 3 * v * v * u, 3 * v * u * u, u * u * u];
      const p = points[piece * 3]!;
      const q = points[piece * 3 + 1]!;
      const r = points[piece * 3 + 2]!;
      const s = points[piece * 3 + 3]!;
      // A band of ten pixels, so that they do not all stand on one line.
      x[i] = a * p.x + b * q.x + c * r.x + d * s.x;
      y[i] = a * p.y + b * q.y + c * r.y + d * s.y + (i % 11) - 5;
    }
  }
}
