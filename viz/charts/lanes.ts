import { LaneDetail } from "./laneDetail.ts";
import { LaneMarks } from "./laneMarks.ts";
import { LaneOverview } from "./laneOverview.ts";
import type { LanesEvents, LanesView, SeekPhase } from "./lanesView.ts";
import { plotOf } from "./plot.ts";
import type { TimeWindow } from "./timeWindow.ts";

/**
 * The timeline: zoomed lanes, events, and the whole run with the slider of time over it. All stand on one left edge.
 * Draws into the element it is given, as wide as that is, and again when its width changes. Wants lanes.css.
 */
export class Lanes {
  private readonly root: HTMLElement;
  private readonly detail: LaneDetail;
  private readonly marks: LaneMarks;
  private readonly overview: LaneOverview;
  private view: LanesView | null = null;
  /** The window while the detail is dragged: it must not turn away under the pointer. */
  private held: TimeWindow | null = null;
  private time = 0;
  private width = 0;

  constructor(host: HTMLElement, on: LanesEvents) {
    this.root = host.ownerDocument.createElement("div");
    this.root.className = "lanes";
    host.append(this.root);
    this.detail = new LaneDetail(this.root, { seek: (time, phase) => this.scrub(on, time, phase) });
    this.marks = new LaneMarks(this.root, on);
    this.overview = new LaneOverview(this.root, on);
    new ResizeObserver(() => {
      if (this.view !== null && this.root.clientWidth !== this.width) this.show(this.view);
    }).observe(this.root);
  }

  /** Draws all but the playhead, which stays where it is. Called when the view changes, not for each frame. */
  show(view: LanesView): void {
    const before = this.view;
    this.view = view;
    const width = this.root.clientWidth;
    const plot = plotOf(width);
    const others = before?.marks !== view.marks || before.clock !== view.clock || width !== this.width;
    if (others) this.marks.show(view, plot);
    this.width = width;
    const drawn = this.held === null ? view : { ...view, window: this.held };
    this.detail.show(drawn, width);
    this.overview.show(drawn, plot);
    this.detail.playhead(this.time);
  }

  /** Moves playhead and slider: cheap enough for every frame. */
  playhead(time: number): void {
    this.time = time;
    this.detail.playhead(time);
    this.overview.playhead(time);
  }

  private scrub(on: LanesEvents, time: number, phase: SeekPhase): void {
    if (phase === "start") this.held = this.view?.window ?? null;
    on.seek(time, phase);
    if (phase !== "end") return;
    this.held = null;
    if (this.view !== null) this.show(this.view);
  }
}
