import { legendView } from "../panels/legend.ts";
import type { LegendItem } from "../panels/types.ts";
import type { Commands } from "./commands.ts";
import { el, keyed, setText } from "./dom.ts";
import { PanelFrame } from "./panelFrame.ts";
import { sample } from "./samples.ts";
import type { Scene } from "./scene.ts";
import type { View } from "./view.ts";

/** What the signs of the stage mean. */
export class LegendPanel implements View {
  readonly element: HTMLElement;
  private readonly list = el("dl", { class: "legend" });
  private readonly frame: PanelFrame;

  constructor(commands: Commands) {
    this.frame = new PanelFrame("legend", () => commands.close());
    this.frame.title("Legend");
    this.frame.body.append(this.list);
    this.element = this.frame.element;
  }

  focus(): void {
    this.frame.focus();
  }

  show({ delay }: Scene): void {
    keyed(
      this.list,
      legendView(delay),
      ({ glyph }) => glyph,
      ({ glyph }) => el("div", {}, el("dt", {}, sample(glyph), el("span")), el("dd")),
      (row, { name, meaning }: LegendItem) => {
        setText(row.firstElementChild!.lastElementChild!, name);
        setText(row.lastElementChild!, meaning);
      },
    );
  }
}
