import type { CostLine } from "../../../engine/compile/model/costs.ts";
import type { Model } from "../../../engine/compile/model.ts";

/** A compiled scenario with everything a measure can ask for: two ages, payers, prices, standards, an odd snapshot. */
export function enriched(model: Model, shape: number): Model {
  const pays = (a: number, b: number) => [
    { payer: 0, share: a },
    { payer: 1, share: b },
  ];
  const all = [...model.services.keys()];
  const line = (per: CostLine["per"], price: number, additional = false): CostLine => {
    return { name: per, services: all, per, price, paidBy: pays(0.25, 0.75), additional };
  };
  const settings = ["hospital", "reablement", "care-home", "rehabilitation"] as const;
  return {
    ...model,
    clock: { ...model.clock, snapshotAt: 11 * 3600 + 7 },
    place: { name: "", population: { "18-plus": 30_000, "65-plus": 9_000 } },
    classes: model.classes.map((one, number) => ({ ...one, older: number % 2 === 0 })),
    payers: ["nhs", "council"],
    costs: [
      line("occupied-day", 31_200),
      line("place-day", 900),
      line("start", 77),
      line("visit", 4_500),
      line("delayed-day", 5_000),
      line("delayed-day", 1_234, true),
      line("year", 1_000_000),
    ],
    rules: model.rules.map((rule) => ({ ...rule, cost: 50_000 })),
    routes: model.routes.map((route, number) => ({ ...route, fundedBy: (number % 3) - 1 })),
    services: model.services.map((service, s) => ({
      ...service,
      setting: service.kind === "state" ? service.setting : settings[(s + shape) % 4]!,
      // Home has no limit, so that nobody is sent round in circles.
      refusedTo: shape % 3 === 0 && model.services[0]!.kind === "state" ? 0 : service.refusedTo,
      within: [
        { id: "at-once", seconds: 0 },
        { id: "5-hours", seconds: 5 * 3600 },
      ],
    })),
  };
}
