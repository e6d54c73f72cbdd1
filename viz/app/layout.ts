import { el } from "./dom.ts";

/** The pieces of the page that are put together here. */
interface Pieces {
  readonly header: readonly Node[];
  readonly notices: Node;
  readonly doorway: Node;
  readonly stage: readonly Node[];
  readonly narration: readonly Node[];
  readonly aside: readonly Node[];
  readonly timeline: HTMLElement;
  readonly transport: HTMLElement;
  readonly dialogs: readonly Node[];
}

/** The frame of the replay screen: landmarks in reading order. */
export interface Layout {
  readonly page: HTMLElement;
  /** Everything that needs a log; hidden until there is one. */
  readonly ready: readonly HTMLElement[];
}

/** Puts the pieces in place. The order is that of reading: what is seen, what is said, time, controls, figures. */
export function layOut(pieces: Pieces): Layout {
  const stage = el(
    "section",
    { class: "stage", id: "stage", "aria-label": "Stage", "data-keys": true },
    ...pieces.stage,
  );
  const narration = el(
    "section",
    { class: "told", "aria-label": "What happens", "data-keys": true },
    ...pieces.narration,
  );
  const aside = el("aside", { class: "side", "aria-label": "Figures and details" }, ...pieces.aside);
  const main = el(
    "main",
    { class: "main", id: "main" },
    pieces.doorway,
    stage,
    narration,
    pieces.timeline,
    pieces.transport,
    aside,
  );
  const skip = el(
    "a",
    { class: "skip", href: "#main", onclick: (event: Event) => skipTo(event, stage) },
    "Skip to the stage",
  );
  const header = el("header", { class: "top" }, el("h1", {}, "Careshift"), ...pieces.header);
  const page = el("div", { class: "page" }, skip, header, pieces.notices, main, ...pieces.dialogs);
  return { page, ready: [stage, narration, aside, pieces.timeline, pieces.transport] };
}

/** The fragment holds the link to the moment, so the skip link moves the focus itself. */
function skipTo(event: Event, stage: HTMLElement): void {
  event.preventDefault();
  stage.querySelector<HTMLElement>("[tabindex]")?.focus();
}
