import { button, el, fill, setText } from "./dom.ts";
import { icon } from "./icons.ts";

/** The frame of every panel below Now: a heading that takes the focus when the panel opens, and a way to close it. */
export class PanelFrame {
  readonly element: HTMLElement;
  readonly body = el("div", { class: "panel-body" });
  private readonly heading: HTMLHeadingElement;

  constructor(id: string, close: () => void) {
    this.heading = el("h2", { id: `${id}-title`, tabindex: -1 });
    this.element = el(
      "section",
      { class: `panel panel-${id}`, "aria-labelledby": `${id}-title` },
      el(
        "div",
        { class: "panel-head" },
        this.heading,
        button(
          { class: "icon plain", "aria-label": "Close panel", title: "Close panel (Esc)", onclick: close },
          icon("close"),
        ),
      ),
    );
    fill(this.element, this.body);
  }

  title(text: string): void {
    setText(this.heading, text);
  }

  focus(): void {
    this.heading.focus({ preventScroll: true });
  }
}
