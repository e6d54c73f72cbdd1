import { partingOf, partingWords } from "../words/parting.ts";
import type { App } from "./app.ts";
import type { Commands } from "./commands.ts";
import { attribute, button, setHidden, setText } from "./dom.ts";
import type { Scene } from "./scene.ts";

/** Beside the worlds of a fork: whether they are still the same run, and the way to where they part. */
export class PartingNote {
  readonly element: HTMLButtonElement;
  private readonly app: App;

  constructor(app: App, commands: Commands) {
    this.app = app;
    this.element = button({ class: "hop parting", hidden: true, onclick: () => commands.toParting() });
  }

  show({ store, t }: Scene): void {
    const { stores } = this.app;
    const time = partingOf(stores.map((one) => one?.header));
    setHidden(this.element, time === null || stores.length < 2);
    if (time === null) return;
    const { label, sentence } = partingWords(store.header, time, t);
    setText(this.element, label);
    attribute(this.element, "title", sentence);
    attribute(this.element, "aria-label", `${label}. ${sentence}`);
  }
}
