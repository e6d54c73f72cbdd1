import type { Run } from "../run.ts";
import type { Admission } from "./admission.ts";

/** True when a person would wait for their next place in the one they have. */
export function waitsInPlace(run: Run, slot: number): boolean {
  const place = run.state.people.place[slot]!;
  return place >= 0 && (run.tables.holds[place] === 1 || run.beside?.asking.has(slot) === true);
}

/** Number of the class that holds for a person at the door of a service; −1 where all are alike. */
export function classAt(run: Run, slot: number, service: number): number {
  const { admission } = run.tables;
  const classOf = admission?.classOf[service] ?? null;
  if (admission === null || classOf === null) return -1;
  return admission.firstClass[service]! + classOf[run.state.people.class[slot]! * 2 + Number(waitsInPlace(run, slot))]!;
}

/** People of a class who wait for a service. */
export function waitingOf(run: Run, admission: Admission, service: number, cls: number): number {
  const lane = admission.firstLane[service]! + 2 * (cls - admission.firstClass[service]!);
  const { laneLength } = run.state.queues;
  return laneLength[lane]! + laneLength[lane + 1]!;
}

/** True when so many places are left that one of the class may have one. */
export function leavesEnough(run: Run, service: number, cls: number): boolean {
  const keepFree = run.state.rules.keepFree![cls]!;
  if (keepFree === 0) return true;
  const { services } = run.state;
  return services.capacity[service]! - services.used[service]! > keepFree;
}
