import { CostBars } from "../charts/costBars.ts";
import { nowView } from "../panels/now.ts";
import { el, keyed, setHidden, setText } from "./dom.ts";
import type { Scene } from "./scene.ts";
import type { View } from "./view.ts";

/** The figures of this moment. Text that is replaced, never counted up. */
export class NowPanel implements View {
  readonly element: HTMLElement;
  private readonly hour = el("span", { class: "now-hour" });
  private readonly day = el("span", { class: "now-day" });
  private readonly date = el("p", { class: "now-date" });
  private readonly rows = el("dl", { class: "figures" });
  private readonly total = el("span");
  private readonly costs = el("div", { class: "now-costs" }, el("h3", {}, el("span", {}, "Cost so far"), this.total));
  private readonly bars = new CostBars(this.costs);

  constructor() {
    this.element = el(
      "section",
      { class: "now", "aria-labelledby": "now-title" },
      el("h2", { id: "now-title", class: "unseen" }, "Now"),
      el("div", { class: "now-head" }, el("p", { class: "now-clock" }, this.hour, this.day), this.date),
      this.rows,
      this.costs,
    );
  }

  show({ store, now, t, delay }: Scene): void {
    const view = nowView(store, now, t, delay);
    const comma = view.clock.lastIndexOf(", ");
    setText(this.date, view.clock.slice(0, comma));
    setText(this.hour, view.clock.slice(comma + 2));
    setText(this.day, view.day);
    keyed(
      this.rows,
      view.rows,
      ({ label }) => label,
      () => el("div", {}, el("dt"), el("dd")),
      (row, { label, value }) => {
        setText(row.firstElementChild!, label);
        setText(row.lastElementChild!, value);
      },
    );
    setHidden(this.costs, view.total === "");
    setText(this.total, view.total);
    this.bars.show(view);
  }
}
