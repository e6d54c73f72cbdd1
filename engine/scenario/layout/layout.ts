/** Where every service stands on the grid of the picture. */
import type { Cell, CohortSpec, ServiceSpec } from "../scenario.ts";
import { columnsOf } from "./columns.ts";
import { forwardOf } from "./forward.ts";
import { networkOf } from "./network.ts";
import { rowsAround, rowsOf } from "./rows.ts";

/**
 * A cell for each service, in their order: the one the scenario gives, else one worked out from who leads to whom. A
 * pure function of the network: figures and names do not matter, and the order of the services only breaks ties.
 * @param given the cell of a service, null where the scenario gives none; no two share a cell
 */
export function layoutOf(
  services: readonly ServiceSpec[],
  cohorts: readonly CohortSpec[],
  given: readonly (Cell | null)[],
): Cell[] {
  if (given.every((cell) => cell !== null)) return [...given];
  const network = networkOf(services, cohorts);
  const columns = columnsOf(
    network,
    forwardOf(network),
    given.map((cell) => cell?.column ?? null),
  );
  const none = given.every((cell) => cell === null);
  const rows = none ? rowsOf(network, columns) : rowsAround(network, columns, given);
  return columns.map((column, s) => ({ column, row: rows[s]! }));
}
