import type { App } from "./app.ts";
import type { Commands } from "./commands.ts";
import { setHidden } from "./dom.ts";
import { LegendPanel } from "./legendPanel.ts";
import { ListPanel } from "./listPanel.ts";
import { NowPanel } from "./nowPanel.ts";
import { pace } from "./pace.ts";
import { PersonPanel } from "./personPanel.ts";
import type { Scene } from "./scene.ts";
import type { Panel } from "./state.ts";
import type { View } from "./view.ts";
import { WhyPanel } from "./whyPanel.ts";

/** A panel below Now: a view that can take the focus. */
type SidePanel = View & { focus(): void };

/** Figures change at most four times a second while time runs, lists once. */
const NOW_SECONDS = 0.25;
const PANEL_SECONDS = 1;

/** The right-hand side: Now, and below it what was asked for. */
export class Side {
  private readonly now = new NowPanel();
  private readonly panels: Readonly<Record<Exclude<Panel["is"], "none">, SidePanel>>;
  private readonly nowPace = pace(NOW_SECONDS);
  private readonly panelPace = pace(PANEL_SECONDS);
  private open: Panel["is"] = "none";

  constructor(app: App, commands: Commands) {
    this.panels = {
      list: new ListPanel(commands, () => app.refresh()),
      person: new PersonPanel(commands),
      why: new WhyPanel(commands),
      legend: new LegendPanel(commands),
    };
    for (const { element } of Object.values(this.panels)) setHidden(element, true);
  }

  /** Elements in reading order. */
  get elements(): readonly HTMLElement[] {
    return [this.now.element, ...Object.values(this.panels).map(({ element }) => element)];
  }

  show(scene: Scene): void {
    const { app, wall, reading } = scene;
    const { is } = app.panel;
    if (this.nowPace.due(app, wall, reading.moving)) this.now.show(scene);
    if (is !== this.open) {
      if (this.open !== "none") setHidden(this.panels[this.open].element, true);
      if (is !== "none") setHidden(this.panels[is].element, false);
      this.open = is;
    }
    if (is !== "none" && this.panelPace.due(app, wall, reading.moving)) this.panels[is].show(scene);
  }

  /** Brings the panel that is open into view. */
  reveal(): void {
    if (this.open !== "none") this.panels[this.open].element.scrollIntoView({ block: "start" });
  }

  /** Takes the reader to the panel that is open. */
  focus(): void {
    this.reveal();
    if (this.open !== "none") this.panels[this.open].focus();
  }

  /** True when the focus is in a panel. */
  hasFocus(): boolean {
    return this.open !== "none" && this.panels[this.open].element.contains(document.activeElement);
  }
}
