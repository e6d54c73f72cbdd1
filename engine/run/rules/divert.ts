import { KIND } from "../../log/facts.ts";
import { purpose, USE } from "../../random/purposes.ts";
import { uniformOf } from "../../random/words.ts";
import { VIA } from "../people.ts";
import type { Run } from "../run.ts";

/**
 * Sends a person who is about to be referred to a service somewhere else, if a rule in force says so and the person is
 * among those it takes. Whoever has been sent on already is left alone: nobody goes round in a ring of rules.
 */
export function sentElsewhere(run: Run, slot: number, service: number, via: number): boolean {
  const { tables, state, model } = run;
  if (service >= tables.services || via === VIA.sentOn) return false;
  const rule = state.rules.divertedBy[service]!;
  if (rule < 0) return false;
  const { luck, actions } = model.rules[rule]!;
  const action = actions.find((one) => one.form === "divert" && one.from === service);
  if (action?.form !== "divert" || !isTaken(run, slot, service, luck, action.share)) return false;
  const kind = action.to < tables.services ? KIND.Diverted : KIND.Refused;
  run.emit(kind, slot, service, action.to, state.queues.length[service]!, state.rules.firedBy[rule]!);
  return true;
}

function isTaken(run: Run, slot: number, service: number, luck: number, share: number): boolean {
  if (share >= 1) return true;
  const { people } = run.state;
  const nth = people.stays[slot * run.tables.services + service]! + people.returns[slot]!;
  run.draw(slot, purpose(luck, USE.divert), nth);
  return uniformOf(run.words[0]!) < share;
}
