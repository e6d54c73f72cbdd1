import { type Selection, select } from "d3";
import type { LanesView } from "./lanesView.ts";
import { type Plot, xOf } from "./plot.ts";
import type { TimeWindow } from "./timeWindow.ts";

type Drawing<E extends SVGElement> = Selection<E, unknown, null, undefined>;

/** A stretch of the ground that is not like the rest. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** Where the ordinary begins again, or ends. */
  readonly border: number;
}

/** Pixels of a character of a name, a little generously. */
const CHARACTER = 9;

let hatches = 0;

/** The ground of a lane: warm-up, and what has not been read yet or cannot be read, hatched below the bands and named above them. */
export class LaneGround {
  private readonly ground: Drawing<SVGGElement>;
  private readonly names: Drawing<SVGGElement>;
  private readonly fill: string;

  /** `ground` lies below the bands and `names` above. */
  constructor(ground: Drawing<SVGGElement>, names: Drawing<SVGGElement>) {
    const id = `lanes-hatch-${++hatches}`;
    const hatch = ground.append("pattern").attr("id", id).attr("patternUnits", "userSpaceOnUse");
    hatch.attr("width", 8).attr("height", 8).attr("patternTransform", "rotate(45)");
    hatch.append("line").attr("class", "lanes-hatch").attr("y2", 8);
    this.fill = `url(#${id})`;
    this.ground = ground;
    this.names = names;
  }

  /** Draws what of it lies in the window, `height` pixels high. */
  show({ clock, loadedTo, unread = [] }: LanesView, window: TimeWindow, plot: Plot, height: number): void {
    const all: Stretch[] = [
      { from: 0, to: clock.warmUp, border: clock.warmUp, name: "warm-up" },
      { from: loadedTo, to: clock.end, border: loadedTo, name: "being read" },
      ...unread.map(({ from, to }) => ({ from, to, border: from, name: "not readable" })),
    ];
    const shown = all.filter(({ from, to }) => from < to && to > window.from && from < window.to);
    const x = (time: number): number => Math.max(0, Math.min(plot.width, xOf(plot, window, time)));
    const width = ({ from, to }: Stretch): number => x(to) - x(from);
    const stretches = this.ground
      .selectAll<SVGGElement, Stretch>("g")
      .data(shown)
      .join((enter) => {
        const stretch = enter.append("g");
        stretch.append("rect");
        stretch.append("line");
        return stretch;
      });
    stretches
      .select("rect")
      .attr("x", ({ from }) => x(from))
      .attr("width", width)
      .attr("height", height)
      .attr("fill", this.fill);
    stretches.select("line").each(function place({ border }) {
      select(this).attr("x1", x(border)).attr("x2", x(border)).attr("y2", height);
    });
    this.names
      .selectAll<SVGTextElement, Stretch>("text")
      .data(shown.filter((stretch) => width(stretch) > stretch.name.length * CHARACTER))
      .join("text")
      .attr("x", ({ from }) => x(from) + 6)
      .attr("y", 15)
      .text(({ name }) => name);
  }
}
