import { SPEEDS } from "../words/time.ts";
import type { App } from "./app.ts";
import { isPlaying } from "./clock.ts";
import type { Commands } from "./commands.ts";
import { attribute, button, el, setText } from "./dom.ts";
import { goToField } from "./goTo.ts";
import { type Icon, icon, setIcon } from "./icons.ts";
import type { AppState } from "./state.ts";

const HOUR = 3600;
const DAY = 86_400;

/** The bar at the foot: play, steps, speed, delays, a moment by its name. */
export class Transport {
  readonly element: HTMLElement;
  private readonly play: HTMLButtonElement;
  private readonly playIcon = icon("play");
  private readonly playWord = el("span", {}, "Play");
  private readonly speed: HTMLSelectElement;

  constructor(app: App, commands: Commands) {
    this.play = button({ class: "play", onclick: () => commands.togglePlay() }, this.playIcon, this.playWord);
    this.speed = speedSelect(commands);
    const step = (label: string, words: string, seconds: number): HTMLElement =>
      button(
        { class: "hop", "aria-label": `${label}: ${words}`, title: words, onclick: () => commands.hop(seconds) },
        label,
      );
    const jump = (glyph: Icon, words: string, onclick: () => void): HTMLElement =>
      button({ class: "icon", "aria-label": words, title: words, onclick }, icon(glyph));
    this.element = el(
      "section",
      { class: "transport", "aria-label": "Playback", "data-keys": true },
      el(
        "div",
        { class: "steps", role: "group", "aria-label": "Move through time" },
        jump("start", "To the start of measuring; again for the start of the run", () => commands.toStart()),
        step("−1 d", "one day back", -DAY),
        step("−1 h", "one hour back", -HOUR),
        jump("back", "Previous event", () => commands.step(-1)),
        this.play,
        jump("forward", "Next event", () => commands.step(1)),
        step("+1 h", "one hour on", HOUR),
        step("+1 d", "one day on", DAY),
        jump("end", "To the end", () => commands.toEnd()),
      ),
      el("label", { class: "speed" }, el("span", { class: "unseen" }, "Speed"), this.speed),
      el(
        "div",
        { class: "delays", role: "group", "aria-label": "Delayed transfers" },
        button({ class: "hop", onclick: () => commands.delay(-1) }, "Previous delay"),
        button({ class: "hop strong", onclick: () => commands.delay(1) }, "Next delay"),
      ),
      goToField(app, commands),
    );
  }

  /** Brings buttons and speed in step with the state. */
  show({ clock }: AppState): void {
    const playing = isPlaying(clock);
    setText(this.playWord, playing ? "Pause" : "Play");
    setIcon(this.playIcon, playing ? "pause" : "play");
    attribute(this.play, "data-playing", playing);
    const value = String(clock.perSecond);
    if (this.speed.value !== value) this.speed.value = value;
  }
}

function speedSelect(commands: Commands): HTMLSelectElement {
  const options = SPEEDS.map(({ words, perSecond }) => el("option", { value: perSecond }, words));
  const select = el("select", {}, ...options);
  select.addEventListener("change", () => commands.setSpeed(Number(select.value)));
  return select;
}
