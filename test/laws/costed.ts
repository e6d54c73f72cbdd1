import { type Draw, int, maybe, oneOf, type Words } from "./drawing.ts";

/** Services of a small scenario by what costs something in them. */
export interface Costly {
  /** People are in it. */
  readonly people: readonly string[];
  /** Beds and caseloads. */
  readonly places: readonly string[];
  readonly teams: readonly string[];
}

/** Payers and lines of cost of every kind: they change no fact. */
export function costed(g: Draw, of: Costly): Words {
  const lines: Words = {};
  const add = (name: string, line: Words): void => {
    if (int(g, 0, 3) > 0)
      lines[name] = { "paid-by": oneOf<unknown>(g, "nhs", "council", { nhs: "33%", council: "rest" }), ...line };
  };
  const [service, place] = [oneOf(g, ...of.people), oneOf(g, ...of.places)];
  const counted = oneOf(g, "bed-day", "start", "refusal", "diversion", "discharge", "death");
  add("used", { service: of.people, price: `£313 per ${counted}` });
  add("behaving", { service, price: `£99.99 per ${oneOf(g, "bed-day", "discharge")}`, behaves: behaviour(g) });
  add("stepped", { service: [place], price: "£45000 per year", "per-step": steps(g) });
  add("blocked", {
    service: place,
    price: { block: `${int(g, 1, 9)} places at £86 per place-day`, spot: "£1.37 per day" },
  });
  add("places", { service: of.places, price: "£17.01 per place-day", until: "2016-04-06" });
  add("later", { service: of.people, price: "£7500 per year", from: oneOf(g, "2016-04-06", "2016-04-02T10:00") });
  add("once", { service: of.people, price: "£250000 once", on: "2016-04-06T12:00" });
  add("delays", { service, price: "£99.99 per delayed day", additional: oneOf(g, true, false) });
  add("dated", {
    service,
    price: "£3 per start",
    "price-year": "2014/15",
    ...(maybe(g) ? { until: "2016-04-07" } : {}),
  });
  if (of.teams.length > 0) add("hours", { service: of.teams, price: `£48 per ${oneOf(g, "visit", "visit-hour")}` });
  const other = of.places.find((name) => name !== place);
  return {
    payers: ["nhs", "council"],
    costs: {
      "price-year": "2016/17",
      inflation: { "2015/16": "1.3%", "2016/17": "-0.4%" },
      ...(maybe(g) ? { discount: "3.5% per year" } : {}),
      ...(other !== undefined && maybe(g) ? { "double-running": { closing: place, opening: [other] } } : {}),
      lines,
    },
  };
}

function behaviour(g: Draw): Words {
  const lagging = int(g, 0, 3) > 0 ? { "semi-variable": "25%", lag: oneOf(g, "1 month", "2 months") } : {};
  return { at: "900 per year", fixed: "60%", ...lagging, variable: "rest" };
}

const steps = (g: Draw): Words => ({
  of: oneOf<unknown>(g, "6 people", 2),
  ...(int(g, 0, 3) > 0 ? { lag: "1 month" } : {}),
});
