import { type Selection, select } from "d3";
import type { Arrangement, Frame, Glyph, NodeBox, Point, StageNode, Wire } from "../stage/types.ts";
import { curvePath } from "./curves.ts";
import { NodeText } from "./nodeText.ts";

/** What the reader does with the network. Nodes are numbers of the plan. */
export interface NetworkEvents {
  /** A service has the keyboard. */
  readonly focus: (node: number) => void;
  /** A service was pressed: with a pointer at a point of the stage, or by the keyboard or a reader (null). */
  readonly open: (node: number, at: Point | null) => void;
}

const SERVICES: ReadonlySet<Glyph> = new Set(["beds", "caseload", "team", "state"]);

/** A node with where it stands. */
interface Placed {
  readonly node: StageNode;
  readonly number: number;
  readonly box: NodeBox;
}

/** Width of the border of a service, as in network.css. */
const BORDER = 1;

let networks = 0;

/**
 * The still layer of the stage: links, and every node as text; services are buttons in the order of the pathway. It is
 * transparent where cells, rings and dots are painted underneath. Wants network.css.
 */
export class Network {
  private readonly root: Selection<HTMLDivElement, unknown, null, undefined>;
  private readonly svg: Selection<SVGSVGElement, unknown, null, undefined>;
  private readonly list: Selection<HTMLUListElement, unknown, null, undefined>;
  private readonly arrow = `network-arrow-${++networks}`;
  private readonly on: NetworkEvents;
  private arrangement: Arrangement | null = null;
  /** By node of the plan. */
  private texts: NodeText[] = [];
  private items: HTMLElement[] = [];
  private wires: SVGPathElement[] = [];
  private chosen: number | null = null;

  constructor(host: HTMLElement, on: NetworkEvents) {
    this.on = on;
    this.root = select(host).append("div").attr("class", "network");
    this.svg = this.root.append("svg").attr("aria-hidden", "true");
    arrowhead(this.svg, this.arrow);
    // A list without bullets is no list to some readers unless it says so.
    this.list = this.root.append("ul").attr("role", "list");
  }

  /** Draws links, boxes and labels: once per arrangement. Nodes of the same key keep the focus. */
  draw(arrangement: Arrangement): void {
    this.arrangement = arrangement;
    this.root.style("width", `${arrangement.width}px`).style("height", `${arrangement.height}px`);
    this.drawWires(arrangement);
    this.drawNodes(arrangement);
    this.markChosen();
  }

  /** Writes the figures of a frame: only text that changed. A node this world does not have is hidden, with its links. */
  update({ nodes }: Frame): void {
    let sameWorld = true;
    nodes.forEach((frame, n) => {
      if (frame !== null) this.texts[n]?.write(frame);
      const item = this.items[n];
      if (item === undefined || item.hidden === (frame === null)) return;
      item.hidden = frame === null;
      sameWorld = false;
    });
    if (sameWorld) return;
    this.arrangement?.wires.forEach(({ from, to }, w) => {
      this.wires[w]!.classList.toggle("network-away", nodes[from] === null || nodes[to] === null);
    });
  }

  /** Marks the service whose list is open; null for none. */
  choose(node: number | null): void {
    if (node === this.chosen) return;
    this.chosen = node;
    this.markChosen();
  }

  /** Moves the focus to the n-th service of the pathway, from 1; nothing where there is none. */
  focusService(nth: number): void {
    const shown = this.list.selectAll<HTMLButtonElement, unknown>("li:not([hidden]) > button").nodes();
    shown[nth - 1]?.focus();
  }

  private markChosen(): void {
    this.items.forEach((item, n) => {
      item.querySelector("button")?.setAttribute("aria-current", String(n === this.chosen));
    });
  }

  private drawWires({ wires }: Arrangement): void {
    this.wires = this.svg
      .selectAll<SVGPathElement, Wire>("path.network-wire")
      .data(wires)
      .join("path")
      .attr("class", "network-wire")
      .attr("d", curvePath)
      .attr("marker-end", `url(#${this.arrow})`)
      .nodes();
  }

  private drawNodes({ plan, nodes }: Arrangement): void {
    const placed = plan.nodes
      .map((node, number) => ({ node, number, box: nodes[number]! }))
      .sort((a, b) => a.node.column - b.node.column || a.node.row - b.node.row);
    const items = this.list
      .selectAll<HTMLLIElement, Placed>("li")
      .data(placed, ({ node }) => `${node.glyph} ${node.key}`)
      .join((enter) => {
        const made = enter.append("li").attr("class", ({ node }) => `node node-${node.glyph}`);
        made.append(({ node }) => this.body(made.node()!.ownerDocument, node));
        made.append("span").attr("class", "node-overflow");
        return made;
      })
      .order()
      .style("left", ({ box }) => `${box.x}px`)
      .style("top", ({ box }) => `${box.y}px`)
      .style("width", ({ box }) => `${box.width}px`)
      .style("height", ({ box }) => `${box.height}px`);
    this.fill(items, plan.nodes.length);
  }

  /** Labels, and fresh text for the figures. */
  private fill(items: Selection<HTMLLIElement, Placed, HTMLUListElement, unknown>, count: number): void {
    const [texts, elements] = [new Array<NodeText>(count), new Array<HTMLElement>(count)];
    items.each(function fill({ number, box }) {
      const body = select(this).select<HTMLElement>(".node-body");
      body.style("padding", `${box.textAt.y - box.y - BORDER}px ${box.textAt.x - box.x - BORDER}px 0`);
      body.selectAll("*").remove();
      body.selectAll(".node-label").data(box.labelLines).join("span").attr("class", "node-label").text(String);
      const overflow = select(this).select<HTMLElement>(".node-overflow").text("");
      overflow.style("left", `${box.overflowAt.x - box.x}px`).style("top", `${box.overflowAt.y - box.y}px`);
      texts[number] = new NodeText(body.node()!, overflow.node()!);
      elements[number] = this;
      this.hidden = false;
    });
    this.texts = texts;
    this.items = elements;
  }

  private body(document: Document, { glyph }: StageNode): HTMLElement {
    const body = document.createElement(SERVICES.has(glyph) ? "button" : "div");
    body.className = "node-body";
    if (!(body instanceof HTMLButtonElement)) return body;
    body.type = "button";
    body.addEventListener("focus", () => this.on.focus(this.numberOf(body)));
    for (const near of ["focus", "pointerenter"]) body.addEventListener(near, () => this.light(this.numberOf(body)));
    for (const away of ["blur", "pointerleave"]) body.addEventListener(away, () => this.light(null));
    body.addEventListener("click", (event) => this.on.open(this.numberOf(body), this.pointOf(event)));
    return body;
  }

  /** The ways to and from a node stand out among the others. */
  private light(node: number | null): void {
    this.arrangement?.wires.forEach(({ from, to }, w) => {
      this.wires[w]!.classList.toggle("network-lit", from === node || to === node);
    });
  }

  /** The plan may have been replaced since the element was made: its number is asked for when it is needed. */
  private numberOf(body: HTMLElement): number {
    return this.items.findIndex((item) => item.contains(body));
  }

  /** Where a pointer pressed, in pixels of the stage, whatever the page magnifies it by. */
  private pointOf(event: MouseEvent): Point | null {
    // The keyboard, and what stands in for it, clicks without a count.
    if (event.detail === 0 || this.arrangement === null) return null;
    const { left, top, width } = this.root.node()!.getBoundingClientRect();
    const scale = this.arrangement.width / width;
    return { x: (event.clientX - left) * scale, y: (event.clientY - top) * scale };
  }
}

function arrowhead(svg: Selection<SVGSVGElement, unknown, null, undefined>, id: string): void {
  svg
    .append("marker")
    .attr("id", id)
    .attr("viewBox", "0 0 8 8")
    .attr("refX", 7)
    .attr("refY", 4)
    .attr("markerWidth", 8)
    .attr("markerHeight", 8)
    .attr("markerUnits", "userSpaceOnUse")
    .attr("orient", "auto")
    .append("path")
    .attr("class", "network-arrow")
    .attr("d", "M0,0.5 8,4 0,7.5Z");
}
