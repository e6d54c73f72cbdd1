/** Contracts: parties and services that exist, one contract for one thing, thresholds in order. */
import { addSeconds, formatInstant, parseInstant, secondsBetween } from "../../calendar.ts";
import { measuredYears } from "../contractYears.ts";
import * as say from "../messages/contracts.ts";
import * as meaning from "../messages/meaning.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { ContractSpec, PaysSpec } from "../spec/contracts.ts";
import { type Branch, child, descend, type Tree } from "../tree.ts";
import type { World } from "../world.ts";
import type { Framed } from "./checked.ts";

interface Known {
  readonly framed: Framed;
  /** Null for a service that could not be read. */
  readonly services: ReadonlyMap<string, ServiceSpec | null>;
  readonly payers: readonly string[];
  readonly providers: readonly string[];
}

/** What contracts are checked against. */
export function checkContracts(framed: Framed, tree: Branch, world: World, report: Report): void {
  const services = new Map(world.services.map(({ name, spec }) => [name, spec]));
  const { payers = [], providers = [] } = framed.frame;
  const known = { framed, services, payers, providers };
  for (const name of providers)
    if (name === "total" || name === "others")
      report(say.takenByMeasures(at(child(tree, "providers")!.place, "providers"), name));
  for (const { name, spec, tree: written } of world.services)
    if (spec?.provider != null && !providers.includes(spec.provider)) {
      const place = child(written, "provider")!.place;
      const spot = at(place, `services.${name}.provider`);
      report(meaning.unknownName(spot, "provider", spec.provider, providers, "providers"));
    }
  for (const contract of framed.contracts) checkContract(contract, tree, known, report);
  checkOverlaps(framed, tree, report);
}

/** True for a contract that pays for services as such: what care in them costs is then the provider's. */
export const paysForServices = ({ pays: { kind } }: ContractSpec): boolean =>
  kind === "activity" || kind === "block" || kind === "cost-and-volume";

function checkContract(contract: ContractSpec, tree: Branch, known: Known, report: Report): void {
  const { name, provider, commissioner, services, pays } = contract;
  const written = descend(tree, "contracts", name)!;
  const path = `contracts.${name}`;
  const spotOf = (...keys: readonly string[]): Spot =>
    at(descend(written, ...keys)?.place ?? contract.place, [path, ...keys].join("."));
  const unknown = (key: string, what: string, one: string, list: readonly string[], where: string) =>
    report(meaning.unknownName(placeIn(descend(written, ...key.split(".")), one, spotOf(key)), what, one, list, where));
  const isService = (one: string, key: string): boolean => {
    if (known.services.has(one)) return true;
    unknown(key, "service", one, [...known.services.keys()], "services");
    return false;
  };
  if (provider !== null && !known.providers.includes(provider))
    unknown("provider", "provider", provider, known.providers, "providers");
  for (const payer of Object.keys(commissioner))
    if (!known.payers.includes(payer)) unknown("commissioner", "payer", payer, known.payers, "payers");
  checkNeeds(contract, spotOf, (key) => child(written, key) !== undefined, report);
  for (const service of services) {
    if (!isService(service, "services")) continue;
    const spec = known.services.get(service);
    const spot = placeIn(child(written, "services"), service, spotOf("services"));
    if (spec?.provider != null && known.providers.includes(provider ?? "") && spec.provider !== provider)
      report(say.otherProvider(spot, service, spec.provider, provider!));
    if (spec != null && "per" in pays && !has(spec.kind, pays.per))
      report(say.nothingToPay(spot, service, spec.kind, pays.per));
    else if (spec != null && spec.kind !== "beds" && pays.kind === "activity" && pays.trim !== null)
      report(say.nightsOf(spot, service, spec.kind));
  }
  const counted = pays.kind === "performance" ? pays.of.map(({ service }) => service) : [];
  for (const service of pays.kind === "gain-share" ? pays.of : counted) isService(service, `pays.${pays.kind}.of`);
  if (pays.kind === "gain-share")
    for (const key of ["gain", "loss"] as const)
      for (const party of Object.keys(pays[key]))
        if (!known.payers.includes(party) && !known.providers.includes(party))
          unknown(
            `pays.gain-share.${key}`,
            "party",
            party,
            [...known.payers, ...known.providers],
            "payers or providers",
          );
  checkThresholds(pays, spotOf, report);
  checkTime(contract, spotOf, known.framed, report);
}

/** Where a name stands in a list or as a key of a map; else the spot as it is. */
function placeIn(tree: Tree | undefined, name: string, spot: Spot): Spot {
  if (tree?.kind === "map") return { ...spot, place: tree.entries.get(name)?.key ?? spot.place };
  const item = tree?.kind === "list" ? tree.items.find((one) => one.kind === "leaf" && one.text === name) : undefined;
  return { ...spot, place: item?.place ?? spot.place };
}

type SpotOf = (...keys: readonly string[]) => Spot;

const EXAMPLES = { provider: "provider: acute-trust", commissioner: "commissioner: ccg", services: "services: [ward]" };

/** Who pays whom for which services must be said where it is needed, and may not be where it means nothing. */
function checkNeeds(contract: ContractSpec, spotOf: SpotOf, isWritten: (key: string) => boolean, report: Report): void {
  const { kind } = contract.pays;
  const needed = { "gain-share": [], performance: ["commissioner"] } as const;
  const needs: readonly (keyof typeof EXAMPLES)[] = paysForServices(contract)
    ? ["provider", "commissioner", "services"]
    : needed[kind as keyof typeof needed];
  for (const key of needs) if (!isWritten(key)) report(say.needsKey(spotOf(), kind, key, EXAMPLES[key]));
  if (!paysForServices(contract) && isWritten("services"))
    report(say.keyWithoutUse(spotOf("services"), kind, "services"));
  if (kind !== "gain-share") return;
  for (const key of ["provider", "commissioner"]) if (isWritten(key)) report(say.keyWithoutUse(spotOf(key), kind, key));
}

/** Whether a kind of service has what an agreement pays for. */
function has(kind: string, per: string): boolean {
  return per.startsWith("visit") ? kind === "team" : kind !== "decision";
}

function checkThresholds(pays: PaysSpec, spotOf: SpotOf, report: Report): void {
  if (pays.kind === "cost-and-volume") {
    const { value, floor, ceiling } = pays;
    const key = ["pays", "cost-and-volume"];
    if (floor !== null && ceiling !== null && floor.value > ceiling.value)
      report(say.floorAboveCeiling(spotOf(...key, "floor"), "the floor is above the ceiling"));
    else if (floor !== null && floor.value > value.value)
      report(say.floorAboveCeiling(spotOf(...key, "floor"), "the floor is above the value"));
    else if (ceiling !== null && ceiling.value < value.value)
      report(say.floorAboveCeiling(spotOf(...key, "ceiling"), "the ceiling is below the value"));
  }
  if (pays.kind !== "performance") return;
  for (const [i, { change, pays: amount }] of pays.steps.entries()) {
    const before = pays.steps[i - 1];
    if (before === undefined) continue;
    const further = Math.sign(change.value) === Math.sign(before.change.value);
    const spot = { ...spotOf("pays", "performance", "steps"), place: change.place };
    if (!further || Math.abs(change.value) <= Math.abs(before.change.value))
      report(say.stepsOrder(spot, percent(before.change.value), percent(change.value)));
    else if (amount.value < before.pays.value) report(say.stepsPayLess({ ...spot, place: amount.place }));
  }
}

const percent = (change: number): string => `${Number((change * 100).toPrecision(6))}%`;

/** A contract lies in the measured time; of one with thresholds, years that are measured in part are warned of. */
function checkTime(contract: ContractSpec, spotOf: SpotOf, { calendar, frame }: Framed, report: Report): void {
  const { from, until, pays } = contract;
  const { start, length } = calendar;
  const begins = parseInstant(from ?? frame.time.start)!;
  const ends = until === null ? null : parseInstant(until)!;
  if (ends !== null && secondsBetween(begins, ends) <= 0) {
    report(say.endsBeforeItBegins(spotOf("until")));
    return;
  }
  const years = measuredYears(start, length, begins, ends);
  if (years.length === 0) report(say.outsideTheTime(spotOf(until === null ? "from" : "until")));
  if (pays.kind === "block" || (pays.kind === "activity" && pays.marginal === null)) return;
  const part = years.find((year) => year.to - year.from < year.whole);
  const date = (seconds: number): string => formatInstant(addSeconds(start, seconds));
  if (part !== undefined) report(say.partYear(spotOf(), date(part.from), date(part.to)));
}

/** No two contracts pay for the same thing of a service at one time, nor two providers. */
function checkOverlaps({ contracts, frame }: Framed, tree: Branch, report: Report): void {
  const paying = contracts.filter(paysForServices);
  const time = ({ from, until }: ContractSpec) =>
    [seconds(from ?? frame.time.start), until === null ? Number.POSITIVE_INFINITY : seconds(until)] as const;
  for (const [i, contract] of paying.entries()) {
    for (const other of paying.slice(0, i)) {
      const [from, until] = time(contract);
      const [begins, ends] = time(other);
      const what = sameThing(contract.pays, other.pays);
      if (from >= ends || begins >= until) continue;
      for (const service of contract.services.filter((one) => other.services.includes(one))) {
        const path = `contracts.${contract.name}.services`;
        const written = descend(tree, "contracts", contract.name, "services");
        const spot = placeIn(written, service, at(written?.place ?? contract.place, path));
        if (what !== null) report(say.paidTwice(spot, service, other.name, what));
        else if (contract.provider !== other.provider) report(say.twoProviders(spot, service, other));
      }
    }
  }
}

const seconds = (iso: string): number => {
  const { days, seconds: rest } = parseInstant(iso)!;
  return days * 86_400 + rest;
};

/** What two contracts both pay for; null where one pays for one thing and the other for another. */
function sameThing(a: PaysSpec, b: PaysSpec): string | null {
  if (a.kind !== "activity" || b.kind !== "activity") return "all";
  return a.per === b.per ? `each ${a.per.replace("-", " ")}` : null;
}
