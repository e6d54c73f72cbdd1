import type { App } from "./app.ts";
import { button, el, keyed, setHidden, setText } from "./dom.ts";
import type { AppState, World } from "./state.ts";

/** What stands in the place of the stage before there is one: what to do first, how far the loading is, what is wrong. */
export class Doorway {
  readonly element: HTMLElement;
  private readonly invitation = el(
    "div",
    {},
    el("h2", {}, "Open a run to watch it"),
    el(
      "p",
      {},
      "Drop a run folder, a log or a scenario anywhere on this page, or choose one. Two logs become A and B.",
    ),
  );
  private readonly worlds = el("div", { class: "doorway-worlds", role: "status" });
  private readonly choices: HTMLElement;
  private readonly kinds = kindsOfFiles();
  private readonly stop: HTMLElement;

  /** @param cancel stops opening what is being opened */
  constructor(choose: () => void, chooseFolder: () => void, cancel: () => void) {
    this.stop = el("p", { class: "row-of-buttons" }, button({ class: "hop", onclick: cancel }, "Cancel"));
    this.choices = el(
      "p",
      { class: "row-of-buttons" },
      button({ class: "hop strong", onclick: choose }, "Choose files"),
      button({ class: "hop", onclick: chooseFolder }, "Choose a run folder"),
    );
    const inside = el(
      "div",
      { class: "doorway-inside" },
      this.invitation,
      this.worlds,
      this.stop,
      this.choices,
      this.kinds,
    );
    this.element = el("div", { class: "doorway" }, inside);
  }

  /** Shown until the world on the stage has something to show. */
  show(state: AppState, app: App): void {
    const away = app.store !== null;
    setHidden(this.element, away);
    const empty = state.worlds.length === 0 && !state.asking;
    setHidden(this.invitation, !empty);
    setHidden(this.kinds, !empty);
    setHidden(this.worlds, empty);
    const loading = state.worlds.some(({ phase }) => phase === "loading");
    setHidden(this.stop, !loading);
    setHidden(this.choices, state.asking || loading);
    if (away) return;
    keyed(
      this.worlds,
      state.worlds,
      (_, n) => String(n),
      () => emptyRow(),
      (row, world) => write(row, world),
    );
  }
}

function emptyRow(): HTMLElement {
  return el(
    "section",
    {},
    el("h2"),
    el("p", { class: "doing" }),
    el("progress", { max: 1 }),
    el("ul", { class: "problems", role: "list" }),
  );
}

function kindsOfFiles(): HTMLElement {
  return el(
    "div",
    {},
    el(
      "dl",
      { class: "kinds" },
      kind(
        "A run folder",
        "what careshift run or careshift compare wrote below runs: the log of one run, and the means to make the others",
      ),
      kind("A log (.log)", "one run, everything that happened in it"),
      kind("A scenario (.yaml)", "it is simulated here, in this page"),
    ),
    el("p", { class: "muted" }, "Nothing leaves your machine."),
  );
}

const kind = (term: string, words: string): HTMLElement => el("div", {}, el("dt", {}, term), el("dd", {}, words));

function write(row: HTMLElement, world: World): void {
  const [title, doing, progress, problems] = row.children as unknown as [
    HTMLElement,
    HTMLElement,
    HTMLProgressElement,
    HTMLElement,
  ];
  const loading = world.phase === "loading";
  setText(title, world.phase === "failed" ? `${world.title} cannot be shown` : world.title);
  setText(doing, sentence(world));
  // A world that is there keeps its full bar beside one that is not: nothing below it moves.
  setHidden(progress, world.phase === "failed");
  if (!loading) progress.value = progress.max;
  else if (world.progress === null) progress.removeAttribute("value");
  else progress.value = world.progress;
  progress.setAttribute("aria-label", `Opening ${world.title}`);
  setHidden(problems, world.phase !== "failed");
  keyed(
    problems,
    world.phase === "failed" ? world.problems.slice(0, 20) : [],
    (_, n) => String(n),
    () => el("li", {}, el("strong"), el("span"), el("span")),
    (item, { wrong, where, try: cure }) => {
      setText(item.children[0]!, `${where}:`);
      setText(item.children[1]!, ` ${wrong}. `);
      setText(item.children[2]!, `Try: ${cure}.`);
    },
  );
}

function sentence({ phase, doing, problems }: World): string {
  if (phase === "loading") return doing;
  if (phase === "ready") return "Ready.";
  return problems.length > 20
    ? `The first 20 of ${problems.length} problems. Nothing of it can be shown.`
    : "Nothing of it can be shown.";
}
