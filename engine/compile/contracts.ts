import { parseInstant } from "../calendar.ts";
import { paysForServices } from "../scenario/checks/contracts.ts";
import { financialYearOf, measuredYears } from "../scenario/contractYears.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ContractSpec, FundSpec, Parties, PaysSpec } from "../scenario/spec/contracts.ts";
import { DAY, YEAR } from "./clock.ts";
import type { ModelContract, ModelContracts, ModelFund, ModelParty, ModelTerms, ModelYear } from "./model/contracts.ts";
import type { Clock } from "./model.ts";
import type { Names } from "./names.ts";

/** Days after which a remedial plan is due where a fund does not say. */
const REMEDIAL_PLAN = 21;

/** Providers, contracts and funds with everybody as numbers; null where the scenario names none. */
export function compileContracts(scenario: Scenario, names: Names, clock: Clock): ModelContracts | null {
  const { providers, contracts, funds } = scenario;
  if (providers.length + contracts.length + funds.length === 0) return null;
  const numbers = new Map(providers.map((name, i) => [name, i]));
  return {
    providers,
    runs: scenario.phases[0]!.services.map(({ name, provider }) => {
      const paid = contracts.find((one) => paysForServices(one) && one.services.includes(name))?.provider;
      return numbers.get(provider ?? paid ?? "") ?? -1;
    }),
    contracts: contracts.map((contract) => contractOf(contract, scenario, names, numbers, clock)),
    funds: funds.map((fund) => fundOf(fund, scenario, names, clock)),
  };
}

function contractOf(
  contract: ContractSpec,
  scenario: Scenario,
  names: Names,
  providers: ReadonlyMap<string, number>,
  clock: Clock,
): ModelContract {
  const { name, label, provider, commissioner, services, from, until, pays } = contract;
  return {
    name,
    label: label ?? name,
    provider: provider === null ? -1 : providers.get(provider)!,
    commissioner: Object.entries(commissioner).map(([payer, share]) => ({ payer: names.payer.get(payer)!, share })),
    services: services.map((service) => names.service.get(service)!),
    years: yearsOf(scenario, clock, from ?? scenario.time.start, until),
    terms: termsOf(pays, names, providers),
  };
}

function yearsOf(scenario: Scenario, clock: Clock, from: string, until: string | null): ModelYear[] {
  const start = parseInstant(scenario.time.start)!;
  const ends = until === null ? null : parseInstant(until);
  return inRun(measuredYears(start, scenario.time.length, parseInstant(from)!, ends), clock);
}

const inRun = (years: readonly ModelYear[], { warmUp }: Clock): ModelYear[] =>
  years.map(({ from, to, opens, whole }) => ({ from: warmUp + from, to: warmUp + to, opens: warmUp + opens, whole }));

/** People per day → per year of 365.25 days. */
const yearly = (perDay: number): number => (perDay * YEAR) / DAY;

function termsOf(pays: PaysSpec, names: Names, providers: ReadonlyMap<string, number>): ModelTerms {
  const parties = (shares: Parties): ModelParty[] =>
    Object.entries(shares).map(([name, share]) => {
      const payer = names.payer.get(name);
      if (payer !== undefined) return { side: "payer", number: payer, share };
      return { side: "provider", number: providers.get(name)!, share };
    });
  switch (pays.kind) {
    case "activity": {
      const { price, per, trim, marginal } = pays;
      return {
        kind: "activity",
        price: price.value,
        per,
        trim: trim && { nights: Math.round(trim.point.value / DAY), beyond: trim.beyond.value },
        marginal: marginal && { baseline: yearly(marginal.baseline.value), share: marginal.share.value },
      };
    }
    case "block":
      return { kind: "block", value: pays.value.value };
    case "cost-and-volume": {
      const { value, volume, per, above, below, floor, ceiling } = pays;
      return {
        kind: "cost-and-volume",
        value: value.value,
        volume: yearly(volume.value),
        per,
        above: above.value,
        below: below.value,
        floor: floor?.value ?? null,
        ceiling: ceiling?.value ?? null,
      };
    }
    case "performance":
      return {
        kind: "performance",
        of: pays.of.map(({ service, what }) => {
          return { service: names.service.get(service)!, what: what === "admissions" ? "starts" : what };
        }),
        baseline: yearly(pays.baseline.value),
        steps: pays.steps.map((step) => ({ change: step.change.value, pays: step.pays.value })),
        proportional: pays.between === "proportional",
      };
    case "gain-share":
      return {
        kind: "gain-share",
        target: pays.target.value,
        of: pays.of.map((service) => names.service.get(service)!),
        gain: parties(pays.gain),
        loss: parties(pays.loss),
        cap: pays.cap?.value ?? null,
      };
  }
}

function fundOf(fund: FundSpec, scenario: Scenario, names: Names, clock: Clock): ModelFund {
  const start = parseInstant(scenario.time.start)!;
  const lines = scenario.costs.map(({ name }) => name);
  const contracts = scenario.contracts.map(({ name }) => name);
  const { remedialPlan, premium } = fund;
  return {
    name: fund.name,
    label: fund.label ?? fund.name,
    contributions: Object.entries(fund.contributions).map(([payer, { value }]) => {
      return { payer: names.payer.get(payer)!, value };
    }),
    pays: fund.pays.map((name) => ({
      name,
      line: lines.indexOf(name),
      contract: contracts.indexOf(name),
      owner: names.payer.get(fund.owners[name] ?? "") ?? -1,
      budget: fund.budgets[name]?.value ?? null,
    })),
    overspend: fund.overspend,
    remedialPlan: remedialPlan === null ? REMEDIAL_PLAN : remedialPlan.value / DAY,
    premium: premium === null ? -1 : contracts.indexOf(premium),
    years: inRun(measuredYears(start, scenario.time.length, financialYearOf(start), null), clock),
  };
}
