import type { Selection } from "d3";
import type { LanesView } from "./lanesView.ts";
import { type Plot, xOf } from "./plot.ts";
import { fittingLabels, timeTicks } from "./timeAxis.ts";
import type { TimeWindow } from "./timeWindow.ts";

/** Pixels of the axis for each tick, more or less. */
const TICK_ROOM = 130;

/** Draws the time axis of a window into a group: ticks from `y` downward, each with its date on its right. */
export function showTicks(
  group: Selection<SVGGElement, unknown, null, undefined>,
  { clock }: Pick<LanesView, "clock">,
  window: TimeWindow,
  plot: Plot,
  y: number,
): void {
  const x = (time: number): number => xOf(plot, window, time);
  const times = timeTicks(clock, window, Math.floor(plot.width / TICK_ROOM));
  const labels = fittingLabels(times, x, plot.width);
  const ticks = group
    .selectAll<SVGGElement, unknown>("g")
    .data(times)
    .join((enter) => {
      const tick = enter.append("g");
      tick.append("line").attr("y2", 8);
      tick.append("text").attr("x", 5).attr("y", 19);
      return tick;
    })
    .attr("transform", ({ time }) => `translate(${x(time).toFixed(1)},${y})`);
  ticks.select("text").text((_, i) => labels[i]!);
}
