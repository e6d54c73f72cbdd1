import type { CostLine } from "../../../../engine/compile/model/costs.ts";
import type { Model } from "../../../../engine/compile/model.ts";

/** Lines of every kind there is beside those of the scenario, over two services and none. */
export function withEveryCost(model: Model): Model {
  const [first, second] = [model.services.findIndex(({ kind }) => kind === "beds"), model.services.length - 1];
  const start = model.clock.warmUp;
  const line = (per: CostLine["per"], price: number, services: number[], more: Partial<CostLine> = {}): CostLine => {
    const paidBy = [
      { payer: 0, share: 0.37 },
      { payer: 1, share: 0.63 },
    ];
    return { name: `${per}-more`, services, per, price, paidBy, additional: false, ...more };
  };
  const behaves = { at: 900, fixed: 0.6, semiVariable: 0.25, variable: 0.15, lag: 1 };
  // Providers run services without a contract too.
  const agreed = model.agreed && { ...model.agreed, runs: model.agreed.runs.map((one, s) => (s % 2 === 0 ? one : 0)) };
  return {
    ...model,
    ...(agreed && { agreed }),
    moneyRules: { discount: 0.035, doubleRunning: null },
    costs: [
      ...model.costs,
      line("occupied-day", 31_300, [first], { behaves }),
      line("place-day", 1701, [first, second]),
      line("start", 777, [second], { from: start + 86_400 * 2, until: start + 86_400 * 6 }),
      line("visit", 4500, [second]),
      line("refusal", 350, [first]),
      line("discharge", 50, [first]),
      line("delayed-day", 5000, [first]),
      line("delayed-day", 1234, [first], { additional: true }),
      line("year", 1_000_000, []),
      line("year", 2_000_000, [first], { perStep: { of: 3, lag: 1 } }),
      line("occupied-day", 12_000, [first], { block: { places: 3, price: 8600 } }),
      line("once", 250_000, [second], { on: start + 86_400 * 3 }),
    ],
  };
}
