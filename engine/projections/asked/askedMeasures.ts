import type { Model } from "../../compile/model.ts";
import type { Measure } from "../definition.ts";
import { afterHospitalMeasures } from "./afterMeasures.ts";
import { reportableMeasures } from "./delayMeasures.ts";
import { levelMeasures } from "./levelMeasures.ts";
import { cohortMeasures, responseMeasures } from "./waitMeasures.ts";
import { areaMeasures, deathMeasures, workforceMeasures } from "./workMeasures.ts";

/** The measures that a scenario asks for beside the standard ones; none where it asks for nothing. */
export function askedMeasures(model: Model): Measure[] {
  const { asked } = model;
  if (asked === undefined) return [];
  return [
    ...reportableMeasures(model, asked),
    ...cohortMeasures(model, asked),
    ...responseMeasures(model, asked),
    ...workforceMeasures(model, asked),
    ...areaMeasures(asked),
    ...afterHospitalMeasures(asked),
    ...deathMeasures(model, asked),
    ...levelMeasures(model, asked),
  ];
}
