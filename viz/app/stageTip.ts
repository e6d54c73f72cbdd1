import { personView } from "../panels/person.ts";
import { pick } from "../stage/pick.ts";
import type { Point } from "../stage/types.ts";
import type { App } from "./app.ts";
import { el, setHidden, setText } from "./dom.ts";
import type { StageView } from "./stageView.ts";

/** Pixels from a person to the tip that names them. */
const AWAY = 14;

/** Who is under the pointer. It stays while the pointer is on it, and Esc takes it away. */
export class StageTip {
  private readonly element = el("div", { class: "tip", role: "tooltip" });
  private readonly name = el("strong");
  private readonly words = el("span");
  private readonly app: App;
  private readonly stage: StageView;
  private person = -1;

  constructor(app: App, stage: StageView) {
    this.app = app;
    this.stage = stage;
    this.element.append(this.name, this.words);
    setHidden(this.element, true);
    stage.ground.append(this.element);
  }

  /** Shows who is at a point; nobody hides the tip. */
  at(point: Point | null): void {
    const { shown } = this.stage;
    const { store, t } = this.app;
    if (point === null || shown === null || store === null) return void this.hide();
    const found = pick(shown.arrangement, shown.frame, point.x, point.y);
    if (found === null || found.person < 0) return void this.hide();
    if (found.person === this.person) return;
    this.person = found.person;
    setText(this.name, `Person ${found.person}`);
    setText(this.words, personView(store, found.person, t)?.now ?? "");
    this.place(point, shown.arrangement.width);
  }

  /** True when there was a tip to take away. */
  hide(): boolean {
    const was = this.person >= 0;
    this.person = -1;
    setHidden(this.element, true);
    return was;
  }

  private place({ x, y }: Point, width: number): void {
    setHidden(this.element, false);
    const left = Math.min(x + AWAY, width - this.element.offsetWidth - 4);
    this.element.style.left = `${Math.max(4, left)}px`;
    this.element.style.top = `${y + AWAY}px`;
  }
}
