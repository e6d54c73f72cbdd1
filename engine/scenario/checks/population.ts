/** Populations: bands that do not fit, and first services that closed and inexhaustible ones cannot have. */
import * as say from "../messages/demand.ts";
import { missing } from "../messages/structure.ts";
import type { Report, Spot } from "../problem.ts";
import { projectionDay } from "../read/atRisk.ts";
import type { Made } from "../read/service.ts";
import type { CohortSpec } from "../scenario.ts";
import { child, descend, entriesOf } from "../tree.ts";
import type { World } from "../world.ts";
import { spotIn } from "./known.ts";

const AT_RISK = "population-at-risk";

/** Checks what `population-at-risk`, `closed` and `inexhaustible` need. */
export function checkPopulation(made: Made<CohortSpec>, world: World, report: Report): void {
  checkJointly(made, report);
  const { form } = made.spec!.arrivals.demand.coming;
  if (form === "at-risk") checkBands(made, report);
  if (form === "closed" || form === "inexhaustible") checkFirstService(made, world, form, report);
}

function checkJointly(made: Made<CohortSpec>, report: Report): void {
  const { jointly, arrivals } = made.spec!;
  const { coming } = arrivals.demand;
  const alone = new Set(entriesOf(child(made.tree, "attributes")).keys());
  if (coming.form === "at-risk") alone.add(coming.by);
  for (const name of jointly?.attributes ?? []) {
    if (alone.has(name)) report(say.attributeTwice(spotIn(made, "cohorts", "attributes-jointly"), name));
  }
}

function checkBands(made: Made<CohortSpec>, report: Report): void {
  const { coming } = made.spec!.arrivals.demand;
  if (coming.form !== "at-risk") return;
  const spot = (...keys: readonly string[]): Spot => spotIn(made, "cohorts", "arrivals", AT_RISK, ...keys);
  if (entriesOf(child(made.tree, "attributes")).has(coming.by)) report(say.bandIsAttribute(spot("by"), coming.by));
  const written = entriesOf(descend(made.tree, "arrivals", AT_RISK));
  const [one, other] = ["residents", "projection"].map((key) => written.has(key));
  if (one === other) {
    if (one) report(say.residentsOrProjection(spot("projection")));
    else report(missing(spot(), "residents (or projection)", "residents: { 65-74: 14000 }"));
    return;
  }
  const levels = coming.bands.map(({ level }) => level);
  const counts: readonly (readonly [string[], ReadonlySet<string>])[] = one
    ? [[["residents"], new Set(entriesOf(written.get("residents")!.value).keys())]]
    : [...entriesOf(written.get("projection")!.value)].map(([year, { value }]) => [
        ["projection", year],
        new Set(entriesOf(value).keys()),
      ]);
  for (const [keys, bands] of counts) {
    if (keys[1] !== undefined && projectionDay(keys[1]) === null) report(say.noYear(spot(...keys), keys[1]));
    const odd = [...bands, ...levels].find((band) => !bands.has(band) || !levels.includes(band));
    if (odd !== undefined) report(say.bandsDiffer(spot(...keys), odd));
  }
}

function checkFirstService(
  made: Made<CohortSpec>,
  world: World,
  form: "closed" | "inexhaustible",
  report: Report,
): void {
  const { enters } = made.spec!;
  const service = world.services.find(({ name }) => name === enters[0])?.spec;
  if (service === undefined || service === null) return;
  const spot = spotIn(made, "cohorts", "enters");
  if (form === "closed" && (enters.length > 1 || service.kind !== "state"))
    report(say.closedNeedsState(spot, enters[0]!));
  const queues = service.kind !== "state" && service.kind !== "decision" && service.queue === null;
  if (form === "inexhaustible" && !(queues && enters.length === 1)) report(say.mustQueue(spot, enters[0]!));
}
