import { Network } from "../charts/network.ts";
import { Overlay } from "../charts/overlay.ts";
import { paintCells, paintDots } from "../pixels/paint.ts";
import type { Palette } from "../pixels/palette.ts";
import { arrange } from "../stage/arrange.ts";
import { frameAt } from "../stage/frame.ts";
import { planOf } from "../stage/plan.ts";
import type { Arrangement, Frame, Point, StagePlan } from "../stage/types.ts";
import { countedDelay } from "../words/people.ts";
import type { App } from "./app.ts";
import { el, setHidden } from "./dom.ts";
import { Layer } from "./layer.ts";
import { pace } from "./pace.ts";
import type { Scene } from "./scene.ts";
import { ServiceList } from "./serviceList.ts";
import { type Selection, selectedPerson } from "./state.ts";

/** Narrower than this the stage is a list of its services. */
const LEAST_STAGE = 660;
/** A stage narrower than this scrolls sideways in its frame. */
const LEAST_WIDTH = 900;
/** From a day a second on figures change four times a second at most, to be read; from a week on cells three times, to flash nobody. */
const DAY = 86_400;
const WEEK = 7 * DAY;
/** Room left around a person who is brought into view. */
const AROUND = 72;

/** What the reader does on the stage. Nodes are those of the plan, points are stage pixels. */
export interface StageEvents {
  /** A service was pressed: at a point, or by the keyboard (null). */
  readonly openNode: (key: string, at: Point | null) => void;
  readonly press: (at: Point, twice: boolean) => void;
  readonly hover: (at: Point | null) => void;
  readonly magnify: (factor: number) => void;
}

/** The stage: cells and moving people as pixels, services and links over them, marks on top. */
export class StageView {
  readonly element: HTMLElement;
  private readonly app: App;
  private readonly scaled = el("div", { class: "stage-scaled" });
  private readonly sized = el("div", { class: "stage-sized" }, this.scaled);
  private readonly cells = new Layer("cells");
  private readonly dots = new Layer("dots");
  private readonly network: Network;
  private readonly overlay: Overlay;
  private readonly list: ServiceList;
  private plan: StagePlan | null = null;
  private planFor = "";
  private arrangement: Arrangement | null = null;
  private arrangedFor = "";
  private drawn: Arrangement | null = null;
  private frame: Frame | null = null;
  private palette: Palette | null = null;
  /** The frame that the layers show; null where they must be painted anew. */
  private painted: Frame | null = null;
  /** The dot layer is not clear. */
  private hasDots = false;
  private readonly figures = pace(1 / 4);
  private readonly repaints = pace(1 / 3);
  private revealed: Selection | null = null;

  constructor(app: App, on: StageEvents) {
    this.app = app;
    this.cells.canvas.setAttribute("role", "img");
    this.cells.canvas.setAttribute("aria-label", "Places and people, drawn. The table holds the same figures.");
    this.dots.canvas.setAttribute("aria-hidden", "true");
    this.scaled.append(this.cells.canvas, this.dots.canvas);
    this.network = new Network(this.scaled, {
      focus: () => {},
      open: (node, at) => on.openNode(this.plan!.nodes[node]!.key, at),
    });
    this.overlay = new Overlay(this.scaled, (person) => String(person));
    this.list = new ServiceList((key) => on.openNode(key, null));
    this.element = el(
      "div",
      { class: "stage-scroll", tabindex: 0, role: "region", "aria-label": "Services, drawn" },
      this.sized,
      this.list.element,
    );
    this.listen(on);
    new ResizeObserver(() => this.app.refresh()).observe(this.element);
  }

  /** Where everything stands, and what is there; null before the first scene. */
  get shown(): { readonly arrangement: Arrangement; readonly frame: Frame } | null {
    return this.arrangement === null || this.frame === null
      ? null
      : { arrangement: this.arrangement, frame: this.frame };
  }

  /** There is no room to draw: the stage is a list of its services. */
  get isList(): boolean {
    return !this.list.element.hidden;
  }

  /** Colours of the cell and dot layers. */
  setPalette(palette: Palette): void {
    this.palette = palette;
    this.painted = null;
  }

  focusService(index: number): void {
    this.network.focusService(index + 1);
  }

  /** Shows the scene; true when the next frame must go on: a new arrangement is made, drawn and painted in turn. */
  show(scene: Scene): boolean {
    const plan = this.planNow();
    const narrow = this.element.clientWidth < LEAST_STAGE;
    setHidden(this.sized, narrow);
    setHidden(this.list.element, !narrow);
    if (narrow) this.list.show(plan, scene);
    else if (this.arrange(plan) || this.drawStill()) return true;
    else this.draw(scene);
    return false;
  }

  private draw({ app, store, now, reading, reducedMotion, wall }: Scene): void {
    const arrangement = this.arrangement!;
    const view = {
      world: app.shown,
      grouped: app.grouped,
      reducedMotion,
      selected: selectedPerson(app),
      followed: app.followed,
      longestTethers: app.longestTethers,
      delay: countedDelay(app.settings.delayWord),
    };
    this.frame = frameAt(arrangement, store, now, reading.t, reading.speed, view);
    if (this.figures.due(app, wall, reading.speed >= DAY)) this.network.update(this.frame);
    this.network.choose(app.panel.is === "list" ? this.nodeOf(app.panel.service) : null);
    this.overlay.update(this.frame);
    if (this.repaints.due(app, wall, reading.speed >= WEEK) || this.painted === null)
      this.paintCells(arrangement, this.frame);
    this.paintDots(arrangement, this.frame);
    this.reveal(app.selection, this.frame);
  }

  /** A person who has just been selected is brought into view, with what they wait for where both fit. */
  private reveal(selection: Selection | null, { marked, tethers }: Frame): void {
    if (selection === this.revealed) return;
    this.revealed = selection;
    const person = selection?.is === "person" ? selection.person : -1;
    const at = marked.find((mark) => mark.person === person && !mark.followed)?.at;
    if (at === undefined) return;
    this.scrollTo(tethers.find((tether) => tether.person === person)?.to ?? at);
    this.scrollTo(at);
  }

  private scrollTo({ x, y }: Point): void {
    const { zoom } = this.app.state;
    const { element } = this;
    const into = (from: number, room: number, at: number): number =>
      Math.min(Math.max(from, at + AROUND - room), at - AROUND);
    element.scrollLeft = into(element.scrollLeft, element.clientWidth, x * zoom);
    element.scrollTop = into(element.scrollTop, element.clientHeight, y * zoom);
  }

  /** Paints what changed since the frame that the layer shows, all of it where it shows none of this size and colours. */
  private paintCells(arrangement: Arrangement, frame: Frame): void {
    const { painted: before, palette } = this;
    if (palette === null) return;
    if (before === null) this.cells.surface.pixels.fill(0);
    const changed = paintCells(this.cells.surface, arrangement, frame, palette, before ?? undefined);
    if (changed > 0 || before === null) this.cells.upload();
    this.painted = frame;
  }

  private paintDots(arrangement: Arrangement, frame: Frame): void {
    if (this.palette === null || (frame.dots.count === 0 && !this.hasDots)) return;
    paintDots(this.dots.surface, arrangement, frame, this.palette);
    this.dots.upload();
    this.hasDots = frame.dots.count > 0;
  }

  private nodeOf(key: string): number | null {
    const node = this.plan?.nodes.findIndex((one) => one.key === key) ?? -1;
    return node < 0 ? null : node;
  }

  /** One plan for all worlds that are open, so that they look alike. */
  private planNow(): StagePlan {
    const headers = this.app.stores.flatMap((store) => (store === null ? [] : [store.header]));
    const names = headers.map(({ scenario, title }) => `${scenario} ${title}`).join();
    if (this.plan === null || names !== this.planFor) {
      this.plan = planOf(headers);
      this.planFor = names;
      this.arrangedFor = "";
    }
    return this.plan;
  }

  /** Arranges the stage where its size or plan is new; true when it did. */
  private arrange(plan: StagePlan): boolean {
    const { zoom } = this.app.state;
    const { clientWidth, clientHeight } = this.element;
    const size = `${clientWidth} ${clientHeight} ${zoom} ${devicePixelRatio}`;
    if (this.arrangement !== null && size === this.arrangedFor) return false;
    this.arrangedFor = size;
    this.arrangement = arrange(plan, Math.max(LEAST_WIDTH, clientWidth), clientHeight);
    return true;
  }

  /** Draws what stands still, once per arrangement; true when it did. */
  private drawStill(): boolean {
    const arrangement = this.arrangement!;
    if (arrangement === this.drawn) return false;
    this.drawn = arrangement;
    this.painted = null;
    const { zoom } = this.app.state;
    this.cells.resize(arrangement.width, arrangement.height, zoom);
    this.dots.resize(arrangement.width, arrangement.height, zoom);
    this.network.draw(arrangement);
    this.overlay.draw(arrangement);
    this.scaled.style.transform = zoom === 1 ? "" : `scale(${zoom})`;
    this.sized.style.width = `${Math.floor(arrangement.width * zoom)}px`;
    this.sized.style.height = `${Math.floor(arrangement.height * zoom)}px`;
    return true;
  }

  private listen(on: StageEvents): void {
    const elsewhere = (event: Event): boolean => (event.target as Element).closest("button, .tip") !== null;
    this.sized.addEventListener("click", (event) => {
      if (!elsewhere(event)) on.press(this.pointOf(event), false);
    });
    this.sized.addEventListener("dblclick", (event) => on.press(this.pointOf(event), true));
    this.sized.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch" && (event.target as Element).closest(".tip") === null)
        on.hover(this.pointOf(event));
    });
    this.sized.addEventListener("pointerleave", () => on.hover(null));
    // A pinch on a touchpad comes as a wheel with Ctrl.
    this.sized.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        on.magnify(Math.exp(-event.deltaY / 300));
      },
      { passive: false },
    );
  }

  private pointOf(event: MouseEvent): Point {
    const { left, top } = this.scaled.getBoundingClientRect();
    const { zoom } = this.app.state;
    return { x: (event.clientX - left) / zoom, y: (event.clientY - top) / zoom };
  }

  /** The layer on which a tip may be put, in stage pixels. */
  get ground(): HTMLElement {
    return this.scaled;
  }
}
