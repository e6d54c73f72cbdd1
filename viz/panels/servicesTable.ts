import { grouped, type LogHeader } from "../../engine/index.ts";
import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";
import { countsOfAll } from "../stage/counts.ts";
import type { NodeCounts } from "../stage/types.ts";
import { opening, READY_WAITING } from "../words/people.ts";
import { pathway, placesOf } from "../words/places.ts";
import { clockWords, lengthWords } from "../words/time.ts";
import type { TableView } from "./types.ts";

/**
 * "Services at this moment": the figures of the stage as a table, one row for each service in pathway order, keyed by
 * the service's name; `state` is the store's state at `t`. `delay` is the label of a delay.
 */
export function servicesTable(store: LogStore, state: StageState, t: number, delay = READY_WAITING): TableView {
  const { header } = store;
  const places = placesOf(header);
  const counts = countsOfAll(state, t);
  const tellsTaken = hasTaken(header);
  const rows = pathway(header).map((service) => {
    const { name, kind } = header.services[service]!;
    return { key: name, cells: [places.label(service), ...figures(counts[service]!, kind, tellsTaken)] };
  });
  const columns = columnsFor(delay, tellsTaken);
  return { caption: `Services at this moment: ${clockWords(header, t)}`, columns, rows };
}

/** True where places can be taken that nobody is in: only then has the table a column for them. */
function hasTaken({ services }: LogHeader): boolean {
  return services.some(
    ({ turnRound, units, perPlace }) => turnRound === true || (units !== undefined && perPlace === undefined),
  );
}

function columnsFor(delay: string, tellsTaken: boolean): TableView["columns"] {
  const figure = (label: string, unit: string) => ({ label, unit, figure: true });
  return [
    { label: "Service", unit: "", figure: false },
    figure("Capacity", "places, staff or hours a week"),
    figure("Used", "places, staff or hours a week"),
    ...(tellsTaken ? [figure("Of them nobody in it: second places, or made ready", "places or staff")] : []),
    figure(opening(delay), "people"),
    figure("Waiting to enter", "people"),
    figure("Waiting elsewhere for it", "people"),
    figure("On the way", "people"),
    figure("Longest delay", "time"),
  ];
}

/** "3", "3 + 1 overtime", "3, 2 stopped". */
function usedWords({ used, overtime, stopped }: NodeCounts): string {
  const late = overtime > 0 ? ` + ${grouped(overtime)} overtime` : "";
  return `${grouped(used)}${late}${stopped > 0 ? `, ${grouped(stopped)} stopped` : ""}`;
}

function figures(counts: NodeCounts, kind: string, tellsTaken: boolean): string[] {
  return [
    counts.capacity < 0 ? "no limit" : grouped(counts.capacity),
    usedWords(counts),
    ...(tellsTaken ? [counts.hours ? "in hours" : grouped(counts.taken)] : []),
    grouped(counts.ready),
    grouped(counts.waitingToEnter),
    grouped(counts.waitingElsewhere),
    grouped(counts.onTheWay),
    counts.ready === 0 ? "none" : lengthWords(counts.longestReady),
  ].map((cell, column) => (kind === "decision" && column === 0 ? "takes no time" : cell));
}
