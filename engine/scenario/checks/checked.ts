/** What the checks look at. */
import type { Calendar, DatedEdit } from "../changes.ts";
import type { Figure, TargetSpec } from "../scenario.ts";
import type { FrameShape } from "../schema/scenario.ts";
import type { ContractSpec, FundSpec } from "../spec/contracts.ts";
import type { CostLineSpec, MoneySpec } from "../spec/costs.ts";
import type { Branch } from "../tree.ts";
import type { World } from "../world.ts";

/** What follows from everything but services and cohorts. */
export interface Framed {
  readonly frame: FrameShape;
  readonly calendar: Calendar;
  readonly edits: readonly DatedEdit[];
  readonly costs: readonly CostLineSpec[];
  readonly money: MoneySpec;
  readonly contracts: readonly ContractSpec[];
  readonly funds: readonly FundSpec[];
  readonly targets: readonly TargetSpec[];
}

export interface Checked {
  readonly tree: Branch;
  /** One for each phase, the first from the beginning. What could not be read is null in them. */
  readonly worlds: readonly World[];
  readonly declared: World;
  /** Null when title, time or something else beside the services is misshapen. */
  readonly framed: Framed | null;
  readonly figures: readonly Figure[];
}
