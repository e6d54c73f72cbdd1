/** What the shape of a scenario cannot show: names, references, kinds, shares, loops, time. */
import type { Report } from "../problem.ts";
import { child, entriesOf, textOf } from "../tree.ts";
import type { World } from "../world.ts";
import type { Checked, Framed } from "./checked.ts";
import { checkContracts } from "./contracts.ts";
import { checkCosts } from "./costs.ts";
import { checkDemand } from "./demand.ts";
import { checkDoors } from "./doors.ts";
import { checkAppliesTo } from "./everyone.ts";
import { checkFunds } from "./funds.ts";
import { checkBankHolidays, checkHours } from "./hours.ts";
import { checkKinds } from "./kinds.ts";
import { knownIn } from "./known.ts";
import { checkLayout } from "./layout.ts";
import { checkLoops } from "./loops.ts";
import { checkNames } from "./names.ts";
import { checkOccupants } from "./occupants.ts";
import { checkQueue } from "./queues.ts";
import { checkReach, reachIn } from "./reach.ts";
import { checkCohort, checkOlder, checkService, checkSources } from "./references.ts";
import { checkAttributeShares, checkRouteShares } from "./shares.ts";
import { checkStaff } from "./staff.ts";
import { checkShareMoments, checkStayMoments } from "./stays.ts";
import { checkTime } from "./time.ts";
import { checkUnits } from "./units.ts";

/** Reports everything found, errors and warnings. */
export function check(scenario: Checked, report: Report): void {
  const { tree, worlds, declared, framed, figures } = scenario;
  checkNames(tree, worlds[0]!, report);
  const called = [...entriesOf(child(tree, "clocks")).values()].flatMap(
    ({ value }) => textOf(child(value, "to")) ?? [],
  );
  checkWorlds(worlds, framed, called, report, report);
  // The root as declared: its warnings are those of another scenario.
  if (!sameWorld(declared, worlds[0]!)) checkWorlds([declared], framed, [], report, () => {});
  if (framed === null) return;
  checkSources(framed, figures, tree, report);
  checkCosts(framed, tree, worlds[0]!, report);
  checkContracts(framed, tree, worlds[0]!, report);
  checkFunds(framed, tree, report);
  checkOlder(framed.frame, tree, knownIn(worlds[0]!, null), report);
  checkTime(framed, tree, report);
  checkBankHolidays(framed, tree, report);
  checkAppliesTo(framed.edits, report);
  checkOccupants(framed.edits, worlds[0]!, knownIn(worlds[0]!, null), report);
  checkLayout(framed.frame, tree, worlds[0]!, report);
}

/** Checks each service and cohort once, however many phases it holds in. */
function checkWorlds(
  worlds: readonly World[],
  framed: Framed | null,
  called: readonly string[],
  report: Report,
  warn: Report,
): void {
  const known = knownIn(worlds[0]!, framed && (framed.frame.payers ?? []));
  const reach = reachIn(worlds[0]!, known, report, called);
  const seen = new Set<unknown>();
  for (const world of worlds) {
    const tell = since(world, report);
    const services = world.services.filter((made) => !seen.has(made));
    const cohorts = world.cohorts.filter((made) => !seen.has(made));
    for (const made of [...services, ...cohorts]) seen.add(made);
    for (const made of services) {
      checkKinds(made, known, tell);
      checkService(made, known, tell);
      checkStaff(made, tell);
      checkUnits(made, tell);
      checkHours(made, world, framed, tell);
      checkQueue(made, tell);
      checkDoors(made, world, tell);
      checkRouteShares(made, reach, tell);
      checkStayMoments(made, world, tell);
      checkShareMoments(made, tell);
    }
    for (const made of cohorts) {
      checkCohort(made, known, tell);
      checkAttributeShares(made, tell);
      checkDemand(made, world, framed?.calendar ?? null, tell);
    }
  }
  checkLoops(worlds[0]!, reach, report);
  checkReach(worlds[0]!, reach, warn);
}

/** What is wrong only from a date on is told at the change, with the date. */
const since = ({ since: later }: World, report: Report): Report =>
  later === null
    ? report
    : (problem) => report({ ...problem, ...later.spot, wrong: `from ${later.date} on, ${problem.wrong}` });

const sameWorld = (a: World, b: World): boolean =>
  [...a.services, ...a.cohorts].every((made, i) => made === [...b.services, ...b.cohorts][i]) &&
  a.services.length === b.services.length &&
  a.cohorts.length === b.cohorts.length;
