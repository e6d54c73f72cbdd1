import { canTellSoFar, DAY, grouped, type LogHeader } from "../../engine/index.ts";
import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";
import { opening, READY_WAITING } from "../words/people.ts";
import { clockWords, dateWords, dayWords, lengthWords } from "../words/time.ts";
import { moneyWords, payerWords } from "./money.ts";
import type { NowView, Row } from "./types.ts";

/**
 * The Now panel at time `t`; `state` is the store's state at `t`. Costs and bed-days are counted from the start of
 * measuring; before it the panel says so. `delay` is the label of a delay (see DELAY_TERMS).
 */
export function nowView(store: LogStore, state: StageState, t: number, delay = READY_WAITING): NowView {
  const { header } = store;
  const measuring = t >= header.clock.warmUp;
  return {
    clock: clockWords(header, t),
    day: dayWords(header, t),
    rows: [
      { label: "In the system", value: grouped(state.replay.arrivals - state.replay.exits) },
      bedsUsed(header, state),
      { label: opening(delay), value: grouped(total(state.replay.ready)) },
      longest(state, t),
      { label: "Bed-days lost so far", value: measuring ? grouped(lost(state, t), 0) : "measuring has not begun" },
      { label: "Waiting to enter", value: grouped(waitingToEnter(state)) },
    ],
    ...(measuring ? costsSoFar(header, state, t) : { costs: [], total: notYet(header) }),
  };
}

function bedsUsed({ services }: LogHeader, { replay }: StageState): Row {
  const beds = services.flatMap(({ kind }, service) => (kind === "beds" ? [service] : []));
  const used = beds.reduce((sum, service) => sum + replay.used(service), 0);
  const all = beds.reduce((sum, service) => sum + replay.capacity[service]!, 0);
  return { label: "Beds used", value: beds.length === 0 ? "no beds" : `${grouped(used)} of ${grouped(all)}` };
}

const total = (counts: Int32Array): number => counts.reduce((sum, n) => sum + n, 0);

/** Bed-days, whole ones: what is not yet a day is not yet lost. */
const lost = (state: StageState, t: number): number => Math.floor(state.delayedBedSeconds(t) / DAY);

function longest({ replay: { people } }: StageState, t: number): Row {
  let since = Infinity;
  for (let slot = 0; slot < people.slots; slot++) {
    const ready = people.readySince[slot]!;
    if (people.person[slot]! >= 0 && ready >= 0 && ready < since) since = ready;
  }
  return { label: "Longest wait among them", value: since === Infinity ? "nobody waits" : lengthWords(t - since) };
}

/** People in a queue and in no service: each counts once, however many queues they stand in. */
function waitingToEnter({ replay: { people } }: StageState): number {
  let count = 0;
  for (let slot = 0; slot < people.slots; slot++) {
    if (people.person[slot]! >= 0 && people.place[slot]! < 0 && people.waits[slot] !== undefined) count++;
  }
  return count;
}

/** The words that stand for costs while nothing is counted. */
function notYet(header: LogHeader): string {
  return header.payers.length === 0 ? "" : `counted from ${dateWords(header, header.clock.warmUp)}`;
}

/** Costs that go by months are told when the run is over. */
function costsSoFar(header: LogHeader, state: StageState, t: number): Pick<NowView, "costs" | "total"> {
  return canTellSoFar(header) ? costs(header, state.spent(t)) : { costs: [], total: "by month, in the results" };
}

function costs({ payers }: LogHeader, spent: Float64Array): Pick<NowView, "costs" | "total"> {
  const most = Math.max(0, ...spent);
  const rows = payers.map((name, payer) => {
    const pence = Math.round(spent[payer]!);
    return { payer: payerWords(name), pence, text: moneyWords(pence), share: most > 0 ? spent[payer]! / most : 0 };
  });
  return { costs: rows, total: payers.length === 0 ? "" : moneyWords(spent.reduce((sum, pence) => sum + pence, 0)) };
}
