import { pick } from "../stage/pick.ts";
import type { Point } from "../stage/types.ts";
import type { App } from "./app.ts";
import type { Commands } from "./commands.ts";
import { attribute, setHidden } from "./dom.ts";
import { pace } from "./pace.ts";
import type { Scene } from "./scene.ts";
import { StageTip } from "./stageTip.ts";
import { StageTools } from "./stageTools.ts";
import { StageView } from "./stageView.ts";
import { TablePanel } from "./tablePanel.ts";

/** The stage, what the pointer does on it, and the table that can stand in its place. */
export class StageRoom {
  readonly stage: StageView;
  readonly tools: StageTools;
  readonly table: TablePanel;
  private readonly tip: StageTip;
  private readonly commands: Commands;
  private readonly tablePace = pace(1);

  constructor(app: App, commands: Commands) {
    this.commands = commands;
    this.stage = new StageView(app, {
      openNode: (key, at) => this.openNode(key, at),
      press: (at, twice) => this.press(at, twice),
      hover: (at) => this.tip.at(at),
      magnify: (factor) => commands.zoom(factor),
    });
    this.tip = new StageTip(app, this.stage);
    this.tools = new StageTools(commands);
    this.table = new TablePanel(commands);
  }

  /** Elements in reading order. */
  get elements(): readonly HTMLElement[] {
    return [this.stage.element, this.table.element];
  }

  /** Shows the scene; true when the next frame must go on with it. */
  show(scene: Scene): boolean {
    const { app, wall, reading } = scene;
    setHidden(this.stage.element, app.table);
    setHidden(this.table.element, !app.table);
    if (reading.moving) this.tip.hide();
    if (!app.table) {
      const unfinished = this.stage.show(scene);
      this.tools.setDrawn(!this.stage.isList);
      return unfinished;
    }
    if (this.tablePace.due(app, wall, reading.moving)) this.table.show(scene);
    return false;
  }

  /** The stage shows another run than the one that was asked for, which is being made. */
  setStale(stale: boolean): void {
    for (const element of this.elements) {
      element.classList.toggle("stale", stale);
      attribute(element, "aria-busy", stale ? "true" : null);
    }
  }

  /** Takes the tip away; true when there was one. */
  hideTip(): boolean {
    return this.tip.hide();
  }

  private openNode(service: string, at: Point | null): void {
    const person = at === null ? -1 : this.personAt(at);
    if (person >= 0) this.commands.select({ is: "person", person });
    else if (at === null) this.commands.open({ is: "service", service });
    else this.commands.select({ is: "service", service });
  }

  private press(at: Point, twice: boolean): void {
    const person = this.personAt(at);
    if (person < 0) return;
    if (twice) this.commands.toggleFollow(person);
    else this.commands.select({ is: "person", person });
  }

  private personAt({ x, y }: Point): number {
    const { shown } = this.stage;
    return shown === null ? -1 : (pick(shown.arrangement, shown.frame, x, y)?.person ?? -1);
  }
}
