import { peopleIn } from "../panels/people.ts";
import type { PersonRow } from "../panels/types.ts";
import { placesOf } from "../words/places.ts";
import type { Commands } from "./commands.ts";
import { button, el, keyed, setHidden, setText } from "./dom.ts";
import { PanelFrame } from "./panelFrame.ts";
import type { Scene } from "./scene.ts";
import type { View } from "./view.ts";

/** Rows shown at first: a service may hold thousands. */
const ROWS = 100;

/** The people of one service, each a button: the equal of clicking a cell. */
export class ListPanel implements View {
  readonly element: HTMLElement;
  private readonly frame: PanelFrame;
  private readonly count = el("p", { class: "muted" });
  private readonly list = el("ul", { class: "people", role: "list" });
  private readonly more: HTMLButtonElement;
  private readonly commands: Commands;
  private most = ROWS;
  private service = "";

  constructor(commands: Commands, refresh: () => void) {
    this.commands = commands;
    this.frame = new PanelFrame("list", () => commands.close());
    this.more = button({
      class: "hop",
      onclick: () => {
        this.most += 10 * ROWS;
        refresh();
      },
    });
    this.frame.body.append(this.count, this.list, this.more);
    this.element = this.frame.element;
  }

  focus(): void {
    this.frame.focus();
  }

  show({ app, store, now, t, delay }: Scene): void {
    if (app.panel.is !== "list") return;
    const name = app.panel.service;
    if (name !== this.service) this.most = ROWS;
    this.service = name;
    const service = store.header.services.findIndex((one) => one.name === name);
    this.frame.title(service < 0 ? "Not in this world" : placesOf(store.header).label(service));
    const people = service < 0 ? [] : peopleIn(store, now, service, t, delay);
    setText(this.count, countWords(people.length));
    keyed(
      this.list,
      people.slice(0, this.most),
      ({ person }) => String(person),
      ({ person }) => this.row(person),
      writeRow,
    );
    const rest = people.length - this.most;
    setHidden(this.more, rest <= 0);
    setText(this.more, `Show ${Math.min(rest, 10 * ROWS)} more`);
  }

  private row(person: number): HTMLElement {
    const open = (): void => this.commands.open({ is: "person", person });
    const head = el(
      "span",
      { class: "row-head" },
      el("strong", {}, `Person ${person}`),
      el("span", { class: "since" }),
    );
    const state = el("span", { class: "state" });
    const waits = el("span", { class: "muted" });
    return el("li", {}, button({ class: "row", onclick: open }, head, state, waits));
  }
}

function writeRow(element: HTMLElement, { state, since, waitsFor }: PersonRow): void {
  const [head, status, waits] = element.firstElementChild!.children;
  setText(head!.lastElementChild!, since);
  setText(status!, state);
  setText(waits!, waitsFor);
  setHidden(waits as HTMLElement, waitsFor === "");
}

function countWords(count: number): string {
  if (count === 0) return "Nobody is here or waiting at this moment.";
  return count === 1
    ? "1 simulated person, here or waiting"
    : `${count.toLocaleString("en-GB")} simulated people, here or waiting`;
}
