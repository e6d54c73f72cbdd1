import type { Commands } from "./commands.ts";
import { attribute, button, el, keyed, setHidden, setText } from "./dom.ts";
import type { AppState, World } from "./state.ts";
import { shortTitles } from "./titles.ts";

const LETTERS = ["A", "B"] as const;

/** Which world is on the stage. The clock and the person stay the same. */
export class WorldSwitch {
  readonly element: HTMLElement;
  private readonly subject = el("span", { class: "subject" });
  private readonly chips = el("div", { class: "worlds", role: "group", "aria-label": "World on the stage" });
  private readonly commands: Commands;

  constructor(commands: Commands) {
    this.commands = commands;
    this.element = el("div", { class: "about" }, this.subject, this.chips);
  }

  show({ worlds, shown }: AppState): void {
    const { subject, own } = shortTitles(worlds.map(({ title }) => title));
    setText(this.subject, subject);
    keyed(
      this.chips,
      worlds,
      (_, n) => LETTERS[n] ?? String(n),
      (world) => this.chip(worlds.indexOf(world)),
      (chip, world, n) => {
        attribute(chip, "aria-pressed", worlds.length > 1 ? String(n === shown) : null);
        attribute(chip, "title", `${LETTERS[n]}: ${world.title}`);
        setText(chip.querySelector(".title")!, own[n]!);
        setText(chip.querySelector(".doing")!, doing(world));
        const bar = chip.querySelector<HTMLElement>(".bar")!;
        setHidden(bar, world.phase !== "loading");
        bar.style.transform = `scaleX(${world.progress ?? 0})`;
        attribute(chip, "aria-busy", world.phase === "loading" ? "true" : null);
      },
    );
  }

  private chip(n: number): HTMLElement {
    return button(
      { class: `world world-${n}`, onclick: () => this.commands.showWorld(n) },
      el("span", { class: "letter" }, LETTERS[n] ?? ""),
      el("span", { class: "title" }),
      el("span", { class: "doing" }),
      el("span", { class: "bar" }),
    );
  }
}

/** What is the matter with a world, beside its name. How far the loading is, is drawn: words would push the rest about. */
function doing({ phase }: World): string {
  return phase === "failed" ? "not open" : "";
}
