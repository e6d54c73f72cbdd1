import type { ModelPatience } from "../../compile/model/queues.ts";
import { NEVER, PRIORITY, PURPOSE } from "../eventList.ts";
import type { Run } from "../run.ts";
import { duration, lasting } from "../tables.ts";

const DAY = 86_400;

/**
 * Plans when a person gives up waiting for a service, if ever: at the first of the times that hold for them. `node` is
 * the standing that just began. A pure function of model, run key and state.
 */
export function planGivingUp(run: Run, slot: number, node: number): void {
  const { queues, people } = run.state;
  const service = queues.service[node]!;
  // Nobody loses patience before the place is all they wait for.
  const since = Math.max(queues.since[node]!, people.since[slot]!);
  let at = NEVER;
  for (const form of run.tables.patience[service]!) {
    if (!isFor(run, slot, form)) continue;
    const ends = endOf(run, slot, service, form, since);
    if (ends >= at) continue;
    at = ends;
    queues.giveUpTo[node] = form.to;
  }
  if (at === NEVER) return;
  // Under rules that hold only from now on it may be past: then it is in the next instant.
  at = Math.max(at, run.now + 1);
  queues.giveUpAt[node] = at;
  people.hold(slot);
  run.list.pushPerson(at, PRIORITY.clock, slot, PURPOSE.giveUp);
}

/** The same for all queues a person stands in. */
export function planAllGivingUp(run: Run, slot: number): void {
  const { queues, people } = run.state;
  for (let node = people.node[slot]!; node >= 0; node = queues.sibling[node]!) planGivingUp(run, slot, node);
}

/** When one form of patience ends: the drawn times of one person and wait share their luck. NEVER for none. */
function endOf(run: Run, slot: number, service: number, form: ModelPatience, since: number): number {
  const { tables, state, model } = run;
  if (form.at >= 0) {
    const from = Math.max(since, run.now);
    const after = (form.at - ((from + model.clock.weekOffset) % DAY) + DAY) % DAY;
    return from + (after === 0 ? DAY : after);
  }
  if (form.after < 0) return NEVER;
  run.draw(slot, tables.giveUpPurpose[service]!, state.people.waits[slot * tables.services + service]!);
  // Patience lasts a second at least: whoever is said to wait has waited.
  const word = run.words[0]!;
  // Whoever waited before time 0 has not given up so far.
  const patience = since < 0 ? lasting(tables, form.after, word, -since) : duration(tables, form.after, word);
  return since + Math.max(1, patience);
}

/**
 * Where a person goes who does not begin to wait because the expected wait is too long, −1 for those who begin: the
 * expected wait is (people waiting + 1) × mean stay of the person's own kind ÷ places or staff in force. `ahead` are
 * those of this instant who are not in the queue yet.
 */
export function baulksTo(run: Run, slot: number, service: number, ahead: number): number {
  if (run.tables.baulks[service] === 0) return -1;
  const { queues, services } = run.state;
  const waiting = queues.length[service]! + ahead;
  const expected = ((waiting + 1) * meanStay(run, slot, service)) / services.capacity[service]!;
  for (const form of run.tables.patience[service]!) {
    if (form.expectedWait >= 0 && expected > form.expectedWait && isFor(run, slot, form)) return form.to;
  }
  return -1;
}

/** Mean seconds of a stay or visit of people of one's own kind, as declared for those who begin now. */
function meanStay(run: Run, slot: number, service: number): number {
  const { model, phase, state } = run;
  const asks = service * run.tables.classes + state.people.class[slot]!;
  const own = mean(run, phase.stayOf[asks]!);
  const choice = model.choices[phase.choiceOf[asks]!];
  if (choice === undefined) return own;
  return choice.stays.reduce((sum, stay, i) => sum + choice.shares[i]! * (stay < 0 ? own : mean(run, stay)), 0);
}

function mean(run: Run, distribution: number): number {
  return distribution < 0 ? 0 : run.model.distributions[distribution]!.mean;
}

function isFor(run: Run, slot: number, { isFor: classes }: ModelPatience): boolean {
  return classes === null || classes[run.state.people.class[slot]!] === 1;
}
