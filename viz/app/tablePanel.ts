import { servicesTable } from "../panels/servicesTable.ts";
import type { TableView } from "../panels/types.ts";
import type { Commands } from "./commands.ts";
import { button, el, keyed, setText } from "./dom.ts";
import type { Scene } from "./scene.ts";
import type { View } from "./view.ts";

/** Services at this moment as a table: the figures of the stage. */
export class TablePanel implements View {
  readonly element: HTMLElement;
  private readonly caption = el("caption");
  private readonly head = el("tr");
  private readonly body = el("tbody");
  private readonly commands: Commands;
  private columns = "";

  constructor(commands: Commands) {
    this.commands = commands;
    const table = el("table", {}, this.caption, el("thead", {}, this.head), this.body);
    this.element = el(
      "div",
      { class: "table-scroll", tabindex: 0, role: "region", "aria-label": "Services as a table" },
      table,
    );
  }

  show({ store, now, t, delay }: Scene): void {
    const view = servicesTable(store, now, t, delay);
    setText(this.caption, view.caption);
    this.writeHead(view);
    keyed(
      this.body,
      view.rows,
      ({ key }) => key,
      ({ key, cells }) => this.row(key, cells.length),
      (row, { cells }) => writeCells(row, cells),
    );
  }

  private writeHead({ columns }: TableView): void {
    const words = columns.map(({ label, unit }) => `${label}|${unit}`).join();
    if (words === this.columns) return;
    this.columns = words;
    const cells = columns.map(({ label, unit, figure }) =>
      el(
        "th",
        { scope: "col", class: figure ? "figure" : "" },
        label,
        unit !== "" && el("span", { class: "unit" }, unit),
      ),
    );
    this.head.replaceChildren(...cells);
  }

  private row(key: string, cells: number): HTMLElement {
    const open = (): void => this.commands.open({ is: "service", service: key });
    const head = el(
      "th",
      { scope: "row" },
      button({ class: "link", title: "List the people of this service", onclick: open }),
    );
    const rest = Array.from({ length: cells - 1 }, () => el("td", { class: "figure" }));
    return el("tr", {}, head, ...rest);
  }
}

function writeCells(row: HTMLElement, cells: readonly string[]): void {
  for (const [i, text] of cells.entries()) {
    const cell = row.children[i]!;
    setText(i === 0 ? cell.firstElementChild! : cell, text);
  }
}
