/** `rules:` → specs, with what is wrong about them. */
import { EXITS } from "../checks/known.ts";
import * as meaning from "../messages/meaning.ts";
import * as say from "../messages/rules.ts";
import { badName } from "../messages/structure.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { RuleShape } from "../schema/rules.ts";
import type { FrameShape } from "../schema/scenario.ts";
import type { ActionSpec, CheckedSpec, ConditionSpec, RuleSpec } from "../spec/rules.ts";
import { type Branch, child, descend, entriesOf, itemsOf, type Tree } from "../tree.ts";
import { changeableIn } from "./changeable.ts";
import { conditionOf, hasPlaces, type Services } from "./conditions.ts";

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The rules of a scenario that make sense; what is wrong with the others is reported. */
export function rulesOf(frame: FrameShape, tree: Branch, services: Services, report: Report): RuleSpec[] {
  const items = itemsOf(child(tree, "rules"));
  const taken = new Set<string>();
  return (frame.rules ?? []).flatMap((shape, i) => {
    const spot = at(child(items[i], "name")?.place ?? items[i]!.place, `rules.${shape.name}`);
    if (!NAME.test(shape.name)) report(badName(spot, shape.name, "escalation"));
    if (taken.has(shape.name)) report(say.rulesShareName(spot, "rule", shape.name));
    taken.add(shape.name);
    const rule = new Reader(shape, items[i]!, services, report).rule();
    return rule === null ? [] : [rule];
  });
}

/** Reads one rule. */
class Reader {
  private readonly shape: RuleShape;
  private readonly tree: Tree;
  private readonly services: Services;
  private readonly report: Report;
  private readonly path: string;

  constructor(shape: RuleShape, tree: Tree, services: Services, report: Report) {
    this.shape = shape;
    this.tree = tree;
    this.services = services;
    this.report = report;
    this.path = `rules.${shape.name}`;
  }

  rule(): RuleSpec | null {
    const { shape, path, tree } = this;
    const when = conditionOf(shape.when, child(tree, "when")!, `${path}.when`, null, this.services, this.report);
    const until =
      shape.until === undefined || when === null
        ? null
        : conditionOf(shape.until, child(tree, "until")!, `${path}.until`, when, this.services, this.report);
    const actions = this.actions();
    const lasts = this.lasts(actions);
    if (when === null || actions === null || lasts === undefined) return null;
    if (until !== null) this.checkEnds(when, until);
    const notWithin = Math.round(shape["not-within"]?.value ?? 0);
    if (lasts === 0 && when.holds + notWithin === 0 && checkedOf(shape) === null)
      this.report(say.actsWithoutEnd(this.spot("when")));
    return {
      name: shape.name,
      was: shape.was ?? null,
      when,
      until,
      lasts,
      checked: checkedOf(shape),
      actions,
      atMost: shape["at-most"] ?? null,
      notWithin,
      cost: shape.cost ?? 0,
      place: tree.place,
    };
  }

  private spot(...keys: readonly string[]): Spot {
    return at(descend(this.tree, ...keys)?.place ?? this.tree.place, [this.path, ...keys].join("."));
  }

  /** Null when one of them makes no sense. */
  private actions(): ActionSpec[] | null {
    const found = [this.added(), this.bought(), this.diverted(), ...this.changed(), this.discharged()];
    const actions = found.filter((action) => action !== undefined);
    if (actions.length === 0) this.report(say.doesNothing(this.spot("do")));
    const good = actions.filter((action) => action !== null);
    return good.length < actions.length || actions.length === 0 ? null : good;
  }

  private added(): ActionSpec | null | undefined {
    const added = this.shape.do["add-capacity"];
    if (added === undefined || !this.hasPlaces(added.service, "could be more", "add-capacity")) return added && null;
    const leadTime = Math.round(added["lead-time"]?.value ?? 0);
    return { form: "places", service: added.service, places: added.places.value, leadTime };
  }

  private bought(): ActionSpec | null | undefined {
    const { buy } = this.shape.do;
    if (buy === undefined || !this.hasPlaces(buy.service, "could be bought", "buy")) return buy && null;
    const leadTime = Math.round(buy["lead-time"]?.value ?? 0);
    return { form: "places", service: buy.service, places: buy.places.value, leadTime };
  }

  private diverted(): ActionSpec | null | undefined {
    const { divert } = this.shape.do;
    if (divert === undefined) return undefined;
    const { from, to } = divert;
    const known = this.isService(from, this.spot("do", "divert", "from"));
    const goes = EXITS.includes(to) || this.isService(to, this.spot("do", "divert", "to"));
    if (from === to) this.report(say.divertsToItself(this.spot("do", "divert", "to"), to));
    const share = divert.share === undefined || divert.share === "rest" ? 1 : divert.share.value;
    return known && goes ? { form: "divert", from, to, share } : null;
  }

  private changed(): (ActionSpec | null)[] {
    const known = changeableIn([...this.services.values()]);
    return Object.entries(this.shape.do.change ?? {}).map(([path, to]) => {
      const make = known.get(path);
      if (make !== undefined) return make(to);
      const key = entriesOf(descend(this.tree, "do", "change")).get(path)!.key;
      this.report(say.notChangeable(at(key, `${this.path}.do.change`), path, [...known.keys()]));
      return null;
    });
  }

  private discharged(): ActionSpec | null | undefined {
    const early = this.shape.do["discharge-early"];
    if (early === undefined) return undefined;
    const spot = this.spot("do", "discharge-early", "service");
    if (!this.isService(early.service, spot)) return null;
    const { kind } = this.services.get(early.service)!;
    if (kind !== "beds" && kind !== "caseload") {
      this.report(say.noStay(spot, early.service));
      return null;
    }
    const spares = Math.round(early["not-within"]?.value ?? 0);
    return {
      form: "discharge",
      service: early.service,
      people: early.people,
      who: early.who ?? "longest-stay",
      spares,
    };
  }

  private isService(name: string, spot: Spot): boolean {
    if (this.services.has(name)) return true;
    this.report(meaning.unknownName(spot, "service", name, [...this.services.keys()], "services"));
    return false;
  }

  private hasPlaces(name: string, what: string, key: string): boolean {
    const spot = this.spot("do", key, "service");
    if (!this.isService(name, spot)) return false;
    if (hasPlaces(this.services.get(name)!)) return true;
    this.report(say.noPlaces(spot, name, what));
    return false;
  }

  /** How long the rule is in force: null = until its until; undefined when what it says does not fit together. */
  private lasts(actions: readonly ActionSpec[] | null): number | null | undefined {
    const { do: does, until } = this.shape;
    const tell = (problem: ReturnType<typeof say.needsUntil>): undefined => void this.report(problem);
    if (does.buy !== undefined) {
      if (does["add-capacity"] !== undefined) return tell(say.boughtWithAdded(this.spot("do", "buy")));
      if (until !== undefined) return tell(say.boughtEnds(this.spot("until")));
      return Math.max(1, Math.round(does.buy.for.value + (does.buy["lead-time"]?.value ?? 0)));
    }
    if (actions?.every(({ form }) => form === "discharge"))
      return until === undefined ? 0 : tell(say.atOnceEnds(this.spot("until")));
    return until === undefined && actions !== null ? tell(say.needsUntil(this.spot("do"))) : null;
  }

  private checkEnds(when: ConditionSpec, until: ConditionSpec): void {
    const same = when.measure === until.measure && when.services.join() === until.services.join();
    if (!same || when.window !== until.window || until.holds > 0) return;
    const wrong =
      when.side === until.side || (when.side === "above" ? until.level > when.level : until.level < when.level);
    const words = ({ shape }: Reader, key: "when" | "until"): string => {
      const { above, below } = shape[key]!;
      return above === undefined ? `below ${below!.text}` : `above ${above.text}`;
    };
    if (wrong) this.report(say.endsAboveStart(this.spot("until"), words(this, "when"), words(this, "until")));
  }
}

const checkedOf = ({ checked }: RuleShape): CheckedSpec =>
  checked === undefined || checked === "continuously" ? null : checked;
