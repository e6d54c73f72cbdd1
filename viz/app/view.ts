import type { Scene } from "./scene.ts";

/** A part of the page: an element, and how it is brought up to date. */
export interface View {
  readonly element: HTMLElement;
  show(scene: Scene): void;
}
