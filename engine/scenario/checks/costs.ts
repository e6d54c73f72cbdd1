/** Lines of cost: services and payers that exist, and things that the services have. */
import * as say from "../messages/meaning.ts";
import { at, type Report } from "../problem.ts";
import { type Branch, child, descend, entriesOf } from "../tree.ts";
import type { World } from "../world.ts";
import type { Framed } from "./checked.ts";

export function checkCosts({ costs, frame }: Framed, tree: Branch, world: World, report: Report): void {
  const services = new Map(world.services.map(({ name, spec }) => [name, spec]));
  const payers = frame.payers ?? [];
  for (const line of costs) {
    const path = `costs.lines.${line.name}`;
    const written = entriesOf(descend(tree, "costs", "lines")).get(line.name)!.value;
    const spotOf = (key: string) => at(child(written, key)?.place ?? line.place, `${path}.${key}`);
    const names = child(written, "service");
    for (const [i, name] of line.services.entries()) {
      const spot = {
        ...spotOf("service"),
        place: (names?.kind === "list" ? names.items[i] : names)?.place ?? line.place,
      };
      const service = services.get(name);
      if (service === undefined) report(say.unknownName(spot, "service", name, [...services.keys()], "services"));
      else if (service !== null && !has(service.kind, line.per))
        report(say.nothingToPrice(spot, name, service.kind, line.per.replace("-", " ")));
    }
    for (const payer of Object.keys(line.paidBy))
      if (!payers.includes(payer)) report(say.unknownName(spotOf("paid-by"), "payer", payer, payers, "payers"));
    if (line.additional && line.per !== "delayed-day") report(say.additionalOnly(spotOf("additional")));
  }
}

/** Whether a kind of service has what is priced. */
function has(kind: string, per: string): boolean {
  if (per === "visit") return kind === "team";
  if (per === "place-day") return kind === "beds" || kind === "caseload" || kind === "team";
  return per === "year" || kind !== "decision";
}
