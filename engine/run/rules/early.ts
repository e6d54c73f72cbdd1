import type { ModelAction } from "../../compile/model/rules.ts";
import { KIND } from "../../log/facts.ts";
import { endStay } from "../moves.ts";
import { STATUS } from "../people.ts";
import type { Run } from "../run.ts";

type Discharge = Extract<ModelAction, { form: "discharge" }>;

/** Ends the stays of some people of a service now, by the rule of the fact `cause`: those come first whom it names. */
export function dischargeEarly(run: Run, { service, people: most, who, spares }: Discharge, cause: number): void {
  const { people } = run.state;
  const ends = run.stayEnds!;
  const found: number[] = [];
  for (let slot = 0; slot < people.slots; slot++) {
    if (people.status[slot] !== STATUS.staying || people.place[slot] !== service) continue;
    if (run.now - people.startedAt[slot]! >= Math.max(1, spares) && ends.of(slot) > run.now) found.push(slot);
  }
  const rank = (slot: number): number => (who === "longest-stay" ? people.startedAt[slot]! : ends.of(slot));
  found.sort((a, b) => rank(a) - rank(b) || people.number[a]! - people.number[b]!);
  for (const slot of found.slice(0, most)) {
    ends.cut(slot);
    run.emit(KIND.DischargedEarly, slot, service, -1, run.now - people.startedAt[slot]!, cause);
    endStay(run, slot);
  }
}
