/** What parties owe each other of a gain or a loss that they share. */
import type { ModelTerms } from "../../compile/model/contracts.ts";
import type { Booked, Earned, Paid } from "./booked.ts";
import type { CareCost } from "./careCosts.ts";
import type { CellYear } from "./payments.ts";
import { owedOf, shared } from "./settle.ts";

/** What is booked when a contract is settled. */
export interface GainLedgers {
  readonly paid: Paid[];
  readonly earned: Earned[];
  /** What each contract paid; a gain or loss shared is in it as what was shared. */
  readonly settled: Booked[];
}

/**
 * Books what parties owe each other for one year. What is shared counts by service equally; what is paid by payers is
 * earned by providers, since what is owed adds up to 0.
 */
export function shareGain(
  contract: number,
  terms: Extract<ModelTerms, { kind: "gain-share" }>,
  year: CellYear,
  care: readonly CareCost[],
  ledgers: GainLedgers,
): void {
  const cells = new Set(year.cells);
  const own = care.filter((one) => cells.has(one.cell) && terms.of.includes(one.service));
  const cost = own.reduce((sum, { pence }) => sum + pence, 0);
  const gain = shared(terms, { cost, years: year.years });
  if (gain === 0 || !(cost > 0)) return;
  const bore = new Map<string, number>();
  for (const { contract: under, payer, provider, pence } of own) {
    const party = under >= 0 ? `provider ${provider}` : `payer ${payer}`;
    bore.set(party, (bore.get(party) ?? 0) + pence / cost);
  }
  const sides = gain > 0 ? terms.gain : terms.loss;
  const agreed = new Map(sides.map(({ side, number, share }) => [`${side} ${number}`, share]));
  const parties = [...new Set([...bore.keys(), ...agreed.keys()])];
  const owed = owedOf(
    gain,
    parties.map((party) => bore.get(party) ?? 0),
    parties.map((party) => agreed.get(party) ?? 0),
  );
  const cell = year.cells.at(-1)!;
  for (const service of terms.of) {
    const booked = { cell, service, contract, line: -1 };
    ledgers.settled.push({ ...booked, pence: gain / terms.of.length });
    for (const [i, party] of parties.entries()) {
      const [side, number] = party.split(" ");
      const pence = owed[i]! / terms.of.length;
      if (side === "payer") ledgers.paid.push({ ...booked, payer: Number(number), pence });
      else ledgers.earned.push({ ...booked, provider: Number(number), pence: -pence });
    }
  }
}
