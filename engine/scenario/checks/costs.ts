/** Lines of cost: services and payers that exist, things that the services have, and keys that go with the price. */
import { addSeconds, formatInstant, parseInstant, secondsBetween } from "../../calendar.ts";
import * as say from "../messages/costs.ts";
import * as meaning from "../messages/meaning.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { CostLineSpec } from "../spec/costs.ts";
import { type Branch, child, descend, entriesOf, type Tree } from "../tree.ts";
import type { World } from "../world.ts";
import type { Framed } from "./checked.ts";

type Services = ReadonlyMap<string, ServiceSpec | null>;
type SpotOf = (key: string) => Spot;

/** What measures of cost are called that go by no payer. */
const TAKEN = new Set([
  ...["total", "fixed", "semi-variable", "variable", "stranded", "one-off", "double-running"],
  ...["discounted", "delayed-attributed"],
]);

export function checkCosts(framed: Framed, tree: Branch, world: World, report: Report): void {
  const { costs, frame } = framed;
  const services: Services = new Map(world.services.map(({ name, spec }) => [name, spec]));
  const payers = frame.payers ?? [];
  if (costs.length > 0)
    for (const name of payers)
      if (TAKEN.has(name)) report(say.payerTaken(at(child(tree, "payers")!.place, "payers"), name));
  for (const line of costs) {
    const path = `costs.lines.${line.name}`;
    const written = entriesOf(descend(tree, "costs", "lines")).get(line.name)!.value;
    const spotOf: SpotOf = (key) => at(child(written, key)?.place ?? line.place, `${path}.${key}`);
    checkServices(line, child(written, "service"), spotOf, services, report);
    for (const payer of Object.keys(line.paidBy))
      if (!payers.includes(payer)) report(meaning.unknownName(spotOf("paid-by"), "payer", payer, payers, "payers"));
    if (line.additional && line.per !== "delayed-day") report(meaning.additionalOnly(spotOf("additional")));
    checkBehaviour(line, spotOf, report);
    checkTime(line, spotOf, framed, report);
  }
  const discount = framed.money.discount;
  if (discount !== null && discount.value <= 0) report(say.discountNotAbove(at(discount.place, "costs.discount")));
  checkDoubleRunning(framed, tree, services, report);
}

function checkServices(
  line: CostLineSpec,
  names: Tree | undefined,
  spotOf: SpotOf,
  services: Services,
  report: Report,
): void {
  for (const [i, name] of line.services.entries()) {
    const place = (names?.kind === "list" ? names.items[i] : names)?.place ?? line.place;
    const spot = { ...spotOf("service"), place };
    const service = services.get(name);
    if (service === undefined) report(meaning.unknownName(spot, "service", name, [...services.keys()], "services"));
    else if (service === null) continue;
    else if (line.block !== null && service.kind !== "beds" && service.kind !== "caseload")
      report(say.blockOfOther(spot, name, service.kind));
    else if (!has(service.kind, line))
      report(meaning.nothingToPrice(spot, name, service.kind, line.per.replace("-", " ")));
  }
}

/** Whether a kind of service has what is priced. */
function has(kind: string, { per, perStep }: CostLineSpec): boolean {
  if (per === "visit" || per === "visit-hour") return kind === "team";
  if (per === "place-day") return kind === "beds" || kind === "caseload" || kind === "team";
  return ((per === "year" || per === "once") && perStep === null) || kind !== "decision";
}

/** Prices that follow what is used, and prices that do not. */
function checkBehaviour({ per, block, behaves, perStep }: CostLineSpec, spotOf: SpotOf, report: Report): void {
  const follows = per !== "place-day" && per !== "year" && per !== "once" && block === null;
  if (behaves !== null && !follows) report(say.noBehaviour(spotOf("behaves"), block === null ? per : "block"));
  if (perStep !== null && per !== "year") report(say.noSteps(spotOf("per-step"), per));
}

function checkTime({ per, from, until, on }: CostLineSpec, spotOf: SpotOf, { calendar }: Framed, report: Report): void {
  const { start, length } = calendar;
  const ends = addSeconds(start, length);
  const span = [formatInstant(start), formatInstant(ends)] as const;
  const after = (iso: string): number => secondsBetween(start, parseInstant(iso)!);
  if (per === "once") {
    if (on === null) report(say.onMissing(spotOf("price")));
    else if (after(on) < 0 || after(on) >= length) report(say.dueOutside(spotOf("on"), ...span));
    if (from !== null) report(say.onceBetween(spotOf("from"), "from"));
    if (until !== null) report(say.onceBetween(spotOf("until"), "until"));
    return;
  }
  if (on !== null) report(say.onWithoutUse(spotOf("on"), per));
  if (from !== null && until !== null && after(until) <= after(from)) report(say.untilBeforeFrom(spotOf("until")));
  else if (from !== null && after(from) >= length) report(say.neverCounts(spotOf("from"), ...span));
  else if (until !== null && after(until) <= 0) report(say.neverCounts(spotOf("until"), ...span));
}

/** Services that close and open exist, have places, are not both, and cost something. */
function checkDoubleRunning({ costs, money }: Framed, tree: Branch, services: Services, report: Report): void {
  if (money.doubleRunning === null) return;
  const { closing, opening } = money.doubleRunning;
  const written = descend(tree, "costs", "double-running")!;
  for (const key of ["closing", "opening"] as const) {
    const names = child(written, key)!;
    for (const [i, name] of money.doubleRunning[key].entries()) {
      const spot = at((names.kind === "list" ? names.items[i] : names)!.place, `costs.double-running.${key}`);
      const service = services.get(name);
      if (service === undefined) report(meaning.unknownName(spot, "service", name, [...services.keys()], "services"));
      else if (service !== null && service.kind !== "beds" && service.kind !== "caseload")
        report(say.runsNoPlaces(spot, name, service.kind));
      else if (key === "opening" && closing.includes(name)) report(say.runsOnce(spot, name));
    }
  }
  if (opening.length > 0 && !costs.some((line) => line.services.some((name) => closing.includes(name))))
    report(say.closingUnpriced(at(written.place, "costs.double-running"), closing));
}
