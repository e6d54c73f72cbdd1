import { type Selection, select } from "d3";
import type { LanesEvents, LanesView } from "./lanesView.ts";
import { type MarkGroup, markGroups } from "./markGroups.ts";
import { type Plot, xOf } from "./plot.ts";

/** Side of a button, in pixels: buttons never stand closer. */
const TARGET = 24;
/** A label narrower than this says nothing. */
const LEAST_LABEL = 64;

/** The lane of events over the whole run: each a button that goes there, with its words beside it where there is room. */
export class LaneMarks {
  private readonly list: Selection<HTMLOListElement, unknown, null, undefined>;
  private readonly on: LanesEvents;

  constructor(host: HTMLElement, on: LanesEvents) {
    this.on = on;
    this.list = select(host).append("ol").attr("class", "lanes-marks").attr("aria-label", "Events on the timeline");
  }

  /** Draws the marks on the plot. */
  show({ marks, clock, words }: LanesView, plot: Plot): void {
    const groups = markGroups(marks, (time) => xOf(plot, { from: 0, to: clock.end }, time), TARGET);
    const room = (i: number): number => (groups[i + 1]?.x ?? plot.width) - groups[i]!.x;
    this.list.attr("hidden", groups.length === 0 ? "" : null);
    this.list
      .selectAll<HTMLLIElement, MarkGroup>("li")
      .data(groups)
      .join((enter) => {
        const item = enter.append("li");
        item.append("button").attr("type", "button").append("span");
        return item;
      })
      .style("left", ({ x }) => `${Math.round(plot.left + x)}px`)
      .select<HTMLButtonElement>("button")
      .attr("title", ({ marks: all }) => all.map(({ time, text }) => `${words(time)}: ${text}`).join("\n"))
      .style("max-width", (_, i) => `${Math.max(TARGET, room(i) - 2)}px`)
      .on("click", (_, { marks: all }) => {
        for (const phase of ["start", "end"] as const) this.on.seek(all[0]!.time, phase);
      })
      .select("span")
      .attr("class", (_, i) => (room(i) < LEAST_LABEL + TARGET ? "lanes-unseen" : null))
      .text(({ marks: all }) => wordsOf(all));
  }
}

/** What stands beside a flag: how many events it stands for where they are several, then the first. */
function wordsOf(marks: MarkGroup["marks"]): string {
  const words = marks.map(({ text, short }) => short ?? text).join("; ");
  return marks.length > 1 ? `${marks.length} events: ${words}` : words;
}
