import type { ModelContracts } from "../../compile/model/contracts.ts";
import type { Model } from "../../compile/model.ts";
import { type Measure, value } from "../definition.ts";
import { asksWhoBears, type MoneyTotals } from "../money/money.ts";
import { aYear } from "../totals.ts";
import type { AgreedTotals } from "./agreedTotals.ts";
import type { CareCost } from "./careCosts.ts";
import { fundMeasures } from "./fundMeasures.ts";

const UNIT = "pence per year";

type MoneyMeasure = Measure<MoneyTotals>;

/** Who paid whom under which contract, who bears what care costs, and what pooled funds did. None where it is not asked. */
export function agreedMeasures(model: Model): MoneyMeasure[] {
  if (!asksWhoBears(model)) return [];
  const { agreed } = model;
  if (agreed === undefined) return borneMeasures(model, null);
  return [
    ...paidMeasures(model),
    ...earnedMeasures(model, agreed),
    ...contractMeasures(agreed),
    ...borneMeasures(model, agreed),
    ...agreed.funds.flatMap((fund, number) => fundMeasures(fund, number, model.payers)),
  ];
}

function paidMeasures({ payers }: Model): MoneyMeasure[] {
  const what = "what contracts pay for services under contract, what care costs elsewhere.";
  return [
    money("paid.total", `What commissioners pay: ${what}`, ({ paid }) => penceOf(paid, () => true)),
    ...payers.map((payer, number) =>
      money(`paid.${payer}`, `What ${payer} pays: ${what}`, ({ paid }) => penceOf(paid, (one) => one.payer === number)),
    ),
  ];
}

function earnedMeasures({ costs }: Model, { providers, runs }: ModelContracts): MoneyMeasure[] {
  const others = costs.some(({ services }) => services.length === 0 || services.some((service) => runs[service]! < 0));
  const providerOf = (one: CareCost): number => (one.contract < 0 ? (runs[one.service] ?? -1) : one.provider);
  const earned = (totals: AgreedTotals, number: number): number =>
    penceOf(totals.earned, (one) => one.provider === number);
  return [
    ...providers.flatMap((name, number) => [
      money(
        `earned.${name}`,
        `What ${name} earns: what contracts pay it, and what care costs in other services that it runs.`,
        (totals) => earned(totals, number),
      ),
      money(
        `surplus.${name}`,
        `What ${name} earns less what care costs in the services that it runs; below 0 for a deficit.`,
        (totals) => earned(totals, number) - penceOf(totals.care, (one) => providerOf(one) === number),
      ),
    ]),
    ...(others
      ? [money("earned.others", "What is earned where no provider is named.", (totals) => earned(totals, -1))]
      : []),
  ];
}

function contractMeasures({ contracts }: ModelContracts): MoneyMeasure[] {
  return contracts.flatMap(({ name, terms }, number) => {
    const shares = terms.kind === "gain-share";
    const words = shares
      ? `What is shared under ${name}: above 0 a gain, below 0 a loss.`
      : `What is paid under ${name}, settled by its contract years.`;
    const accrued = `Of stays under way, nights spent less nights already paid for, at what ${name} paid for a night; in no total.`;
    return [
      money(`contract.${name}`, words, ({ settled }) => penceOf(settled, (one) => one.contract === number)),
      ...(terms.kind === "activity" && terms.per === "discharge"
        ? [
            money(`contract.${name}.accrued`, accrued, (totals) =>
              penceOf(totals.accrued, (one) => one.contract === number),
            ),
          ]
        : []),
    ];
  });
}

/** By party: what care costs that it bears, and how much of that follows what people use. */
function borneMeasures(model: Model, agreed: ModelContracts | null): MoneyMeasure[] {
  const paying = payersThatBear(model, agreed);
  const contracts = (agreed?.contracts ?? []).filter(({ services }) => services.length > 0);
  const providing = new Set(model.costs.length === 0 ? [] : contracts.map(({ provider }) => provider));
  const providers = agreed?.providers ?? [];
  const names = [...model.payers.filter((_, i) => paying.has(i)), ...providers.filter((_, i) => providing.has(i))];
  const once = model.costs.some(({ per }) => per === "once");
  // A council may pay and provide: it is one party.
  return [...new Set(names)].flatMap((name) => {
    const [payer, provider] = [model.payers.indexOf(name), providers.indexOf(name)];
    return borneBy(name, once, (one) => (one.contract < 0 ? one.payer === payer : one.provider === provider));
  });
}

/** Payers of lines of which some service is not under contract all the time. */
function payersThatBear({ costs, routes, clock }: Model, agreed: ModelContracts | null): Set<number> {
  const measured = clock.end - clock.warmUp;
  const covered = (service: number): boolean => {
    const years = (agreed?.contracts ?? []).flatMap((one) => (one.services.includes(service) ? one.years : []));
    return years.reduce((sum, { from, to }) => sum + to - from, 0) >= measured;
  };
  const lines = costs.filter(({ services }) => services.length === 0 || !services.every(covered));
  const funding = routes.filter(({ fundedBy }) => fundedBy >= 0 && lines.length > 0).map(({ fundedBy }) => fundedBy);
  return new Set([...lines.flatMap(({ paidBy }) => paidBy.map(({ payer }) => payer)), ...funding]);
}

function borneBy(name: string, once: boolean, bears: (one: CareCost) => boolean): MoneyMeasure[] {
  const sum = (id: string, words: string, read: (one: CareCost) => number): MoneyMeasure =>
    money(id, words, ({ care }) => care.reduce((pence, one) => (bears(one) ? pence + read(one) : pence), 0));
  return [
    sum(
      `borne.${name}`,
      `Of what care costs, what falls to ${name}: as a provider what its contracts cover, as a payer what no contract does.`,
      ({ pence }) => pence,
    ),
    sum(`borne.${name}.variable`, "Of it: what follows use at once.", ({ parts }) => parts.variable),
    sum(
      `borne.${name}.semi-variable`,
      "Of it: what follows use after its lag, and steps of staff.",
      ({ parts }) => parts.semiVariable,
    ),
    sum(`borne.${name}.fixed`, "Of it: what is paid whatever is used.", ({ parts }) => parts.fixed),
    ...(once
      ? [sum(`borne.${name}.one-off`, "Of it: what is paid once, when it falls due.", ({ parts }) => parts.oneOff)]
      : []),
    sum(
      `used.${name}`,
      `What people used of care whose cost ${name} bears, at the prices of the lines.`,
      ({ parts, used }) => parts.variable + used.semiVariable + used.fixed,
    ),
    sum(`used.${name}.semi-variable`, "Of it: what cost follows after its lag.", ({ used }) => used.semiVariable),
    sum(
      `used.${name}.fixed`,
      "Of it: what cost follows only where capacity opens or closes.",
      ({ used }) => used.fixed,
    ),
  ];
}

function penceOf<T extends { readonly pence: number }>(entries: readonly T[], counted: (one: T) => boolean): number {
  return entries.reduce((sum, one) => (counted(one) ? sum + one.pence : sum), 0);
}

function money(name: string, words: string, read: (totals: AgreedTotals) => number): MoneyMeasure {
  return value<MoneyTotals>(null, name, UNIT, words, (t) => (t.agreed === null ? 0 : aYear(t, read(t.agreed))));
}
