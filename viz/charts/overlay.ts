import { type Selection, select } from "d3";
import type { Arrangement, Frame, Wire } from "../stage/types.ts";
import { curvePath, tetherPath } from "./curves.ts";
import { flowByWire, ribbonWidth, wiresOfLinks } from "./ribbons.ts";

type Tether = Frame["tethers"][number];
type Mark = Frame["marked"][number];

/** Middle radius of the yellow ring round who is followed; the black one stands 2 pixels further out. */
const RING = 11;
/** Half the side of the yellow frame round who is selected: clear of a cell of 14 pixels. */
const FRAME = 10;
const STROKE = 2;
/** The key to the ribbons, from the left and the foot of the stage. */
const KEY = { left: 26, up: 10, length: 40 } as const;
/** A label so near the right edge stands on the left of its ring. */
const LABEL_ROOM = 96;

/**
 * The layer above the moving people: ribbons where people are too many to draw, tethers of held beds, rings round those
 * who are followed, a frame round who is selected. It never takes the pointer, and says nothing that the lists do not
 * say. Wants overlay.css.
 */
export class Overlay {
  private readonly svg: Selection<SVGSVGElement, unknown, null, undefined>;
  private readonly nameOf: (person: number) => string;
  private arrangement: Arrangement | null = null;
  /** By link: its wires. */
  private wiresOf: readonly (readonly number[])[] = [];

  /** `nameOf`: the words beside the ring of a person who is followed. */
  constructor(host: HTMLElement, nameOf: (person: number) => string) {
    this.nameOf = nameOf;
    this.svg = select(host).append("svg").attr("class", "overlay").attr("aria-hidden", "true");
    for (const layer of ["ribbons", "key", "tethers", "marks"]) this.svg.append("g").attr("class", `overlay-${layer}`);
    this.layer("key").append("path").attr("class", "ribbon");
    this.layer("key").append("text");
  }

  /** Takes the size and the curves of an arrangement. */
  draw(arrangement: Arrangement): void {
    this.arrangement = arrangement;
    this.svg.attr("width", arrangement.width).attr("height", arrangement.height);
    this.wiresOf = wiresOfLinks(arrangement);
    this.layer("ribbons").selectAll("*").remove();
  }

  /** Draws what the frame says: a few elements, kept from frame to frame. */
  update({ ribbons, tethers, marked }: Frame): void {
    this.drawRibbons(ribbons);
    this.drawTethers(tethers);
    this.drawMarks(marked);
  }

  private layer(name: string): Selection<SVGGElement, unknown, null, undefined> {
    return this.svg.select<SVGGElement>(`.overlay-${name}`);
  }

  private drawRibbons(ribbons: Frame["ribbons"]): void {
    const wires = this.arrangement?.wires ?? [];
    const flow = flowByWire(ribbons, this.wiresOf, wires.length);
    const busiest = flow.reduce((best, perSecond, w) => (perSecond > (flow[best] ?? 0) ? w : best), -1);
    const most = flow[busiest] ?? 0;
    this.layer("ribbons")
      .selectAll<SVGPathElement, Wire>("path")
      .data(most > 0 ? wires : [])
      .join((enter) => enter.append("path").attr("class", "ribbon").attr("d", curvePath))
      .attr("stroke-width", (_, w) => ribbonWidth(flow[w]!, most).toFixed(1));
    this.writeKey(most);
  }

  /** The widest ribbon and its figure, at the foot of the stage where nothing stands: the key to the others. */
  private writeKey(most: number): void {
    const y = (this.arrangement?.height ?? 0) - KEY.up;
    const key = this.layer("key").attr("visibility", most > 0 ? null : "hidden");
    if (most <= 0) return;
    key
      .select("path")
      .attr("d", `M${KEY.left},${y}h${KEY.length}`)
      .attr("stroke-width", ribbonWidth(most, most).toFixed(1));
    key
      .select("text")
      .attr("x", KEY.left + KEY.length + 8)
      .attr("y", y + 6)
      .text(`${Math.round(most)} people a second of watching`);
  }

  private drawTethers(tethers: readonly Tether[]): void {
    this.layer("tethers")
      .selectAll<SVGGElement, Tether>("g")
      .data(tethers, ({ person }) => person)
      .join((enter) => {
        const tether = enter.append("g");
        for (const part of ["tether-rim", "tether"]) tether.append("path").attr("class", part);
        tether.append("circle").attr("class", "tether-end").attr("r", 4);
        return tether;
      })
      .each(function place({ from, to }) {
        const tether = select(this);
        const path = tetherPath(from, to);
        if (tether.select(".tether").attr("d") === path) return;
        tether.selectAll("path").attr("d", path);
        tether.select("circle").attr("cx", to.x).attr("cy", to.y);
      });
  }

  private drawMarks(marked: readonly Mark[]): void {
    const edge = (this.arrangement?.width ?? 0) - LABEL_ROOM;
    const groups = this.layer("marks")
      .selectAll<SVGGElement, Mark>("g")
      .data(marked, ({ person, followed }) => `${person} ${followed}`)
      .join((enter) => {
        const mark = enter.append("g");
        mark.filter(({ followed }) => followed).call((ring) => appendRing(ring, this.nameOf));
        mark.filter(({ followed }) => !followed).call(appendFrame);
        return mark;
      })
      .attr("transform", ({ at }) => `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`);
    groups
      .select("text")
      .attr("x", ({ at }) => (at.x > edge ? -1 : 1) * (RING + 2 * STROKE + 3))
      .attr("text-anchor", ({ at }) => (at.x > edge ? "end" : "start"));
  }
}

type Marks = Selection<SVGGElement, Mark, SVGGElement, unknown>;

function appendRing(mark: Marks, nameOf: (person: number) => string): void {
  mark.append("circle").attr("class", "mark-inner").attr("r", RING);
  mark
    .append("circle")
    .attr("class", "mark-outer")
    .attr("r", RING + STROKE);
  mark
    .append("text")
    .attr("y", -6)
    .text(({ person }) => nameOf(person));
}

function appendFrame(mark: Marks): void {
  for (const [name, half] of [
    ["mark-inner", FRAME],
    ["mark-outer", FRAME + STROKE],
  ] as const) {
    mark
      .append("rect")
      .attr("class", name)
      .attr("x", -half)
      .attr("y", -half)
      .attr("width", 2 * half)
      .attr("height", 2 * half);
  }
}
