import type { Commands } from "./commands.ts";
import { attribute, button, el, keyed, setText } from "./dom.ts";
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
      },
    );
  }

  private chip(n: number): HTMLElement {
    return button(
      { class: `world world-${n}`, onclick: () => this.commands.showWorld(n) },
      el("span", { class: "letter" }, LETTERS[n] ?? ""),
      el("span", { class: "title" }),
      el("span", { class: "doing" }),
    );
  }
}

function doing({ phase, progress }: World): string {
  if (phase === "loading") return progress === null ? "opening" : `${Math.round(progress * 100)}%`;
  if (phase === "failed") return "not open";
  return phase === "cancelled" ? "stopped" : "";
}
