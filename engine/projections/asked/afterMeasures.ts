/** Measures of the 91 days after hospital beside being at home on the last of them. */
import type { ModelAsked } from "../../compile/model/asked.ts";
import { type Measure, ratio } from "../definition.ts";

export function afterHospitalMeasures({ outcomes }: ModelAsked): Measure[] {
  const readmission = ratio(
    null,
    "readmission-91",
    "share",
    "Share of people going home from hospital beds who were back in hospital beds within 91 days.",
    ["people admitted again within 91 days", (t) => t.asked!.afterHospital!.readmitted],
    ["people who went home, up to 91 days before the end", (t) => t.asked!.afterHospital!.wentHome],
  );
  const loss = ratio(
    null,
    "loss-of-home-91",
    "share",
    "Share of older people leaving hospital for reablement or rehabilitation who within 91 days were once not at home: in hospital, a care home or elsewhere, or dead. Rehabilitation beds on the way home do not count.",
    ["people who first lost their home within 91 days", (t) => t.asked!.afterHospital!.lostHome],
    [
      "older people who left hospital for reablement or rehabilitation, up to 91 days before the end",
      (t) => t.asked!.afterHospital!.aftercare,
    ],
  );
  return [
    ...(outcomes.includes("readmission-91") ? [readmission] : []),
    ...(outcomes.includes("loss-of-home-91") ? [loss] : []),
  ];
}
