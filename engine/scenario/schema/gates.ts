/** The shape of gates: what must be so before a phase of a programme opens. */
import type * as z from "zod";
import { readElse, readLooks } from "../read/looks.ts";
import { references, strict, value } from "./leaves.ts";
import { condition } from "./rules.ts";

export const Gate = strict(
  "a gate, with service, measure and above or below",
  {
    service: references("The service looked at, or a list of services looked at together.", "reablement"),
    ...condition,
    checked: value(
      "monthly, or every 4 weeks",
      "When the gate is looked at again if it does not hold when the phase is due. Not beside else. Default: monthly.",
      "monthly",
      { type: "string" },
      readLooks,
    ).optional(),
    else: value(
      "stop, or delay 3 months",
      "What becomes of the phase if the gate does not hold: it is put off by so long each time, or it never opens. Not beside checked.",
      "delay 3 months",
      { type: "string" },
      readElse,
    ).optional(),
  },
  "{ service: reablement, measure: waiting, below: 5, for: 28 days, checked: monthly }",
).describe("What must be so when the phase is due: otherwise it waits, or never opens.");

export type GateShape = z.output<typeof Gate>;
