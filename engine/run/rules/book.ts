import type { ModelRule } from "../../compile/model/rules.ts";
import type { Model } from "../../compile/model.ts";
import { type Admission, admissionOf } from "../queue/admission.ts";

/** What a RuleFired says: the rule comes into force, is over, or has done what it does at once. */
export const FIRED = { over: 0, on: 1, once: 2 } as const;

/** Long before any run. */
const LONG_AGO = -0x3fffffff;

/** Which rules are in force, since when and how often, and what that means for queues. Written by State.apply alone. */
export class RuleBook {
  readonly inForce: Uint8Array;
  /** Time and number of the last RuleFired that was not "over"; times of those that were, or of what was done at once. */
  readonly firedAt: Int32Array;
  readonly firedBy: Int32Array;
  readonly endedAt: Int32Array;
  readonly times: Int32Array;
  /** By service: the rule that sends new referrals elsewhere, −1 for none; the last in the list, if several do. */
  readonly divertedBy: Int32Array;
  /** By service: most people who may wait, −1 for no limit. */
  readonly queueLimit: Int32Array;
  /** By class at the doors of services: most who may wait, and places it must leave free; null where nobody is classed. */
  readonly classLimit: Int32Array | null;
  readonly keepFree: Int32Array | null;
  private readonly admission: Admission | null;
  private readonly rules: readonly ModelRule[];
  private readonly usualLimit: Int32Array;

  constructor(model: Model) {
    const { rules, services } = model;
    this.rules = rules;
    this.inForce = new Uint8Array(rules.length);
    this.firedAt = new Int32Array(rules.length);
    this.firedBy = new Int32Array(rules.length).fill(-1);
    this.endedAt = new Int32Array(rules.length).fill(LONG_AGO);
    this.times = new Int32Array(rules.length);
    this.divertedBy = new Int32Array(services.length).fill(-1);
    this.usualLimit = Int32Array.from(services, (service) => service.queueLimit);
    this.queueLimit = this.usualLimit.slice();
    this.admission = admissionOf(model);
    this.classLimit = this.admission?.limit.slice() ?? null;
    this.keepFree = this.admission?.keepFree.slice() ?? null;
  }

  /** Applies a RuleFired. */
  fired(fact: number, time: number, rule: number, value: number): void {
    this.inForce[rule] = Number(value === FIRED.on);
    if (value !== FIRED.on) this.endedAt[rule] = time;
    if (value !== FIRED.over) {
      this.firedAt[rule] = time;
      this.firedBy[rule] = fact;
      this.times[rule]!++;
    }
    this.resolve();
  }

  private resolve(): void {
    this.divertedBy.fill(-1);
    this.queueLimit.set(this.usualLimit);
    if (this.admission !== null) {
      this.classLimit!.set(this.admission.limit);
      this.keepFree!.set(this.admission.keepFree);
    }
    for (const [r, { actions }] of this.rules.entries()) {
      if (this.inForce[r] === 0) continue;
      for (const action of actions) {
        if (action.form === "divert") this.divertedBy[action.from] = r;
        else if (action.form === "queue-limit") this.queueLimit[action.service] = action.limit;
        else if (action.form === "class") {
          const numbers = action.sets === "limit" ? this.classLimit! : this.keepFree!;
          numbers[this.admission!.firstClass[action.service]! + action.class] = action.to;
        }
      }
    }
  }
}
