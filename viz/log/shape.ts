import type { LogHeader } from "../../engine/index.ts";

/** What the fold asks of a header at every fact, as columns. Made once for a log. */
export interface Shape {
  readonly header: LogHeader;
  readonly services: number;
  /** By service: 1 where every person has a place of their own, in beds and caseloads. */
  readonly hasCells: Uint8Array;
  /** By service: 1 for kind beds. */
  readonly isBeds: Uint8Array;
  readonly payers: number;
  /** By route: 1 + the payer it names, 0 for none. */
  readonly payerOf: Uint8Array;
}

/** The shape of a log. */
export function shapeOf(header: LogHeader): Shape {
  const { services, payers, routes } = header;
  return {
    header,
    services: services.length,
    hasCells: Uint8Array.from(services, ({ kind }) => (kind === "beds" || kind === "caseload" ? 1 : 0)),
    isBeds: Uint8Array.from(services, ({ kind }) => (kind === "beds" ? 1 : 0)),
    payers: payers.length,
    payerOf: Uint8Array.from(routes, ({ fundedBy }) => fundedBy + 1),
  };
}
