import { grouped } from "../../engine/index.ts";
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
  const rows = pathway(header).map((service) => {
    const { name, kind } = header.services[service]!;
    return { key: name, cells: [places.label(service), ...figures(counts[service]!, kind)] };
  });
  return { caption: `Services at this moment: ${clockWords(header, t)}`, columns: columnsFor(delay), rows };
}

function columnsFor(delay: string): TableView["columns"] {
  const figure = (label: string, unit: string) => ({ label, unit, figure: true });
  return [
    { label: "Service", unit: "", figure: false },
    figure("Capacity", "places, staff or hours a week"),
    figure("Used", "places, staff or hours a week"),
    figure(opening(delay), "people"),
    figure("Waiting to enter", "people"),
    figure("Waiting elsewhere for it", "people"),
    figure("On the way", "people"),
    figure("Longest delay", "time"),
  ];
}

function figures(counts: NodeCounts, kind: string): string[] {
  return [
    counts.capacity < 0 ? "no limit" : grouped(counts.capacity),
    counts.overtime > 0 ? `${grouped(counts.used)} + ${grouped(counts.overtime)} overtime` : grouped(counts.used),
    grouped(counts.ready),
    grouped(counts.waitingToEnter),
    grouped(counts.waitingElsewhere),
    grouped(counts.onTheWay),
    counts.ready === 0 ? "none" : lengthWords(counts.longestReady),
  ].map((cell, column) => (kind === "decision" && column === 0 ? "takes no time" : cell));
}
