import type { Commands } from "./commands.ts";
import { attribute, button, el, setHidden } from "./dom.ts";
import { icon } from "./icons.ts";
import type { AppState } from "./state.ts";

/** How the stage is shown: grouping, tethers, table, legend, magnification. */
export class StageTools {
  readonly element: HTMLElement;
  private readonly group: HTMLButtonElement;
  private readonly tethers: HTMLButtonElement;
  private readonly table: HTMLButtonElement;
  private readonly legend: HTMLButtonElement;
  private readonly smaller: HTMLButtonElement;
  private readonly larger: HTMLButtonElement;

  constructor(commands: Commands) {
    const toggle = (words: string, title: string, onclick: () => void): HTMLButtonElement =>
      button({ class: "hop toggle", title, "aria-pressed": "false", onclick }, words);
    this.group = toggle("Group", "Pack places by state, for counting (G)", () => commands.toggleGrouped());
    this.tethers = toggle("Longest waits", "Lines from the five longest delays to what they wait for", () =>
      commands.toggleTethers(),
    );
    this.table = toggle("Table", "The same figures as a table (T)", () => commands.toggleTable());
    this.legend = toggle("Legend", "What the signs mean", () => commands.toggleLegend());
    const zoom = (words: string, glyph: "plus" | "minus", factor: number): HTMLButtonElement =>
      button({ class: "icon", "aria-label": words, title: words, onclick: () => commands.zoom(factor) }, icon(glyph));
    this.smaller = zoom("Smaller stage", "minus", 1 / 1.25);
    this.larger = zoom("Larger stage", "plus", 1.25);
    this.element = el(
      "div",
      { class: "tools", role: "group", "aria-label": "How the stage is shown" },
      this.group,
      this.tethers,
      this.table,
      this.legend,
      this.smaller,
      this.larger,
    );
  }

  /** What changes a drawing is away where there is none. */
  setDrawn(drawn: boolean): void {
    for (const one of [this.group, this.tethers, this.smaller, this.larger]) setHidden(one, !drawn);
  }

  show({ grouped, longestTethers, table, panel, zoom }: AppState): void {
    const press = (one: HTMLElement, on: boolean): void => attribute(one, "aria-pressed", on ? "true" : "false");
    press(this.group, grouped);
    press(this.tethers, longestTethers);
    press(this.table, table);
    press(this.legend, panel.is === "legend");
    this.smaller.disabled = zoom <= 1;
    this.larger.disabled = zoom >= 4;
  }
}
