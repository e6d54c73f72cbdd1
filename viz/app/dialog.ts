import { button, type Child, el, fill } from "./dom.ts";
import { icon } from "./icons.ts";

/** A window over the page: the browser keeps the focus inside, closes it with Esc, and gives the focus back. */
export class Dialog {
  readonly element: HTMLDialogElement;
  readonly body = el("div", { class: "dialog-body" });

  constructor(id: string, title: string, ...children: Child[]) {
    const close = button(
      { class: "icon plain", "aria-label": "Close", onclick: () => this.element.close() },
      icon("close"),
    );
    this.element = el(
      "dialog",
      { id, class: "dialog", "aria-labelledby": `${id}-title` },
      el("div", { class: "dialog-head" }, el("h2", { id: `${id}-title` }, title), close),
      this.body,
    );
    fill(this.body, ...children);
    // A press on the ground behind closes as well.
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
  }

  open(): void {
    if (!this.element.open) this.element.showModal();
  }

  close(): void {
    this.element.close();
  }
}
