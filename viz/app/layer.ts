import { type Surface, scaleFor } from "../pixels/surface.ts";
import { el } from "./dom.ts";

/** A canvas that is filled from an array of pixels: painted by our own code, uploaded once. */
export class Layer {
  readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private image: ImageData;
  private painted: Surface;

  constructor(name: string) {
    this.canvas = el("canvas", { class: `layer layer-${name}`, "aria-hidden": "true" });
    this.context = this.canvas.getContext("2d")!;
    this.image = new ImageData(1, 1);
    this.painted = surfaceOf(this.image, 1);
  }

  get surface(): Surface {
    return this.painted;
  }

  /** Takes a size in CSS pixels, which the page magnifies, with as many device pixels as screen and limit allow. */
  resize(width: number, height: number, magnified: number): void {
    const scale = scaleFor(width, height, devicePixelRatio * magnified);
    const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
      this.image = new ImageData(w, h);
    }
    this.painted = surfaceOf(this.image, scale);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
  }

  /** Brings what has been painted to the screen. */
  upload(): void {
    this.context.putImageData(this.image, 0, 0);
  }
}

function surfaceOf(image: ImageData, scale: number): Surface {
  const { width, height, data } = image;
  return { width, height, scale, pixels: new Uint32Array(data.buffer) };
}
