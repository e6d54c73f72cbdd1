import fc from "fast-check";
import { expect, test } from "vitest";
import type { ModelContract, ModelFund, ModelTerms } from "../../../../engine/compile/model/contracts.ts";
import type { CostLine } from "../../../../engine/compile/model/costs.ts";
import type { Model } from "../../../../engine/compile/model.ts";
import { standardMeasures } from "../../../../engine/projections/measures.ts";
import { activityFrom, activityText } from "../../../../engine/projections/money/activityText.ts";
import { moneyMeasures } from "../../../../engine/projections/money/moneyMeasures.ts";
import { cases } from "../../../effort.ts";
import { logOf } from "../../../laws/running.ts";
import { allScenarios, modelOf } from "../../../laws/scenarios.ts";
import { withEveryCost } from "../contracts/everyCost.ts";

/** Another price for everything that has one; the same names, services and dates. */
function atOtherPrices(model: Model): Model {
  const { agreed, costs } = model;
  if (agreed === undefined) throw new Error("a scenario with funds has a model with funds");
  const contracts = agreed.contracts.map((one): ModelContract => ({ ...one, terms: otherTerms(one.terms) }));
  return {
    ...model,
    costs: costs.map(otherLine),
    moneyRules: { discount: 0.05, doubleRunning: model.moneyRules?.doubleRunning ?? null },
    agreed: { ...agreed, contracts, funds: agreed.funds.map(otherFund) },
  };
}

function otherLine(line: CostLine): CostLine {
  const { behaves, perStep, block } = line;
  const shares = line.paidBy.map(({ share }) => share).reverse();
  return {
    ...line,
    price: 1.37 * line.price + 11,
    paidBy: line.paidBy.map((one, i) => ({ ...one, share: shares[i]! })),
    ...(behaves && {
      behaves: { ...behaves, at: 0.8 * behaves.at, fixed: behaves.variable, variable: behaves.fixed, lag: 2 },
    }),
    ...(perStep && { perStep: { of: perStep.of + 1, lag: perStep.lag + 1 } }),
    ...(block && { block: { places: block.places + 2, price: 1.1 * block.price } }),
  };
}

function otherTerms(terms: ModelTerms): ModelTerms {
  switch (terms.kind) {
    case "activity":
      return {
        ...terms,
        price: 0.9 * terms.price,
        trim: terms.trim && { nights: terms.trim.nights + 1, beyond: 1.2 * terms.trim.beyond },
        marginal: terms.marginal && { baseline: 0.8 * terms.marginal.baseline, share: 0.5 * terms.marginal.share },
      };
    case "block":
      return { ...terms, value: 1.1 * terms.value };
    case "cost-and-volume":
      return { ...terms, value: 0.9 * terms.value, volume: 0.95 * terms.volume, above: 1.1 * terms.above };
    case "performance":
      return {
        ...terms,
        baseline: 1.2 * terms.baseline,
        steps: terms.steps.map((one) => ({ ...one, pays: 2 * one.pays })),
      };
    case "gain-share":
      return {
        ...terms,
        target: 0.5 * terms.target,
        cap: terms.cap && 0.7 * terms.cap,
        loss: [...terms.loss].reverse(),
      };
  }
}

const otherFund = (fund: ModelFund): ModelFund => ({
  ...fund,
  contributions: fund.contributions.map((one) => ({ ...one, value: 0.6 * one.value })),
  overspend: fund.overspend === "collective" ? "by-contribution" : "collective",
});

function run(model: Model) {
  const { definitions, begin } = standardMeasures(model);
  const fold = begin();
  for (const chunk of logOf(model)) fold.take(chunk);
  const values = fold.end();
  return { figures: new Map(definitions.map(({ id }, i) => [id, values[2 * i]!])), activity: fold.activity! };
}

test("priced anew is run anew, to the penny, with every kind of cost, contract and fund at other prices", () => {
  const moved = new Set<string>();
  const texts = fc.sample(allScenarios(), { numRuns: cases(12), seed: 617 }).filter((text) => /^funds:/m.test(text));
  for (const text of texts.slice(0, cases(4))) {
    const own = withEveryCost(modelOf(text));
    const { figures, activity } = run(own);
    const other = atOtherPrices(own);
    const again = run(other).figures;
    const { definitions, of } = moneyMeasures(other);
    const values = of(activityFrom(activityText(activity)));
    for (const [i, { id }] of definitions.entries()) {
      const [anew, expected] = [values[2 * i]!, again.get(id)!];
      expect(Math.abs(anew - expected), `${id}: ${anew} for ${expected}`).toBeLessThan(1);
      if (Math.abs(anew - figures.get(id)!) > 1) moved.add(id.split(".").slice(0, 3).join("."));
    }
  }
  const ledgers = ["cost.total", "paid.total", "earned.trust", "surplus.trust", "fund.pooled"];
  const contracts = ["tariff", "block", "volume", "reward", "alliance"].map((name) => `contract.${name}`);
  for (const one of [...ledgers, ...contracts]) expect([...moved], one).toContain(`system.${one}`);
});
