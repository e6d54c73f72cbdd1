/** What `measures:` asks for: services, attributes, levels and instants that exist, and of a kind that can be measured. */
import { parseInstant, secondsBetween } from "../../calendar.ts";
import * as say from "../messages/asked.ts";
import * as meaning from "../messages/meaning.ts";
import { badName } from "../messages/structure.ts";
import { at, joined, type Report, type Spot } from "../problem.ts";
import type { ServiceSpec } from "../scenario.ts";
import { type AskedSpec, REASON_NAMES } from "../spec/measures.ts";
import { type Branch, descend, entriesOf, itemsOf, type Tree, textOf } from "../tree.ts";
import type { World } from "../world.ts";
import type { Framed } from "./checked.ts";
import { EXITS, type Known, knownIn, levelsOf } from "./known.ts";

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Checks what is asked for, each where it is written. */
export function checkAsked(asked: AskedSpec, framed: Framed, tree: Branch, world: World, report: Report): void {
  new Check(framed, tree, world, report).all(asked);
}

type Kinds = Readonly<Record<"anyPlace" | "queue" | "team", (kind: ServiceSpec["kind"]) => boolean>>;

const CAN: Kinds = {
  anyPlace: (kind) => kind !== "decision",
  queue: (kind) => kind !== "decision" && kind !== "state",
  team: (kind) => kind === "team",
};

const NEEDS: Readonly<Record<keyof Kinds, readonly [what: string, needs: string]>> = {
  anyPlace: ["people in it", "a service that people are in"],
  queue: ["queue", "a service of beds, a caseload or a team"],
  team: ["visits", "a team"],
};

class Check {
  private readonly framed: Framed;
  private readonly tree: Tree | undefined;
  private readonly services: ReadonlyMap<string, ServiceSpec | null>;
  private readonly known: Known;
  private readonly report: Report;

  constructor(framed: Framed, tree: Branch, world: World, report: Report) {
    this.framed = framed;
    this.tree = descend(tree, "measures");
    this.services = new Map(world.services.map(({ name, spec }) => [name, spec]));
    this.known = knownIn(world, null);
    this.report = report;
  }

  all(asked: AskedSpec): void {
    for (const name of asked.by) this.attribute(name, this.spotOfName(name, "by"));
    for (const name of asked.waits) this.service(name, "queue", this.spotOfName(name, "waits"));
    const counted = { "hours-of-week": asked.hoursOfWeek, midnight: asked.midnight, "in-area": asked.inArea };
    for (const [key, names] of Object.entries(counted))
      for (const name of names) this.service(name, "anyPlace", this.spotOfName(name, key));
    this.reportable(asked.reportable);
    for (const { name, service } of asked.response) {
      this.named("response", name);
      this.service(service, "queue", this.spot("response", name, "service"));
    }
    for (const { service, week, onVisits } of asked.workforce) {
      this.service(service, "team", this.keySpot("workforce", service));
      const [hours, share] = ["hours-per-week", "on-visits"].map((key) => this.spot("workforce", service, key)) as [
        Spot,
        Spot,
      ];
      if (!(week > 0)) this.report(say.mustBeMore(hours, "the week of staff", "more than 0", "37.5 hours"));
      if (!(onVisits > 0)) this.report(say.mustBeMore(share, "the share on visits", "more than 0", "60%"));
    }
    this.instants(asked);
    this.lists(asked);
  }

  private reportable(asked: AskedSpec["reportable"]): void {
    if (asked === null) return;
    for (const name of asked.services) this.service(name, "anyPlace", this.spotOfName(name, "reportable", "services"));
    for (const [attribute, levels] of Object.entries(asked.adults)) {
      const all = this.attribute(attribute, this.keySpot("reportable", "adults", attribute));
      for (const level of levels) {
        const spot = this.spotOfName(level, "reportable", "adults", attribute);
        if (all !== undefined && !all.has(level)) this.report(meaning.missingLevel(spot, attribute, level, [...all]));
      }
    }
    const known = [...REASON_NAMES, ...this.known.services, ...EXITS];
    for (const name of Object.keys(asked.attributed))
      if (!known.includes(name))
        this.report(say.nobodysDelay(this.keySpot("reportable", "attributed", name), name, known));
    const people = this.framed.frame.place?.population ?? {};
    if (descend(this.tree, "reportable", "per") !== undefined && !((people[asked.per] ?? 0) > 0))
      this.report(say.noSuchPeople(this.spot("reportable", "per"), asked.per));
  }

  private instants({ at: instants }: AskedSpec): void {
    const { start, length } = this.framed.calendar;
    for (const { name, service, on } of instants) {
      this.named("at", name);
      this.service(service, "anyPlace", this.spotOfName(service, "at", name, "service"));
      const instant = parseInstant(on);
      const after = instant === null ? 0 : secondsBetween(start, instant);
      if (after < 0 || after >= length)
        this.report(say.instantOutside(this.spot("at", name, "on"), this.framed.frame.time.start));
    }
  }

  private lists({ joint, reaching, placesNeeded }: AskedSpec): void {
    for (const [i, pair] of joint.entries()) {
      const item = itemsOf(descend(this.tree, "joint"))[i];
      if (pair[0] === pair[1] || (item?.kind === "list" && item.items.length !== 2))
        this.report(say.notTwoServices(this.item("joint", i)));
      for (const [n, name] of pair.entries()) {
        const place = itemsOf(item)[n]?.place;
        this.service(
          name,
          "anyPlace",
          place === undefined ? this.item("joint", i) : { ...this.item("joint", i), place },
        );
      }
    }
    for (const [i, { service, level }] of reaching.entries()) {
      this.service(service, "anyPlace", this.item("reaching", i, "service"));
      const spot = this.item("reaching", i, "level");
      if (level < 1) this.report(say.mustBeMore(spot, "the level", "at least 1", "level: 118"));
    }
    for (const [i, { service, delay }] of placesNeeded.entries()) {
      this.service(service, "anyPlace", this.item("places-needed", i, "service"));
      const spot = this.item("places-needed", i, "delay");
      if (!(delay > 0 && delay < 1)) this.report(say.mustBeMore(spot, "the delay", "between 0% and 100%", "5%"));
    }
  }

  private service(name: string, needs: keyof Kinds, spot: Spot): void {
    const spec = this.services.get(name);
    if (spec === undefined)
      this.report(meaning.unknownName(spot, "service", name, [...this.services.keys()], "services"));
    else if (spec !== null && !CAN[needs](spec.kind))
      this.report(say.notOfThisKind(spot, name, spec.kind, ...NEEDS[needs]));
  }

  /** The levels of an attribute; undefined, with a problem reported, where there is none of the name. */
  private attribute(name: string, spot: Spot): ReadonlySet<string> | undefined {
    const levels = levelsOf(this.known, name);
    if (levels !== undefined) return levels;
    const known = [...this.known.attributes.keys(), "cohort"];
    return void this.report(meaning.unknownName(spot, "attribute", name, known, "attributes of a cohort"));
  }

  private named(key: string, name: string): void {
    if (!NAME.test(name)) this.report(badName(this.keySpot(key, name), name, "two-hours"));
  }

  private spot(...keys: readonly string[]): Spot {
    const found = descend(this.tree, ...keys) ?? descend(this.tree, ...keys.slice(0, -1)) ?? this.tree!;
    return at(found.place, ["measures", ...keys].join("."));
  }

  /** Where a name of a map stands. */
  private keySpot(...keys: readonly string[]): Spot {
    const entry = entriesOf(descend(this.tree, ...keys.slice(0, -1))).get(keys.at(-1)!);
    return at(entry?.key ?? this.tree!.place, ["measures", ...keys].join("."));
  }

  /** Where a name stands that is one of a list, or stands alone. */
  private spotOfName(name: string, ...keys: readonly string[]): Spot {
    const item = itemsOf(descend(this.tree, ...keys)).find((one) => textOf(one) === name);
    return item === undefined ? this.spot(...keys) : at(item.place, ["measures", ...keys].join("."));
  }

  /** Where an item of a list stands, or a figure of it. */
  private item(list: string, number: number, ...keys: readonly string[]): Spot {
    const item = itemsOf(descend(this.tree, list))[number];
    const found = descend(item, ...keys) ?? item ?? this.tree!;
    return at(found.place, [joined(`measures.${list}`, String(number + 1)), ...keys].join("."));
  }
}
