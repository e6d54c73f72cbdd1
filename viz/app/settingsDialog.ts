import { DELAY_TERMS } from "../words/people.ts";
import { set } from "./actions.ts";
import type { App } from "./app.ts";
import { Dialog } from "./dialog.ts";
import { el, setHidden, setText } from "./dom.ts";
import type { AppState, Motion, Settings, Theme } from "./state.ts";

/** The value of the choice "own words". */
const OWN = "own";

/** How the page looks, moves and speaks. Every change holds at once. */
export class SettingsDialog extends Dialog {
  private readonly app: App;
  private readonly theme: HTMLSelectElement;
  private readonly motion: HTMLSelectElement;
  private readonly word: HTMLSelectElement;
  private readonly ownWords = el("input", { id: "own-words", type: "text", size: 28, maxlength: 60 });
  private readonly ownField = el(
    "p",
    { class: "field" },
    el("label", { for: "own-words" }, "Your own words"),
    this.ownWords,
  );
  private readonly note = el("p", { class: "muted field-note", id: "word-note" });
  private readonly keys = el("input", { type: "checkbox", id: "single-keys" });
  private readonly speak = el("input", { type: "checkbox", id: "speak" });

  constructor(app: App) {
    super("settings", "Settings");
    this.app = app;
    this.theme = choice("theme", [
      ["system", "as the system"],
      ["light", "light"],
      ["dark", "dark"],
    ]);
    this.motion = choice("motion", [
      ["system", "as the system"],
      ["reduced", "reduced: people change places without moving, once a second"],
      ["full", "full"],
    ]);
    this.word = choice("delay-word", [
      ...DELAY_TERMS.map(({ key, words }) => [key, words] as const),
      [OWN, "own words"],
    ]);
    this.word.setAttribute("aria-describedby", "word-note");
    this.body.append(
      field("theme", "Colours", this.theme),
      field("motion", "Movement", this.motion),
      field("delay-word", "What a delay is called", this.word),
      this.note,
      this.ownField,
      check("single-keys", "Single characters work as keys on stage, timeline and playback bar", this.keys),
      check("speak", "Screen readers are told what happens, at most every three seconds in play", this.speak),
    );
    this.listen();
  }

  /** Brings the controls in step with the state. */
  show({ settings }: AppState): void {
    this.theme.value = settings.theme;
    this.motion.value = settings.motion;
    this.keys.checked = settings.keys;
    this.speak.checked = settings.speak;
    const term = DELAY_TERMS.find(({ key }) => key === settings.delayWord);
    this.word.value = term?.key ?? OWN;
    setText(this.note, term?.note ?? "The figures stay the same, whatever they are called.");
    setHidden(this.ownField, term !== undefined);
    if (term === undefined && this.ownWords !== document.activeElement) this.ownWords.value = settings.delayWord;
  }

  private listen(): void {
    const on = (element: HTMLElement, event: string, change: () => Partial<Settings>): void =>
      element.addEventListener(event, () => this.app.change((state) => set(state, change())));
    on(this.theme, "change", () => ({ theme: this.theme.value as Theme }));
    on(this.motion, "change", () => ({ motion: this.motion.value as Motion }));
    on(this.word, "change", () => ({ delayWord: this.word.value === OWN ? this.ownWords.value : this.word.value }));
    on(this.ownWords, "input", () => ({ delayWord: this.ownWords.value }));
    on(this.keys, "change", () => ({ keys: this.keys.checked }));
    on(this.speak, "change", () => ({ speak: this.speak.checked }));
  }
}

function choice(id: string, options: readonly (readonly [value: string, words: string])[]): HTMLSelectElement {
  return el("select", { id }, ...options.map(([value, words]) => el("option", { value }, words)));
}

const field = (id: string, words: string, control: HTMLElement): HTMLElement =>
  el("p", { class: "field" }, el("label", { for: id }, words), control);

const check = (id: string, words: string, box: HTMLElement): HTMLElement =>
  el("p", { class: "field check" }, box, el("label", { for: id }, words));
