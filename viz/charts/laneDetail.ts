import { type Selection, select } from "d3";
import { laneBetween } from "../log/lanes.ts";
import { bandPath } from "./band.ts";
import { LaneGround } from "./laneGround.ts";
import { type LanesEvents, type LanesView, type LaneView, topOf } from "./lanesView.ts";
import { showTicks } from "./laneTicks.ts";
import { type Plot, plotOf, timeAt, xOf } from "./plot.ts";

const LANE = 32;
const GAP = 8;
const AXIS = 26;
/** Room for the halved stroke of a band that touches its lane's edge. */
const EDGE = 1;

/** The zoomed lanes: what happened, bucket by bucket of one pixel. Pointers place the playhead and drag it. */
export class LaneDetail {
  private readonly svg: Selection<SVGSVGElement, unknown, null, undefined>;
  private readonly plotGroup: Selection<SVGGElement, unknown, null, undefined>;
  private readonly needle: Selection<SVGLineElement, unknown, null, undefined>;
  private readonly ground: LaneGround;
  private view: LanesView | null = null;
  private plot: Plot = plotOf(0);

  constructor(host: HTMLElement, on: LanesEvents) {
    this.svg = select(host).append("svg").attr("class", "lanes-detail").attr("role", "img");
    this.plotGroup = this.svg.append("g");
    for (const layer of ["ground", "bands", "ticks", "marks", "names"]) this.plotGroup.append("g").attr("class", layer);
    this.ground = new LaneGround(this.layer("ground"), this.layer("names"));
    this.needle = this.plotGroup.append("line").attr("class", "lanes-playhead");
    scrub(this.svg.node()!, (x, phase) => {
      if (this.view !== null) on.seek(timeAt(this.plot, this.view.window, x - this.plot.left), phase);
    });
  }

  /** Draws the window of the view into an element `width` pixels wide. */
  show(view: LanesView, width: number): void {
    this.view = view;
    this.plot = plotOf(width);
    const bottom = Math.max(1, view.lanes.length) * (LANE + GAP);
    this.svg.attr("height", bottom - GAP + AXIS).attr("aria-label", nameOf(view));
    this.plotGroup.attr("transform", `translate(${this.plot.left},0)`);
    this.ground.show(view, view.window, this.plot, bottom - GAP);
    // Where labels stand on the lanes, the overview alone names the ground.
    this.layer("names").attr("visibility", this.plot.narrow ? "hidden" : null);
    this.showBands(view);
    showTicks(this.layer("ticks"), view, view.window, this.plot, bottom - GAP);
    this.showMarks(view, bottom);
    this.needle.attr("y2", bottom - GAP);
  }

  /** Moves the playhead; out of the window it is not shown. */
  playhead(time: number): void {
    if (this.view === null) return;
    const { window } = this.view;
    const within = time >= window.from && time <= window.to;
    this.needle.attr("visibility", within ? null : "hidden");
    if (within) this.needle.attr("transform", `translate(${xOf(this.plot, window, time).toFixed(1)},0)`);
  }

  private layer(name: string): Selection<SVGGElement, unknown, null, undefined> {
    return this.plotGroup.select<SVGGElement>(`.${name}`);
  }

  private showBands({ lanes, window }: LanesView): void {
    const plot = this.plot;
    const groups = this.layer("bands")
      .selectAll<SVGGElement, LaneView>("g")
      .data(lanes)
      .join((enter) => {
        const lane = enter.append("g");
        for (const part of ["lane-fill", "lane-band"]) lane.append("path").attr("class", part);
        lane.append("line").attr("class", "lane-floor").attr("y1", LANE).attr("y2", LANE);
        for (const part of ["lane-label", "lane-top", "lane-zero"]) lane.append("text").attr("class", part);
        return lane;
      })
      .attr("class", ({ tone }) => `lane lane-${tone}`)
      .attr("transform", (_, i) => `translate(0,${i * (LANE + GAP)})`);
    groups.each(function draw(view) {
      const lane = select(this);
      const top = topOf(view);
      const y = (value: number): number => LANE - (value / top) * (LANE - EDGE);
      const extremes = laneBetween(view.lane, window.from, window.to, Math.round(plot.width));
      lane.select(".lane-fill").attr("d", bandPath(extremes, plot.width, y, LANE));
      lane.select(".lane-band").attr("d", bandPath(extremes, plot.width, y));
      lane.select(".lane-floor").attr("x2", plot.width);
      lane.select(".lane-label").text(plot.narrow ? `${view.label}, at most ${top}` : view.label);
      lane.select(".lane-top").text(plot.narrow ? "" : top);
      lane.select(".lane-zero").text(plot.narrow ? "" : 0);
    });
    groups.select(".lane-label").attr("x", plot.narrow ? 4 : 4 - plot.left);
    groups.select(".lane-label").attr("y", plot.narrow ? 14 : LANE / 2 + 5);
    groups.select(".lane-top").attr("x", -8).attr("y", 12);
    groups
      .select(".lane-zero")
      .attr("x", -8)
      .attr("y", LANE + 2);
  }

  private showMarks({ marks, window }: LanesView, bottom: number): void {
    const shown = marks.filter(({ time }) => time >= window.from && time <= window.to);
    this.layer("marks")
      .selectAll<SVGLineElement, unknown>("line")
      .data(shown)
      .join((enter) => {
        const line = enter.append("line");
        line.append("title");
        return line;
      })
      .attr("y2", bottom - GAP)
      .attr("transform", ({ time }) => `translate(${xOf(this.plot, window, time).toFixed(1)},0)`)
      .select("title")
      .text(({ text }) => text);
  }
}

/** Pointer positions over an element, in pixels from its left edge, from press to release. */
function scrub(element: SVGSVGElement, seek: (x: number, phase: "start" | "move" | "end") => void): void {
  let pressed: number | null = null;
  const tell = (event: PointerEvent, phase: "start" | "move" | "end"): void =>
    seek(event.clientX - element.getBoundingClientRect().left, phase);
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || pressed !== null) return;
    pressed = event.pointerId;
    element.setPointerCapture(pressed);
    tell(event, "start");
  });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerId === pressed) tell(event, "move");
  });
  const release = (event: PointerEvent): void => {
    if (event.pointerId !== pressed) return;
    pressed = null;
    tell(event, "end");
  };
  element.addEventListener("pointerup", release);
  element.addEventListener("pointercancel", release);
}

function nameOf({ lanes, window, words }: LanesView): string {
  const what = lanes.length === 0 ? "Timeline, being read" : lanes.map(({ label }) => label).join("; ");
  return `${what}: from ${words(window.from)} to ${words(window.to)}`;
}
