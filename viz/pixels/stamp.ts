/** A small picture that is copied onto a surface. Pixels with alpha 0 are clear. */
export interface Stamp {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** A stamp in the making. Lengths are device pixels. */
export class Drawing implements Stamp {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint32Array(width * height);
  }

  set(x: number, y: number, pixel: number): void {
    if (x >= 0 && y >= 0 && x < this.width && y < this.height) this.pixels[y * this.width + x] = pixel;
  }

  fill(x: number, y: number, width: number, height: number, pixel: number): void {
    for (let row = y; row < y + height; row++) for (let col = x; col < x + width; col++) this.set(col, row, pixel);
  }

  /** The edge of a rectangle, `line` thick, inwards. */
  frame(x: number, y: number, width: number, height: number, line: number, pixel: number): void {
    this.fill(x, y, width, line, pixel);
    this.fill(x, y + height - line, width, line, pixel);
    this.fill(x, y, line, height, pixel);
    this.fill(x + width - line, y, line, height, pixel);
  }

  /** Where `isOn` says so for the middle of a pixel. */
  where(isOn: (x: number, y: number) => boolean, pixel: number): void {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) if (isOn(x + 0.5, y + 0.5)) this.set(x, y, pixel);
    }
  }

  /** Clears the corners outside a quarter circle of this radius. */
  round(x: number, y: number, width: number, height: number, radius: number): void {
    this.where((px, py) => isOutside(px - x, width, py - y, height, radius), 0);
  }
}

/** True for a point within a rectangle and beyond one of its rounded corners. */
function isOutside(x: number, width: number, y: number, height: number, radius: number): boolean {
  if (x < 0 || y < 0 || x > width || y > height) return false;
  const dx = Math.max(radius - x, x - (width - radius), 0);
  const dy = Math.max(radius - y, y - (height - radius), 0);
  return dx > 0 && dy > 0 && dx * dx + dy * dy > radius * radius;
}
