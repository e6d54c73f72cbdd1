/** Care cost, what commissioners paid and what providers earned, side by side: functions of activity and prices alone. */
import type { ModelContracts } from "../../compile/model/contracts.ts";
import type { Activity } from "../money/activity.ts";
import type { Booked, Earned, Paid, SettledModel } from "./booked.ts";
import { type CareCost, careCosts } from "./careCosts.ts";
import { type GainLedgers, shareGain } from "./gainShare.ts";
import { cellsOfYear, paymentsOf } from "./payments.ts";

/** The ledgers of the measured time of one run. Pence, undiscounted. */
export interface Agreed extends GainLedgers {
  readonly care: readonly CareCost[];
  /** Stays under way: what they have earned less what was paid for them before; in no total. */
  readonly accrued: readonly Booked[];
}

/** What a scenario without parties has agreed. */
const NOTHING: ModelContracts = { providers: [], runs: [], contracts: [], funds: [] };

/**
 * Settles all contracts of a run, each contract year for itself. What a service under contract costs is its provider's;
 * what any other service costs is paid as it is, and earned by whoever runs it.
 * @throws RangeError where the activity was not cut at the ends of contract years
 */
export function settle(model: SettledModel, activity: Activity): Agreed {
  const { contracts, runs } = model.agreed ?? NOTHING;
  const care = careCosts(model, model.agreed ?? NOTHING, activity);
  const asItCosts = care.filter(({ contract }) => contract < 0);
  const paid: Paid[] = asItCosts.map(({ payer, ...one }) => ({ ...booked(one), payer }));
  const earned: Earned[] = asItCosts.map((one) => ({ ...booked(one), provider: runs[one.service] ?? -1 }));
  const settled: Booked[] = [];
  const accrued: Booked[] = [];
  for (const [contract, spec] of contracts.entries()) {
    const years = spec.years.flatMap((year) => cellsOfYear(activity, year) ?? []);
    if (spec.terms.kind === "gain-share") {
      for (const year of years) shareGain(contract, spec.terms, year, care, { paid, earned, settled });
      continue;
    }
    const payments = paymentsOf(spec, years, activity);
    const own = { contract, line: -1 };
    accrued.push(...payments.accrued.map((amount) => ({ ...amount, ...own })));
    for (const amount of payments.paid) {
      settled.push({ ...amount, ...own });
      if (spec.provider < 0) continue;
      for (const { payer, share } of spec.commissioner)
        paid.push({ ...amount, ...own, payer, pence: amount.pence * share });
      earned.push({ ...amount, ...own, provider: spec.provider });
    }
  }
  return { care, paid, earned, settled, accrued };
}

function booked({ cell, service, contract, line, pence }: Booked): Booked {
  return { cell, service, contract, line, pence };
}
