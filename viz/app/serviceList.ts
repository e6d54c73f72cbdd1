import { countsOfAll, NOTHING } from "../stage/counts.ts";
import { headlineOf } from "../stage/headline.ts";
import { ABSENT, type StageNode, type StagePlan } from "../stage/types.ts";
import { countedDelay } from "../words/people.ts";
import { button, el, keyed, setText } from "./dom.ts";
import type { Scene } from "./scene.ts";

/** Glyphs that are services: they hold people who can be listed. */
const SERVICES: ReadonlySet<string> = new Set(["beds", "caseload", "team", "state"]);

/** The stage where there is no room for one: services in pathway order with the same headlines. */
export class ServiceList {
  readonly element = el("ul", { class: "services", role: "list" });
  private readonly open: (key: string) => void;

  constructor(open: (key: string) => void) {
    this.open = open;
  }

  show({ nodes }: StagePlan, { app, now, t }: Scene): void {
    const counts = countsOfAll(now, t);
    const delay = countedDelay(app.settings.delayWord);
    const here = nodes.filter(({ glyph, place }) => SERVICES.has(glyph) && (place[app.shown] ?? ABSENT) >= 0);
    keyed(
      this.element,
      [...here].sort((a, b) => a.column - b.column || a.row - b.row),
      ({ key }) => key,
      (node) => this.row(node),
      (row, node) => {
        const lines = headlineOf(node, counts[node.place[app.shown]!] ?? NOTHING, { delay });
        setText(row.firstElementChild!.lastElementChild!, lines.join(" · "));
      },
    );
  }

  private row({ key, label }: StageNode): HTMLElement {
    const onclick = (): void => this.open(key);
    return el("li", {}, button({ class: "row", onclick }, el("strong", {}, label), el("span")));
  }
}
