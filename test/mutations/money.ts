import type { Mutation } from "./list.ts";

/** Ways to break what is paid under contracts and out of funds. */
export const OF_MONEY: readonly Mutation[] = [
  {
    breaks: "a provider earns less than commissioners pay",
    file: "engine/projections/contracts/agreed.ts",
    before: "earned.push({ ...amount, ...own, provider: spec.provider });",
    after: "earned.push({ ...amount, ...own, pence: amount.pence * 0.999, provider: spec.provider });",
    test: "test/engine/projections/contracts/identities.test.ts",
    name: "what is paid is earned, service by service and month by month",
  },
  {
    breaks: "one of several commissioners pays nothing",
    file: "engine/projections/contracts/agreed.ts",
    before: "for (const { payer, share } of spec.commissioner)",
    after: "for (const { payer, share } of spec.commissioner.slice(0, 1))",
    test: "test/engine/projections/contracts/identities.test.ts",
    name: "what payers pay, what providers earn and what is paid in all are one sum",
  },
  {
    breaks: "what is paid once is no cost of care",
    file: "engine/projections/contracts/careCosts.ts",
    before: "SHARES.reduce((sum, share) => sum + parts[share], 0)",
    after: 'SHARES.reduce((sum, share) => (share === "oneOff" ? sum : sum + parts[share]), 0)',
    test: "test/engine/projections/contracts/identities.test.ts",
    name: "what care costs is the same by payer, by service, by month, by whoever bears it, and in all",
  },
  {
    breaks: "a surplus leaves out services without a contract",
    file: "engine/projections/contracts/agreedMeasures.ts",
    before: "one.contract < 0 ? (runs[one.service] ?? -1) : one.provider",
    after: "one.provider",
    test: "test/engine/projections/contracts/identities.test.ts",
    name: "a surplus is what a provider earned less what care costs in the services that it runs",
  },
  {
    breaks: "half an overspend is borne by nobody",
    file: "engine/projections/contracts/funds.ts",
    before: "const overspend = over > A_PENNY ? over : 0;",
    after: "const overspend = over > A_PENNY ? over / 2 : 0;",
    test: "test/engine/projections/contracts/identities.test.ts",
    name: "a fund spends what came in and what it overspent, less what is left",
  },
  {
    breaks: "money.csv has the last amount of a month",
    file: "engine/projections/contracts/moneyRows.ts",
    before: "(rows.get(key)?.pence ?? 0) + pence",
    after: "0 * (rows.get(key)?.pence ?? 0) + pence",
    test: "test/engine/projections/contracts/identities.test.ts",
    name: "the rows of money.csv add up to the figures of the run, and discounted to the discounted figure",
  },
  {
    breaks: "above the baseline the marginal share is taken back too",
    file: "engine/projections/contracts/settle.ts",
    before: "-(1 - marginal.share) * price * above",
    after: "-price * above",
    test: "test/engine/projections/contracts/settle.test.ts",
    name: "is paid as stays end, nights beyond the trim point apart, and settled above the baseline in the last part",
  },
  {
    breaks: "a contract for cost and volume has no ceiling",
    file: "engine/projections/contracts/settle.ts",
    before: "ceiling === null ? Number.POSITIVE_INFINITY : ceiling * years",
    after: "Number.POSITIVE_INFINITY",
    test: "test/engine/projections/contracts/settle.test.ts",
    name: "a part year has its part of volume, floor and ceiling",
  },
];
