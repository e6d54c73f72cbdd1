import type { LogStore } from "../log/store.ts";
import { narrate, sentenceOf } from "../words/narrate.ts";
import { shortClock } from "../words/time.ts";
import type { Narration } from "../words/types.ts";
import type { Commands } from "./commands.ts";
import { attribute, button, el, setText } from "./dom.ts";
import type { Scene } from "./scene.ts";
import type { AppState } from "./state.ts";
import type { View } from "./view.ts";

const HOUR = 3600;

/** What just happened, in one sentence, with the way to its causes. Its pace is the page's: a sentence needs time. */
export class NarrationLine implements View {
  readonly element: HTMLElement;
  private readonly text = el("p", { class: "narration-text", tabindex: -1 });
  private readonly why: HTMLButtonElement;
  private told: Narration | null = null;
  private toldAt = -1;
  private store: LogStore | null = null;
  /** The line says that there is nothing further. */
  private ended = false;

  constructor(commands: Commands) {
    this.why = button({ class: "hop", onclick: () => this.told !== null && commands.why(this.told.person) }, "Why?");
    this.why.disabled = true;
    this.element = el("div", { class: "narration" }, this.text, this.why);
  }

  focus(): void {
    this.text.focus({ preventScroll: true });
  }

  show({ app, store, now, t, reading }: Scene): void {
    attribute(this.text, "role", app.settings.speak ? "status" : null);
    const end = app.notices.find(({ id }) => id === "end");
    if (end !== undefined) this.write(end.text, false);
    else if (!now.known) this.tellOfGap(store, t);
    else if (store !== this.store || t !== this.toldAt || this.ended) this.tell(app, store, t, reading.moving);
    this.ended = end !== undefined;
  }

  private tell({ landed }: AppState, store: LogStore, t: number, moving: boolean): void {
    const after = store === this.store && t > this.toldAt && this.toldAt >= 0 ? this.toldAt : null;
    this.store = store;
    this.toldAt = t;
    const found = landed !== null && !moving ? landing(store, landed) : lately(store, after, t);
    // In play the last sentence stays until there is another.
    if (found === null && moving) return;
    this.told = found;
    if (found === null) this.write(`${shortClock(store.header, t)}: nothing happened in this step.`, false);
    else this.write(`${found.when}: ${found.text}`, found.why);
  }

  /** Facts of this moment could not be read. */
  private tellOfGap(store: LogStore, t: number): void {
    this.toldAt = -1;
    this.told = null;
    this.write(
      `${shortClock(store.header, t)}: this part of the log cannot be read. The last state known is shown.`,
      false,
    );
  }

  private write(text: string, why: boolean): void {
    setText(this.text, text);
    this.why.disabled = !why;
  }
}

/** What happened since a moment before; for those who come from elsewhere, at this very moment or in the last hour. */
function lately(store: LogStore, after: number | null, t: number): Narration | null {
  if (after !== null) return narrate(store, after, t);
  return narrate(store, t - 1, t) ?? narrate(store, t - HOUR, t);
}

/** The fact a jump led to, as it is told: with the reason, where it is the most important of its moment. */
function landing(store: LogStore, fact: number): Narration {
  const { time, person, service } = store.fact(fact);
  const told = narrate(store, time - 1, time);
  if (told?.person === person) return { ...told, why: true };
  return { text: sentenceOf(store, fact), when: shortClock(store.header, time), fact, person, service, why: true };
}
