import type { LanesEvents, LanesView } from "./lanesView.ts";
import type { Plot } from "./plot.ts";

const HOUR = 3600;
const DAY = 86_400;
const WEEK = 7 * DAY;
/** Width of the thumb, as in lanes.css: its middle stands on the time. */
const THUMB = 24;
/** Milliseconds between two changes of the spoken words while time runs: a screen reader must be able to finish. */
const BREATH = 1000;

/** Seconds that a key moves the slider by, plain and with Shift. Home and End are the ends of the run. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [HOUR, DAY],
  ArrowUp: [HOUR, DAY],
  ArrowLeft: [-HOUR, -DAY],
  ArrowDown: [-HOUR, -DAY],
  PageUp: [WEEK, WEEK],
  PageDown: [-WEEK, -WEEK],
  Home: [-Infinity, -Infinity],
  End: [Infinity, Infinity],
};

/** The slider of time: a range input over the overview. It says its time in words. */
export class TimeSlider {
  private readonly input: HTMLInputElement;
  private readonly on: LanesEvents;
  private view: LanesView | null = null;
  private time = 0;
  /** Where the thumb is drawn, in pixels: it is moved only when it has to be. */
  private drawn = Number.NaN;
  private pixelsPerSecond = 0;
  private dragging = false;
  private breath: ReturnType<typeof setTimeout> | null = null;

  constructor(host: HTMLElement, on: LanesEvents) {
    this.on = on;
    this.input = host.ownerDocument.createElement("input");
    this.input.type = "range";
    this.input.className = "lanes-slider";
    this.input.min = "0";
    this.input.setAttribute("aria-label", "Time");
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("input", () => this.drag());
    this.input.addEventListener("change", () => this.release());
    host.append(this.input);
  }

  /** Spans the run on the plot. */
  show(view: LanesView, plot: Plot): void {
    this.view = view;
    this.pixelsPerSecond = plot.width / Math.max(1, view.clock.end);
    this.input.max = String(view.clock.end);
    this.input.style.setProperty("left", `${plot.left - THUMB / 2}px`);
    this.input.style.setProperty("width", `${plot.width + THUMB}px`);
    this.drawn = Number.NaN;
    this.place();
    this.speak();
  }

  /** Stands at a time. The words follow within a second. */
  moveTo(time: number): void {
    if (time === this.time) return;
    this.time = time;
    if (!this.dragging) this.place();
    if (this.breath === null) this.speak();
  }

  private place(): void {
    const pixel = Math.round(this.time * this.pixelsPerSecond);
    if (pixel === this.drawn) return;
    this.drawn = pixel;
    this.input.value = String(this.time);
  }

  private speak(): void {
    if (this.view === null) return;
    const said = this.time;
    if (!this.dragging) this.input.value = String(said);
    this.input.setAttribute("aria-valuetext", this.view.words(said));
    if (this.breath !== null) clearTimeout(this.breath);
    this.breath = setTimeout(() => {
      this.breath = null;
      if (this.time !== said) this.speak();
    }, BREATH);
  }

  private key(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || this.view === null || event.ctrlKey || event.altKey || event.metaKey) return;
    // The page has keys of its own by these names; a press moves time once.
    event.preventDefault();
    event.stopPropagation();
    const aim = this.time + step[event.shiftKey ? 1 : 0];
    this.seek(Math.max(0, Math.min(this.view.clock.end, aim)), "start", "end");
  }

  private drag(): void {
    const time = this.input.valueAsNumber;
    const first = !this.dragging;
    this.dragging = true;
    this.seek(time, first ? "start" : "move");
  }

  private release(): void {
    if (!this.dragging) return;
    this.dragging = false;
    this.seek(this.input.valueAsNumber, "end");
  }

  private seek(time: number, ...phases: readonly ("start" | "move" | "end")[]): void {
    for (const phase of phases) this.on.seek(time, phase);
    this.time = time;
    if (!this.dragging) this.place();
    this.speak();
  }
}
