import { type Selection, select } from "d3";
import { laneBetween } from "../log/lanes.ts";
import { bandPath } from "./band.ts";
import { LaneGround } from "./laneGround.ts";
import { type LanesEvents, type LanesView, topOf } from "./lanesView.ts";
import { showTicks } from "./laneTicks.ts";
import { type Plot, xOf } from "./plot.ts";
import { TimeSlider } from "./timeSlider.ts";
import type { TimeWindow } from "./timeWindow.ts";

const HEIGHT = 32;
const AXIS = 24;
const EDGE = 1;

/** The whole horizon on one line: where the zoomed lanes are looking, and the slider of time over it. */
export class LaneOverview {
  private readonly svg: Selection<SVGSVGElement, unknown, null, undefined>;
  private readonly plotGroup: Selection<SVGGElement, unknown, null, undefined>;
  private readonly ground: LaneGround;
  private readonly slider: TimeSlider;
  /** What the drawing of the run was made from. */
  private drawn: readonly unknown[] = [];

  constructor(host: HTMLElement, on: LanesEvents) {
    const box = select(host).append("div").attr("class", "lanes-overview");
    this.svg = box
      .append("svg")
      .attr("aria-hidden", "true")
      .attr("height", HEIGHT + AXIS);
    this.svg
      .append("text")
      .attr("class", "lane-label")
      .attr("x", 4)
      .attr("y", HEIGHT / 2 + 5);
    this.plotGroup = this.svg.append("g");
    for (const layer of ["ground", "ticks"]) this.plotGroup.append("g").attr("class", layer);
    const lane = this.plotGroup.append("g").attr("class", "band");
    for (const part of ["lane-fill", "lane-band"]) lane.append("path").attr("class", part);
    const names = this.plotGroup.append("g").attr("class", "names");
    this.ground = new LaneGround(this.plotGroup.select<SVGGElement>(".ground"), names);
    this.plotGroup.append("line").attr("class", "lane-floor").attr("y1", HEIGHT).attr("y2", HEIGHT);
    for (const part of ["lanes-window-halo", "lanes-window"]) this.plotGroup.append("rect").attr("class", part);
    this.slider = new TimeSlider(box.node()!, on);
  }

  /** Draws the whole run on the plot: a new window alone moves no more than its frame. */
  show(view: LanesView, plot: Plot): void {
    const whole = { from: 0, to: view.clock.end };
    if (this.isOther(view, plot)) this.showRun(view, whole, plot);
    const [left, right] = [xOf(plot, whole, view.window.from), xOf(plot, whole, view.window.to)];
    this.plotGroup
      .selectAll("rect.lanes-window, rect.lanes-window-halo")
      .attr("x", left)
      .attr("y", 1)
      .attr("width", Math.max(2, right - left))
      .attr("height", HEIGHT - 2);
    this.slider.show(view, plot);
  }

  /** Moves the slider. */
  playhead(time: number): void {
    this.slider.moveTo(time);
  }

  private isOther({ overview, clock, loadedTo, unread }: LanesView, { width }: Plot): boolean {
    const key = [overview, clock, loadedTo, unread?.length, width];
    const other = key.some((part, i) => part !== this.drawn[i]);
    this.drawn = key;
    return other;
  }

  private showRun(view: LanesView, whole: TimeWindow, plot: Plot): void {
    this.plotGroup.attr("transform", `translate(${plot.left},0)`);
    this.svg.select(".lane-label").text(plot.narrow ? "" : "Whole run");
    this.ground.show(view, whole, plot, HEIGHT);
    showTicks(this.plotGroup.select<SVGGElement>(".ticks"), view, whole, plot, HEIGHT);
    this.showBand(view, whole, plot);
    this.plotGroup.select(".lane-floor").attr("x2", plot.width);
  }

  private showBand({ overview }: LanesView, { from, to }: TimeWindow, plot: Plot): void {
    const band = this.plotGroup.select<SVGGElement>(".band").attr("class", `band lane-${overview?.tone ?? "none"}`);
    const top = overview === null ? 1 : topOf(overview);
    const y = (value: number): number => HEIGHT - (value / top) * (HEIGHT - EDGE);
    const extremes =
      overview === null ? { low: [], high: [] } : laneBetween(overview.lane, from, to, Math.round(plot.width));
    band.select(".lane-fill").attr("d", bandPath(extremes, plot.width, y, HEIGHT));
    band.select(".lane-band").attr("d", bandPath(extremes, plot.width, y));
  }
}
