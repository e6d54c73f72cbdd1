import { addSeconds, formatInstant, parseInstant } from "../calendar.ts";
import type { ModelOpening } from "../compile/model/programmes.ts";
import type { ModelAction, ModelCondition, ModelRule } from "../compile/model/rules.ts";
import type { ModelShock } from "../compile/model/shocks.ts";
import { type Model, placeName } from "../compile/model.ts";
import { formatDuration, formatMoney, formatShare } from "../format.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { listed, plural } from "./numbers.ts";
import { paragraph } from "./table.ts";

/** What `check` says of all that acts by itself in a run: each rule, shock and programme with gates, in plain words. */
export function actorLines(scenario: Scenario, model: Model, width: number): string[] {
  const words = new Words(model);
  const said = [
    ...model.rules.map((rule) => words.rule(rule)),
    ...model.shocks.map((shock) => words.shock(shock)),
    ...model.programmes.list.map(({ name, first, phases }, p) => {
      const sets = scenario.programmes[p]!.phases.map((phase) => phase.sets);
      return words.programme(name, model.programmes.openings.slice(first, first + phases), sets);
    }),
  ];
  if (said.length === 0) return [];
  const opens = "The loads above are those before any rule, shock or phase of these acts.";
  return ["", "What acts by itself", ...said.flatMap((one) => paragraph(one, width, "  ")), ...paragraph(opens, width)];
}

const MEASURES: Readonly<Record<ModelCondition["measure"], string>> = {
  occupancy: "occupancy of",
  waiting: "the number waiting for",
  delayed: "the number delayed in",
  "delayed-share": "the share of people delayed in",
  "longest-wait": "the longest wait for",
  starts: "the number of starts in",
};

/** Sentences about one model. */
class Words {
  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
  }

  rule({ name, when, until, lasts, actions, checked, atMost, notWithin, cost }: ModelRule): string {
    const parts = [
      `Rule ${name}: when ${this.condition(when)}, ${listed(actions.map((action) => this.action(action)))}`,
      until === null ? (lasts > 0 ? `for ${formatDuration(lasts)}` : "") : `until ${this.condition(until)}`,
      checked === null ? "" : `looked at every ${formatDuration(checked.every)}`,
      atMost < 0 ? "" : `at most ${plural(atMost, "time")}`,
      notWithin === 0 ? "" : `not within ${formatDuration(notWithin)} of its end`,
      cost === 0 ? "" : `${formatMoney(cost)} each time`,
    ];
    return `${parts.filter((part) => part !== "").join("; ")}.`;
  }

  shock({ name, service, closes, cohort, factor, on, every, lasts }: ModelShock): string {
    const places = { all: "all places", places: plural(closes.value, "place"), share: formatShare(closes.value) };
    const what =
      cohort < 0
        ? `${places[closes.of]} of ${this.place(service)} close`
        : `${factor} times as many people of ${this.model.cohorts[cohort]!.name} come`;
    const when = every < 0 ? `from ${this.date(on)}` : `every ${this.mean(every)} on average`;
    return `Shock ${name}: ${what}, ${when}, for ${this.mean(lasts)}${every < 0 ? "" : " on average"}.`;
  }

  programme(name: string, phases: readonly ModelOpening[], sets: readonly (readonly string[])[]): string {
    const said = phases.map((phase, i) => {
      const then = phase.wait > 0 ? `${formatDuration(phase.wait)} after that` : "after that";
      const when = phase.from > 0 || i === 0 ? `from ${this.date(phase.from)}` : then;
      return `${phase.name} ${when}${this.gate(phase)}, sets ${listed([...sets[i]!])}`;
    });
    return `Programme ${name}: ${said.join("; ")}.`;
  }

  private gate({ gate, again }: ModelOpening): string {
    if (gate === null) return "";
    const later =
      again === null
        ? "else never"
        : `else looked at again ${"days" in again ? "by the month" : `every ${formatDuration(again.seconds)}`}`;
    return `, if ${this.condition(gate)} (${later})`;
  }

  private condition({ services, measure, side, level, holds, window }: ModelCondition): string {
    const amount =
      measure === "longest-wait"
        ? formatDuration(level)
        : measure === "occupancy" || measure === "delayed-share"
          ? formatShare(level)
          : String(level);
    const counted = window > 0 ? ` within ${formatDuration(window)}` : "";
    const held = holds > 0 ? ` for ${formatDuration(holds)}` : "";
    const places = listed(services.map((service) => this.place(service)));
    return `${MEASURES[measure]} ${places} is ${side} ${amount}${counted}${held}`;
  }

  private action(action: ModelAction): string {
    if (action.form === "divert")
      return `sends ${formatShare(action.share)} of those referred to ${this.place(action.from)} to ${this.place(action.to)}`;
    const service = this.place(action.service);
    switch (action.form) {
      case "places": {
        const after = action.leadTime > 0 ? ` after ${formatDuration(action.leadTime)}` : "";
        return `opens ${plural(action.places, "place")} in ${service}${after}`;
      }
      case "queue-limit":
        return `lets no more than ${plural(action.limit, "person", "people")} wait for ${service}`;
      case "class": {
        const { name } = this.model.queueing.admission[action.service]!.classes[action.class]!;
        return action.sets === "limit"
          ? `lets no more than ${plural(action.to, "person", "people")} of the class ${name} wait for ${service}`
          : `keeps ${plural(action.to, "place")} of ${service} free of the class ${name}`;
      }
      case "discharge":
        return `ends the stays of up to ${plural(action.people, "person", "people")} in ${service}`;
    }
  }

  private place(number: number): string {
    return placeName(this.model, number);
  }

  private mean(distribution: number): string {
    return formatDuration(this.model.distributions[distribution]!.mean);
  }

  private date(at: number): string {
    const { start, warmUp } = this.model.clock;
    return formatInstant(addSeconds(parseInstant(start)!, at - warmUp));
  }
}
