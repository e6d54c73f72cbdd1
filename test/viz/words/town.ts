import type { LogHeader } from "../../../engine/index.ts";
import { REASON_WORDS } from "../../../engine/log/facts.ts";
import { LOG_EXITS, type LogService } from "../../../engine/log/header.ts";
import { buildStore } from "../../../viz/log/builder.ts";
import type { LogStore } from "../../../viz/log/store.ts";
import { HEADER, log, type Row } from "../../engine/log/helpers.ts";

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** A small town, by number: wards, rehabilitation, reablement, a team, home, the door of the hospital. */
export const WARD = 0;
export const REHAB = 1;
export const CARE = 2;
export const TEAM = 3;
export const AT_HOME = 4;
export const DOOR = 5;
const SERVICES = 6;
export const HOME = SERVICES;
export const CARE_HOME = SERVICES + 1;
export const DIED = SERVICES + 2;
export const MOVED = SERVICES + 3;
export const ELSEWHERE = SERVICES + 4;

const service = (name: string, label: string, kind: string, capacity: number, column: number): LogService => ({
  name,
  label,
  kind,
  setting: "other",
  atHome: kind === "state",
  capacity,
  column,
  row: 0,
});

/** Time 0 is Friday 1 April 2016, 00:00; measuring begins a day later, and lasts ten days. */
export const TOWN: LogHeader = {
  ...HEADER,
  clock: { start: "2016-04-02", warmUp: DAY, end: 11 * DAY, weekOffset: 4 * DAY, snapshotAt: 0 },
  services: [
    service("ward-key", "Ward, for people 65 and over", "beds", 1, 1),
    service("rehab-key", "Rehabilitation (short stay)", "beds", 1, 2),
    service("care-key", "Reablement", "caseload", 1, 3),
    service("team-key", "Rapid response", "team", 1, 0),
    service("home-key", "At home after care", "state", 0x3fffffff, 4),
    service("door-key", "Which ward?", "decision", 0x3fffffff, 0),
  ],
  exits: LOG_EXITS,
  attributes: [
    { name: "age", levels: ["65-74", "85-plus"] },
    { name: "living-alone", levels: ["not-known", "yes"] },
  ],
  cohorts: [{ name: "frail", label: "Frail people", enters: [WARD] }],
  classes: [
    { cohort: 0, levels: [0, 1], older: true },
    { cohort: 0, levels: [1, 0], older: true },
    { cohort: 0, levels: [-1, -1], older: false },
  ],
  routes: [
    { from: WARD, name: "on", to: [REHAB], fundedBy: -1 },
    { from: WARD, name: "either", to: [REHAB, CARE], fundedBy: -1 },
  ],
  payers: ["nhs", "local-council"],
  reasons: REASON_WORDS,
};

/** The store of facts written by hand. */
export const told = (rows: readonly Row[], header: LogHeader = TOWN): LogStore => buildStore(header, [log(...rows)]);

/** Number of the fact of this kind that comes n-th in rows. */
export function numberOf(rows: readonly Row[], kind: Row[1], nth = 0): number {
  const found = rows.flatMap((row, i) => (row[1] === kind ? [i] : []))[nth];
  if (found === undefined) throw new RangeError(`no ${kind} ${nth}`);
  return found;
}
