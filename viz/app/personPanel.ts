import { personView } from "../panels/person.ts";
import type { StoryLine } from "../panels/types.ts";
import type { Commands } from "./commands.ts";
import { attribute, button, el, keyed, setHidden, setText } from "./dom.ts";
import { PanelFrame } from "./panelFrame.ts";
import type { Scene } from "./scene.ts";
import type { View } from "./view.ts";

/** The story of one person; each line leads to its minute. */
export class PersonPanel implements View {
  readonly element: HTMLElement;
  private readonly frame: PanelFrame;
  private readonly about = el("p", { class: "muted" });
  private readonly state = el("p", { class: "person-now" });
  private readonly follow: HTMLButtonElement;
  private readonly why: HTMLButtonElement;
  private readonly twin: HTMLButtonElement;
  private readonly story = el("ol", { class: "story", role: "list" });
  private readonly commands: Commands;

  constructor(commands: Commands) {
    this.commands = commands;
    this.frame = new PanelFrame("person", () => commands.close());
    this.follow = button({ class: "hop toggle", onclick: () => commands.toggleFollow() }, "Follow");
    this.why = button({ class: "hop", onclick: () => commands.why() }, "Why?");
    this.twin = button({ class: "hop", onclick: () => commands.swap() });
    this.frame.body.append(
      this.about,
      this.state,
      el("div", { class: "row-of-buttons" }, this.follow, this.why, this.twin),
      el("h3", {}, "What happened"),
      this.story,
    );
    this.element = this.frame.element;
  }

  focus(): void {
    this.frame.focus();
  }

  show({ app, store, now, t }: Scene): void {
    if (app.panel.is !== "person") return;
    const { person } = app.panel;
    const view = personView(store, person, t);
    this.frame.title(view?.title ?? `Simulated person ${person}`);
    setText(this.about, view?.about ?? "Their story can be told once the whole log has been read.");
    setText(this.state, view?.now ?? "");
    attribute(this.follow, "aria-pressed", app.followed.includes(person) ? "true" : "false");
    const state = now.replay.person(person);
    setHidden(this.why, state === null || (state.readySince < 0 && state.waits.length === 0));
    setHidden(this.twin, app.worlds.length < 2);
    setText(this.twin, `Same person in ${app.shown === 0 ? "B" : "A"}`);
    const story = view?.story ?? [];
    const present = story.filter(({ time }) => time <= t).length - 1;
    keyed(
      this.story,
      story,
      ({ fact }) => String(fact),
      (line) => this.line(line),
      (element, _, index) => {
        attribute(element, "aria-current", index === present ? "step" : null);
        element.classList.toggle("to-come", index > present);
      },
    );
  }

  private line({ time, when, text }: StoryLine): HTMLElement {
    const go = button({ class: "link", title: "Go to this minute", onclick: () => this.commands.jumpTo(time) }, when);
    return el("li", {}, go, el("span", {}, text));
  }
}
