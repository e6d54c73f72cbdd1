import { unsay } from "./actions.ts";
import type { App } from "./app.ts";
import { damageSentence } from "./damage.ts";
import { button, el, keyed, setText } from "./dom.ts";
import { icon } from "./icons.ts";
import type { AppState, Notice, World } from "./state.ts";

/** Sentences above the stage: what is wrong and what to know. Each can be closed. */
export class Notices {
  readonly element = el("div", { class: "notices", role: "status" });
  private readonly app: App;
  /** Texts that the reader has closed: they do not come back by themselves. */
  private readonly closed = new Set<string>();

  constructor(app: App) {
    this.app = app;
  }

  show(state: AppState): void {
    const all = [...state.notices.filter(({ id }) => id !== "end"), ...state.worlds.flatMap(damageOf)];
    keyed(
      this.element,
      all.filter(({ text }) => !this.closed.has(text)),
      ({ id }) => id,
      (notice) => this.row(notice),
      (row, { text, tone }) => {
        row.className = `notice ${tone}`;
        setText(row.querySelector("p")!, text);
      },
    );
  }

  private row({ id }: Notice): HTMLElement {
    const row: HTMLElement = el(
      "div",
      {},
      el("p"),
      button({ class: "icon plain", "aria-label": "Close this notice", onclick: () => close() }, icon("close")),
    );
    const close = (): void => {
      this.closed.add(row.querySelector("p")!.textContent ?? "");
      this.app.change((state) => unsay(state, id));
      this.app.refresh();
    };
    return row;
  }
}

function damageOf(world: World, n: number): Notice[] {
  const text = damageSentence(world);
  return text === null ? [] : [{ id: `damage-${n}`, tone: "problem", text }];
}
