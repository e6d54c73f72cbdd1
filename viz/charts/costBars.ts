import { type Selection, select } from "d3";
import type { NowView } from "../panels/types.ts";
import { payerHues } from "./payerHues.ts";

type Cost = NowView["costs"][number];

/**
 * Cost so far by payer: a bar each, with its name and its pounds as text. It jumps from figure to figure and never
 * counts up. Wants costBars.css.
 */
export class CostBars {
  private readonly list: Selection<HTMLUListElement, unknown, null, undefined>;

  constructor(host: HTMLElement) {
    // A list without bullets is no list to some readers unless it says so.
    this.list = select(host).append("ul").attr("class", "cost-bars").attr("role", "list");
  }

  /** Shows the costs; without any the list is away. */
  show({ costs }: Pick<NowView, "costs">): void {
    const hues = payerHues(costs.map(({ payer }) => payer));
    this.list
      .attr("hidden", costs.length === 0 ? "" : null)
      .selectAll<HTMLLIElement, Cost>("li")
      .data(costs, ({ payer }) => payer)
      .join((enter) => {
        const row = enter.append("li");
        row
          .append("span")
          .attr("class", "cost-payer")
          .text(({ payer }) => payer);
        row.append("span").attr("class", "cost-text");
        row.append("span").attr("class", "cost-bar").append("span");
        return row;
      })
      .each(function write({ share, text }, i) {
        const figure = this.querySelector(".cost-text")!;
        if (figure.textContent !== text) figure.textContent = text;
        const bar = this.querySelector<HTMLElement>(".cost-bar > span")!;
        bar.className = `cost-${hues[i]!}`;
        // A transform lays nothing out again.
        bar.style.setProperty("transform", `scaleX(${Math.max(0, Math.min(1, share))})`);
      });
  }
}
