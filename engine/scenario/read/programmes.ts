/** `programmes:` with gates → what each phase waits for, and what holds once a run has opened it. */
import { parseInstant, secondsBetween } from "../../calendar.ts";
import { type Calendar, type DatedEdit, mayChange } from "../changes.ts";
import { checkAppliesTo } from "../checks/everyone.ts";
import { isOpenable } from "../dated.ts";
import { editsOfChange } from "../datedEdit.ts";
import { reachOf } from "../everyone.ts";
import { phaseWhen } from "../messages/editing.ts";
import * as say from "../messages/programmes.ts";
import { rulesShareName } from "../messages/rules.ts";
import { badName } from "../messages/structure.ts";
import { at, type Report, type Spot } from "../problem.ts";
import { isGated } from "../programmes.ts";
import type { GateShape } from "../schema/gates.ts";
import type { FrameShape } from "../schema/scenario.ts";
import type { AgainSpec, OpeningSpec, ProgrammeSpec } from "../spec/programmes.ts";
import { type Branch, child, entriesOf, itemsOf, type Tree } from "../tree.ts";
import { conditionOf, type Services } from "./conditions.ts";

type PhaseShape = NonNullable<FrameShape["programmes"]>[string]["phases"][number];

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What a phase may say only where it has a date. */
const DATED_ONLY = ["over", "realised", "until"] as const;

export interface ProgrammesRead {
  readonly programmes: readonly ProgrammeSpec[];
  /** By programme and phase: what it sets. */
  readonly openings: readonly (readonly (readonly DatedEdit[])[])[];
}

/** The programmes with gates; what is wrong with them is reported. */
export function programmesOf(
  frame: FrameShape,
  tree: Branch,
  services: Services,
  calendar: Calendar,
  report: Report,
): ProgrammesRead {
  const written = entriesOf(child(tree, "programmes"));
  const made = Object.entries(frame.programmes ?? {}).flatMap(([name, shape]) => {
    if (!isGated(shape)) return [];
    const { key, value } = written.get(name)!;
    if (!NAME.test(name)) report(badName(at(key, `programmes.${name}`), name, "community-solution"));
    const reader = new Reader(name, shape.phases, itemsOf(child(value, "phases")), services, calendar, report);
    const spec: ProgrammeSpec = { name, label: shape.label ?? null, phases: reader.phases(), place: key };
    return [{ spec, edits: reader.edits() }];
  });
  return { programmes: made.map(({ spec }) => spec), openings: made.map(({ edits }) => edits) };
}

/** Reads the phases of one programme. */
class Reader {
  private readonly programme: string;
  private readonly shapes: readonly PhaseShape[];
  private readonly trees: readonly Tree[];
  private readonly services: Services;
  private readonly calendar: Calendar;
  private readonly report: Report;

  constructor(
    programme: string,
    shapes: readonly PhaseShape[],
    trees: readonly Tree[],
    services: Services,
    calendar: Calendar,
    report: Report,
  ) {
    this.programme = programme;
    this.shapes = shapes;
    this.trees = trees;
    this.services = services;
    this.calendar = calendar;
    this.report = report;
  }

  phases(): OpeningSpec[] {
    return this.shapes.map((shape, i) => this.phase(shape, i));
  }

  /** What each phase sets. */
  edits(): DatedEdit[][] {
    return this.shapes.map((shape, i) => {
      const { name } = shape;
      const written = { item: this.trees[i]!, path: this.path(i), key: "changes", from: 0, label: `the phase ${name}` };
      const words = { over: undefined, occupants: undefined, realised: undefined, until: undefined };
      const reach = { "applies-to": shape["applies-to"] };
      const edits = editsOfChange({ ...words, ...reach }, shape.changes, written, this.calendar, this.report);
      return edits.filter((edit) => this.mayOpen(edit));
    });
  }

  private mayOpen(edit: DatedEdit): boolean {
    if (!mayChange(edit, this.report)) return false;
    checkAppliesTo([edit], this.report);
    if (isOpenable(edit.path)) return true;
    this.report(say.notOpenable(edit.spot, edit.path));
    return false;
  }

  private phase(shape: PhaseShape, i: number): OpeningSpec {
    const { name, on, after, wait, gate } = shape;
    this.checkNames(name, i);
    for (const key of DATED_ONLY) if (shape[key] !== undefined) this.report(say.holdsAtOnce(this.spot(i, key), key));
    if ((on === undefined) === (after === undefined) || (i === 0 && after !== undefined))
      this.report(phaseWhen(this.spot(i, "on")));
    if (wait !== undefined && after === undefined) this.report(say.waitsForNothing(this.spot(i, "wait")));
    return {
      name,
      from: on === undefined ? null : this.from(on, i),
      wait: Math.round(wait?.value ?? 0),
      gate: gate === undefined ? null : this.gate(gate, i),
      again: gate === undefined ? null : this.again(gate, i),
      sets: [...shape.changes.keys()],
      reach: reachOf([...shape.changes.keys()].map((path) => ({ path, everyone: shape["applies-to"] === "everyone" }))),
      place: this.trees[i]!.place,
    };
  }

  private checkNames(name: string, i: number): void {
    if (!NAME.test(name)) this.report(badName(this.spot(i, "name"), name, "close-beds"));
    if (this.shapes.slice(0, i).some((other) => other.name === name))
      this.report(rulesShareName(this.spot(i, "name"), "phase", name));
  }

  private from(on: string, i: number): number {
    const { start, warmUp, length } = this.calendar;
    const from = secondsBetween(start, parseInstant(on)!);
    if (from < -warmUp) this.report(say.opensTooEarly(this.spot(i, "on")));
    if (from >= length) this.report(say.neverOpens(this.spot(i, "on")));
    return from;
  }

  private gate(gate: GateShape, i: number): OpeningSpec["gate"] {
    return conditionOf(gate, child(this.trees[i], "gate")!, `${this.path(i)}.gate`, null, this.services, this.report);
  }

  private again({ checked, else: otherwise }: GateShape, i: number): AgainSpec | null {
    if (checked !== undefined && otherwise !== undefined) this.report(say.checkedOrElse(this.spot(i, "gate")));
    if (otherwise === "stop") return null;
    return otherwise ?? checked ?? { months: 1 };
  }

  private path(i: number): string {
    return `programmes.${this.programme}.phases.${this.shapes[i]!.name}`;
  }

  private spot(i: number, key: string): Spot {
    const tree = this.trees[i]!;
    return at(child(tree, key)?.place ?? tree.place, `${this.path(i)}.${key}`);
  }
}
