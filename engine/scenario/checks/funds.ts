/** Pooled funds: partners who are payers, things to pay that exist, owners where the rule needs them. */
import * as say from "../messages/contracts.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { ContractSpec, FundSpec } from "../spec/contracts.ts";
import { type Branch, child, descend, entriesOf, itemsOf } from "../tree.ts";
import type { Framed } from "./checked.ts";
import { paysForServices } from "./contracts.ts";

export function checkFunds(framed: Framed, tree: Branch, report: Report): void {
  const { contracts, costs, funds } = framed;
  for (const { name, place } of contracts)
    if (costs.some((line) => line.name === name))
      report(say.sameName(at(place, `contracts.${name}`), name, "a line of cost"));
  const paidBy = new Map<string, string>();
  for (const fund of funds) checkFund(fund, framed, tree, paidBy, report);
  const premiums = new Set(funds.flatMap(({ premium }) => premium ?? []));
  for (const { name, place, pays, provider } of contracts)
    if (pays.kind === "performance" && provider === null && !premiums.has(name))
      report(say.paysNobody(at(place, `contracts.${name}`), name));
}

function checkFund(
  fund: FundSpec,
  { contracts, costs, frame }: Framed,
  tree: Branch,
  paidBy: Map<string, string>,
  report: Report,
): void {
  const written = descend(tree, "funds", fund.name);
  const path = `funds.${fund.name}`;
  const keyOf = (section: string, name: string): Spot =>
    at(entriesOf(child(written, section)).get(name)?.key ?? fund.place, `${path}.${section}.${name}`);
  const payers = frame.payers ?? [];
  const partners = Object.keys(fund.contributions);
  if (partners.length === 0)
    report(say.noPartner(at(child(written, "contributions")?.place ?? fund.place, `${path}.contributions`)));
  for (const name of partners)
    if (!payers.includes(name)) report(say.notAPayer(keyOf("contributions", name), name, payers));
  const names = [...costs, ...contracts].map(({ name }) => name);
  const list = child(written, "pays");
  for (const [i, name] of fund.pays.entries()) {
    const spot = at((itemsOf(list)[i] ?? list)?.place ?? fund.place, `${path}.pays`);
    const line = costs.find((one) => one.name === name);
    const paying = line && contractFor(contracts, line.services);
    const other = paidBy.get(name);
    if (!names.includes(name)) report(say.unknownToPay(spot, name, names));
    else if (paying !== undefined) report(say.providersCost(spot, name, paying));
    else if (other !== undefined) report(say.paidByTwoFunds(spot, name, other));
    else paidBy.set(name, fund.name);
    if (fund.overspend === "by-function" && names.includes(name) && !Object.hasOwn(fund.owners, name))
      report(say.ownerMissing(spot, name));
    if (Object.keys(fund.budgets).length > 0 && !Object.hasOwn(fund.budgets, name))
      report(say.budgetMissing(spot, name));
  }
  for (const [name, owner] of Object.entries(fund.owners)) {
    if (!fund.pays.includes(name)) report(say.notInFund(keyOf("owners", name), name, fund.pays));
    const spot = at(descend(written, "owners", name)!.place, `${path}.owners.${name}`);
    if (!partners.includes(owner)) report(say.ownerIsNoPartner(spot, owner, partners));
  }
  for (const name of Object.keys(fund.budgets))
    if (!fund.pays.includes(name)) report(say.notInFund(keyOf("budgets", name), name, fund.pays));
  const rewards = contracts.filter(({ pays, provider }) => pays.kind === "performance" && provider === null);
  if (fund.premium !== null && !rewards.some(({ name }) => name === fund.premium)) {
    const spot = at(child(written, "premium")!.place, `${path}.premium`);
    report(
      say.noPremium(
        spot,
        fund.premium,
        rewards.map(({ name }) => name),
      ),
    );
  }
}

/** A contract that pays for one of these services, the whole time. */
const contractFor = (contracts: readonly ContractSpec[], services: readonly string[]): string | undefined =>
  contracts.find(
    (one) =>
      paysForServices(one) &&
      one.from === null &&
      one.until === null &&
      services.length > 0 &&
      services.every((service) => one.services.includes(service)),
  )?.name;
