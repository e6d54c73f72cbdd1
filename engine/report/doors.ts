import { expectedPerDay } from "../compile/demand/expected.ts";
import type { Model } from "../compile/model.ts";
import { formatNumber, formatShare } from "../format.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { BOTH_DOORS, SECOND_DOOR } from "../scenario/spec/people.ts";
import { listed } from "./numbers.ts";
import { paragraph } from "./table.ts";

/** What `check` says of people referred at two doors: how many people, and how many referrals of them. */
export function doorLines(scenario: Scenario, model: Model, width: number): string[] {
  return scenario.phases[0]!.cohorts.flatMap(({ name, label, enters, firstDoors, attributes }, c) => {
    const share = attributes[SECOND_DOOR]?.[BOTH_DOORS];
    if (firstDoors === null || share === undefined || share === "rest") return [];
    const people = expectedPerDay(model, c, 0, model.phases[1]?.from ?? model.clock.end);
    const doors = [enters.slice(0, firstDoors).join(" or "), ...enters.slice(firstDoors)];
    const sentence =
      `${label ?? name}: ${formatShare(share.value)} of people are referred at ${listed(doors)} both: ` +
      `${formatNumber(people)} people a day, and ${formatNumber(people * (1 + share.value * (enters.length - firstDoors)))} referrals. ` +
      "Each is one person, whom the first door with a place takes from the queues of all.";
    return paragraph(sentence, width);
  });
}
