/** The table `costs`: what care cost, by month, line, service and payer. */
import type { LogHeader } from "../log/header.ts";
import { type Entry, ledger } from "../projections/money/costs.ts";
import { columnsOf, type Field, RowBuffer } from "./fields.ts";
import type { Table } from "./table.ts";

interface Row {
  readonly month: string;
  readonly entry: Entry;
}

export const costs: Table = {
  name: "costs",
  about: "One row for each month of the measured time, line of cost, service and payer, where anything was to be paid.",
  columns: (header) => columnsOf(fieldsOf(header)),
  begin(header) {
    const fold = ledger.begin(header);
    const rows = new RowBuffer(fieldsOf(header));
    return {
      take(chunk) {
        fold.take(chunk);
        return rows.hand();
      },
      end() {
        const { months, entries } = fold.end();
        for (const entry of entries) if (entry.pence !== 0) rows.add({ month: months[entry.month]!.month, entry });
        return rows.hand();
      },
    };
  },
};
function fieldsOf({ costs, payers, services }: LogHeader): Field<Row>[] {
  return [
    {
      name: "month",
      type: "text",
      about: 'Civil month, "2016-04": the measured part of it.',
      of: ({ month }) => month,
    },
    { name: "line", type: "text", about: "Line of cost.", of: ({ entry }) => costs[entry.line]!.name },
    { name: "per", type: "text", about: "What the line charges for.", of: ({ entry }) => costs[entry.line]!.per },
    {
      name: "service",
      type: "text",
      about: "The service; empty for a line that names none.",
      of: ({ entry }) => services[entry.service]?.name ?? null,
      empty: true,
    },
    { name: "payer", type: "text", about: "Who pays.", of: ({ entry }) => payers[entry.payer]! },
    { name: "pence", type: "number", about: "Pence, undiscounted.", of: ({ entry }) => entry.pence },
    {
      name: "in_total",
      type: "integer",
      about: "1 where the amount counts in totals; 0 for an attribution of what a place costs anyway.",
      of: ({ entry }) => Number(entry.counts),
    },
  ];
}
