import { badgeView, typicalRun } from "../panels/badge.ts";
import { Dialog } from "./dialog.ts";
import { attribute, button, el, setHidden, setText } from "./dom.ts";
import type { AppState, World } from "./state.ts";

/** Which run this is, how it stands among the others, where it comes from; and the way to another. */
export class RunDialog extends Dialog {
  /** The badge in the header: opens the window. */
  readonly badge = button({ class: "badge", "aria-haspopup": "dialog", onclick: () => this.open() });
  private readonly explanation = el("p");
  private readonly choice = el("select", { id: "run-choice" });
  private readonly typical: HTMLButtonElement;
  private readonly picker: HTMLElement;
  private readonly fixed = el(
    "p",
    { class: "muted" },
    "Other runs cannot be made here: the scenario is not at hand. Open the run folder to have it.",
  );
  private readonly origins = el("dl", { class: "origins" });
  private options = "";

  private readonly making: HTMLElement;

  /** @param cancel stops making another run */
  constructor(run: (replication: number) => void, cancel: () => void) {
    super("runs", "Which run is this?");
    const go = (replication: number): void => {
      this.close();
      run(replication);
    };
    this.typical = button({ class: "hop", onclick: () => go(Number(this.typical.value)) }, "Show the typical run");
    this.picker = el(
      "form",
      {
        class: "field picker",
        onsubmit: (event: Event) => {
          event.preventDefault();
          go(Number(this.choice.value));
        },
      },
      el("label", { for: "run-choice" }, "Another run"),
      this.choice,
      el("button", { type: "submit", class: "hop strong" }, "Show"),
      this.typical,
      el(
        "p",
        { class: "muted field-note" },
        "It is simulated in this page, from the same scenario and seed, in both worlds.",
      ),
    );
    this.making = el(
      "p",
      { class: "row-of-buttons" },
      button({ class: "hop", onclick: cancel }, "Stop making the other run"),
    );
    this.body.append(
      this.explanation,
      this.making,
      this.picker,
      this.fixed,
      el("h3", {}, "Where it comes from"),
      this.origins,
    );
  }

  /** @param standing the run on the stage, from 0: another than the state's while that is being made; null for none */
  show(state: AppState, standing: number | null): void {
    const world = state.worlds[state.shown];
    setHidden(this.badge, world === undefined || standing === null);
    if (world === undefined || standing === null) return;
    const making = world.phase === "loading" && standing !== state.replication;
    const view = badgeView(world, standing);
    setText(this.badge, making ? `Making run ${state.replication + 1}` : view.text);
    setHidden(this.making, !making);
    setText(this.explanation, view.explanation);
    const others = world.canSimulate && world.replications > 1;
    setHidden(this.picker, !others);
    setHidden(this.fixed, others || world.canSimulate);
    this.writeOptions(world, standing);
    this.writeOrigins(state.worlds, standing);
  }

  private writeOptions({ replications, delayed }: World, replication: number): void {
    const typical = delayed.length === replications ? typicalRun(delayed) : -1;
    attribute(this.typical, "value", String(typical));
    setHidden(this.typical, typical < 0 || typical === replication);
    const words = `${replications} ${delayed.join()} ${replication}`;
    if (words === this.options) return;
    this.options = words;
    const option = (n: number): HTMLElement => {
      const mean = delayed[n];
      const text = mean === undefined ? "" : `: ${mean.toFixed(1)} people ready and waiting on average`;
      return el("option", { value: n }, `Run ${n + 1}${text}${n === typical ? " (typical)" : ""}`);
    };
    this.choice.replaceChildren(...Array.from({ length: Math.min(replications, 1000) }, (_, n) => option(n)));
    this.choice.value = String(replication);
  }

  private writeOrigins(worlds: readonly World[], replication: number): void {
    const rows = worlds.flatMap((world, n) => {
      const name = worlds.length > 1 ? `${"AB"[n]}: ` : "";
      return [
        [`${name}Scenario`, world.title],
        [`${name}Digest of the scenario`, world.digest],
        [`${name}Seed, engine`, [world.seed, world.engine && `Careshift ${world.engine}`].filter(Boolean).join(", ")],
        [`${name}Digest of the log`, world.seenDigest || world.digests[replication] || ""],
      ] as const;
    });
    const known = rows.filter(([, value]) => value !== "");
    this.origins.replaceChildren(
      ...known.map(([term, value]) => el("div", {}, el("dt", {}, term), el("dd", {}, value))),
    );
  }
}
