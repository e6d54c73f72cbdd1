import type { LogStore } from "../log/store.ts";
import { datedClock } from "../words/time.ts";
import type { WhyLink } from "../words/types.ts";
import { whyOf } from "../words/why.ts";
import type { Commands } from "./commands.ts";
import { button, el } from "./dom.ts";
import { PanelFrame } from "./panelFrame.ts";
import type { Scene } from "./scene.ts";
import type { View } from "./view.ts";

/** The chain of causes behind a wait; each link leads to the minute of its facts. */
export class WhyPanel implements View {
  readonly element: HTMLElement;
  private readonly frame: PanelFrame;
  private readonly chain = el("ol", { class: "chain", role: "list" });
  private readonly commands: Commands;
  /** What is shown: the chain is of one moment and does not change while the clock goes on. */
  private shown: object | null = null;

  constructor(commands: Commands) {
    this.commands = commands;
    this.frame = new PanelFrame("why", () => commands.close());
    this.frame.body.append(this.chain);
    this.element = this.frame.element;
  }

  focus(): void {
    this.frame.focus();
  }

  show({ app, store }: Scene): void {
    if (app.panel.is !== "why" || app.panel === this.shown) return;
    this.shown = app.panel;
    const { person, at } = app.panel;
    const view = whyOf(store, person, at);
    this.frame.title(view?.title ?? `Person ${person} is not waiting`);
    this.chain.replaceChildren(...(view?.links ?? []).map((link) => this.link(store, link)));
    this.chain.append(el("li", { class: "muted as-at" }, `As at ${datedClock(store.header, at)}.`));
  }

  private link(store: LogStore, { text, facts }: WhyLink): HTMLElement {
    const minutes = [...new Set(facts.map((fact) => store.fact(fact).time))];
    const go = (t: number): HTMLElement =>
      button(
        { class: "link", title: "Go to this minute", onclick: () => this.commands.jumpTo(t) },
        datedClock(store.header, t),
      );
    return el("li", {}, el("p", {}, text), el("p", { class: "facts" }, ...minutes.map(go)));
  }
}
