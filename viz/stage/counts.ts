import { UNLIMITED } from "../../engine/index.ts";
import type { StageState } from "../log/stageState.ts";
import type { NodeCounts } from "./types.ts";

/** The figures of one service at time `t`, at which `state` stands. */
export function countsOf(state: StageState, service: number, t: number): NodeCounts {
  return countsOfAll(state, t)[service]!;
}

/** The figures of every service, by number, in one pass over the people. */
export function countsOfAll(state: StageState, t: number): NodeCounts[] {
  const { replay } = state;
  const services = replay.occupied.length;
  const entering = new Int32Array(services);
  const elsewhere = new Int32Array(services);
  const coming = new Int32Array(services);
  const longest = new Float64Array(services);
  const { person, place, target, readySince, waits, slots } = replay.people;
  for (let slot = 0; slot < slots; slot++) {
    if (person[slot]! < 0) continue;
    const at = place[slot]!;
    const queues = waits[slot];
    if (queues !== undefined) for (const { service } of queues) (at < 0 ? entering : elsewhere)[service]!++;
    if (at < 0 && target[slot]! >= 0 && target[slot]! < services) coming[target[slot]!]!++;
    if (at >= 0 && readySince[slot]! >= 0) longest[at] = Math.max(longest[at]!, t - readySince[slot]!);
  }
  return Array.from(replay.occupied, (people, service) => ({
    capacity: replay.capacity[service]! >= UNLIMITED ? -1 : asRead(replay.capacity[service]!, state, service),
    people,
    used: asRead(replay.used(service), state, service),
    hours: state.perPlace(service) > 1,
    overtime: replay.overtime[service]!,
    reserved: replay.reserved[service]!,
    stopped: replay.held.stopped[service]!,
    taken: state.perPlace(service) > 1 ? 0 : replay.held.beyondPeople(service) + replay.held.stopped[service]!,
    ready: replay.ready[service]!,
    waitingToEnter: entering[service]!,
    waitingElsewhere: elsewhere[service]!,
    onTheWay: coming[service]!,
    longestReady: longest[service]!,
  }));
}

/** Units of capacity as users read them: a caseload in hours of care a week is kept in minutes. */
const asRead = (units: number, state: StageState, service: number): number =>
  Math.round((units / state.perPlace(service)) * 10) / 10;

/** The figures of a node that is no service. */
export const NOTHING: NodeCounts = {
  capacity: -1,
  people: 0,
  used: 0,
  hours: false,
  overtime: 0,
  stopped: 0,
  reserved: 0,
  taken: 0,
  ready: 0,
  waitingToEnter: 0,
  waitingElsewhere: 0,
  onTheWay: 0,
  longestReady: 0,
};
