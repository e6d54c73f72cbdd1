/** What can be wrong with contracts and pooled funds. */
import { error, orList, quoted, type Spot, suggest, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const oneWayToPay = (spot: Spot, given: readonly string[]): Problem =>
  error(
    spot,
    given.length === 0 ? "nothing says how the contract pays" : `the contract pays in two ways: ${given.join(", ")}`,
    "one of activity, block, cost-and-volume, performance or gain-share",
    given.length === 0 ? "pays: { block: £9.1m per year }" : `a contract of its own for ${given.at(-1)}`,
  );

export const marginalWithoutBaseline = (spot: Spot): Problem =>
  error(
    spot,
    "the contract has no baseline above which the marginal share could be paid",
    "baseline:, the activity a year up to which the whole price is paid",
    "baseline: 3800 per year",
  );

export const baselineAlone = (spot: Spot): Problem =>
  error(
    spot,
    "the baseline changes nothing: above it the whole price is paid too",
    "marginal:, the share of the price paid above it",
    "marginal: 70%, or remove the baseline",
  );

export const shareInFull = (spot: Spot): Problem =>
  error(spot, "the marginal share is not said", "a percentage", "marginal: 70%");

export const trimPointAlone = (spot: Spot, onlyBeyond: boolean): Problem =>
  error(
    spot,
    onlyBeyond
      ? "nights beyond a trim point have a price, and there is no trim point"
      : "there is a trim point, and nights beyond it have no price",
    "trim-point and beyond together",
    onlyBeyond ? "trim-point: 30 days" : "beyond: £250 per bed-day",
  );

export const trimPointOf = (spot: Spot, per: string): Problem =>
  error(
    spot,
    `a price per ${per} has no nights to trim`,
    "a trim point for a price per discharge",
    "remove trim-point",
  );

export const beyondPer = (spot: Spot, per: string): Problem =>
  error(spot, `nights beyond the trim point are priced per ${per}`, "a price per bed-day", "£250 per bed-day");

export const volumesDiffer = (spot: Spot, above: string, below: string): Problem =>
  error(
    spot,
    `above the volume it pays per ${above}, and below it per ${below}`,
    "one thing that is counted",
    `below: £600 per ${above}`,
  );

export const stepsOrder = (spot: Spot, before: string, after: string): Problem =>
  error(
    spot,
    `the step at ${after} does not go further than the one before it, at ${before}`,
    "steps on one side of the baseline, each further from it than the one before",
    "sort them by change",
  );

export const stepsPayLess = (spot: Spot): Problem =>
  error(
    spot,
    "the step pays less than the one before it",
    "as much as the step before, or more",
    "check the amounts of both steps",
  );

export const floorAboveCeiling = (spot: Spot, which: string): Problem =>
  error(
    spot,
    `${which}, so that nothing could be paid in between`,
    "floor ≤ value ≤ ceiling",
    "check the three amounts",
  );

export const needsKey = (spot: Spot, kind: string, key: string, example: string): Problem =>
  error(spot, `a contract that pays by ${kind} has no ${key}`, `the key ${key}`, example);

export const keyWithoutUse = (spot: Spot, kind: string, key: string): Problem =>
  error(spot, `${key} has no meaning where a contract pays by ${kind}`, "no such key", `remove ${key}`);

export const otherProvider = (spot: Spot, service: string, own: string, paid: string): Problem =>
  error(
    spot,
    `${service} is run by ${own}, and the contract pays ${paid} for it`,
    "services of the provider who is paid",
    `provider: ${own}, or a contract of its own for ${service}`,
  );

export const paidTwice = (spot: Spot, service: string, other: string, what: string): Problem =>
  error(
    spot,
    `${service} is paid for twice: the contract ${quoted(other)} pays for ${what} of it at the same time`,
    "one contract for one thing at a time",
    `take ${service} out of one of them, or let one end with until: before the other begins`,
  );

export const nothingToPay = (spot: Spot, service: string, kind: string, what: string): Problem =>
  error(
    spot,
    `${service} is of kind ${kind}, which has no ${what}s to pay for`,
    what.startsWith("visit") ? "a service of kind team" : "a service where people stay",
    "another service, or another price",
  );

export const endsBeforeItBegins = (spot: Spot): Problem =>
  error(spot, "the contract ends before it begins", "until later than from", "until: 2017-04-01");

export const outsideTheTime = (spot: Spot): Problem =>
  error(spot, "the contract lies outside the measured time", "a part of the measured time", "check from and until");

export const partYear = (spot: Spot, from: string, to: string): Problem =>
  warning(
    spot,
    `of the contract year from ${from} only the part to ${to} is measured, and thresholds are settled on that part pro rata`,
    "whole contract years in the measured time",
    "a time.start on the day the contract years begin, and a length in whole years",
  );

export const notAPayer = (spot: Spot, name: string, payers: readonly string[]): Problem =>
  error(
    spot,
    `${quoted(name)} pays into the fund and is no payer`,
    payers.length === 0 ? "a name of payers" : orList(payers),
    payers.length === 0 ? `payers: [${name}]` : suggest(name, payers),
  );

export const unknownToPay = (spot: Spot, name: string, known: readonly string[]): Problem =>
  error(
    spot,
    `there is no line of cost and no contract called ${quoted(name)}`,
    known.length === 0 ? "a name of costs.lines or contracts" : orList(known),
    suggest(name, known),
  );

export const providersCost = (spot: Spot, line: string, contract: string): Problem =>
  error(
    spot,
    `${line} is the provider's cost: the contract ${quoted(contract)} pays for its service`,
    "what commissioners pay",
    contract,
  );

export const ownerMissing = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `nobody owns ${name}, and an overspend is borne by function`,
    "an owner for each line and contract that the fund pays",
    `owners: { ${name}: council }`,
  );

export const ownerIsNoPartner = (spot: Spot, name: string, partners: readonly string[]): Problem =>
  error(
    spot,
    `${quoted(name)} owns a function and pays nothing into the fund`,
    orList(partners),
    suggest(name, partners),
  );

export const twoProviders = (spot: Spot, service: string, other: { name: string; provider: string | null }): Problem =>
  error(
    spot,
    `${service} would have two providers: the contract "${other.name}" pays ${other.provider ?? "nobody"} for it at the same time`,
    "one provider of a service at a time, who bears what its care costs",
    `provider: ${other.provider ?? "acute-trust"}`,
  );

export const noPartner = (spot: Spot): Problem =>
  error(
    spot,
    "nobody pays into the fund",
    "a contribution of one payer at least",
    "contributions: { ccg: £7.2m per year }",
  );

export const budgetMissing = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `nothing is planned for ${name}, and for others that the fund pays there is`,
    "a budget for each line and contract that the fund pays, or none at all",
    `budgets: { ${name}: £1m per year }`,
  );

export const nightsOf = (spot: Spot, service: string, kind: string): Problem =>
  error(
    spot,
    `${service} is of kind ${kind}, and nights of stays are counted in beds`,
    "a trim point for a service of kind beds",
    "remove trim-point and beyond",
  );

export const notInFund = (spot: Spot, name: string, pays: readonly string[]): Problem =>
  error(spot, `the fund does not pay ${quoted(name)}`, orList(pays), suggest(name, pays));

export const paidByTwoFunds = (spot: Spot, name: string, other: string): Problem =>
  error(
    spot,
    `${name} is paid by the fund ${quoted(other)} already`,
    "each line or contract in one fund",
    "take it out of one of them",
  );

export const noPremium = (spot: Spot, name: string, known: readonly string[]): Problem =>
  error(
    spot,
    `${quoted(name)} is no contract that pays for performance without a provider`,
    known.length === 0 ? "such a contract" : orList(known),
    known.length === 0 ? "a contract with pays: { performance: … } and no provider" : suggest(name, known),
  );

export const paysNobody = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `nobody is paid by ${name}`,
    "a provider, or a fund whose premium it is",
    "provider: acute-trust, or premium: in a fund",
  );

export const sameName = (spot: Spot, name: string, what: string): Problem =>
  error(spot, `${what} is called ${quoted(name)} as well`, "a name of its own", `${name}-contract`);

export const takenByMeasures = (spot: Spot, name: string): Problem =>
  error(spot, `${quoted(name)} is what measures call all together or all others`, "another name", `${name}-trust`);
