import type { Model } from "../../compile/model.ts";

/**
 * The classes of `admit:` in columns, one after the other over all services. A service that tells people apart has two
 * lanes in its queue for each class, those who wait outside and those who wait in a place they hold; within a lane
 * people stand in the order of referral. A plain service has the one lane with its own number.
 */
export interface Admission {
  /** By service: number of its first class, −1 for a plain service. */
  readonly firstClass: Int32Array;
  readonly classes: Int32Array;
  /** By service: its first lane. */
  readonly firstLane: Int32Array;
  readonly lanes: number;
  /** By service: class within the service, by class of person × 2 + 1 for those in a place they hold. */
  readonly classOf: readonly (Uint8Array | null)[];
  /** By service: 1 when those who are blocked go first, −1 when those outside do, else 0. */
  readonly first: Int32Array;
  readonly fitFirst: Uint8Array;
  /** By class. */
  readonly priority: Float64Array;
  readonly ageing: Float64Array;
  readonly limit: Int32Array;
  readonly keepFree: Int32Array;
  readonly to: Int32Array;
}

const known = new WeakMap<Model, Admission | null>();

/** The classes of a model, made once for all its replications; null when no service tells people apart. */
export function admissionOf(model: Model): Admission | null {
  const found = known.get(model);
  if (found !== undefined) return found;
  const made = model.queueing.admission.length === 0 ? null : makeAdmission(model);
  known.set(model, made);
  return made;
}

function makeAdmission(model: Model): Admission {
  const { admission } = model.queueing;
  const classes = admission.flatMap((one) => one?.classes ?? []);
  const counts = admission.map((one) => one?.classes.length ?? 0);
  const before = (s: number): number => counts.slice(0, s).reduce((sum, count) => sum + count, 0);
  const services = admission.length;
  return {
    firstClass: Int32Array.from(counts, (count, s) => (count === 0 ? -1 : before(s))),
    classes: Int32Array.from(counts),
    firstLane: Int32Array.from(counts, (count, s) => (count === 0 ? s : services + 2 * before(s))),
    lanes: services + 2 * classes.length,
    classOf: admission.map((one) => (one === null ? null : Uint8Array.from(one.classOf))),
    first: Int32Array.from(admission, (one) => (one?.first === "blocked" ? 1 : one?.first === "outside" ? -1 : 0)),
    fitFirst: Uint8Array.from(admission, (one) => Number(one?.fitFirst ?? false)),
    priority: Float64Array.from(classes, (one) => one.priority),
    ageing: Float64Array.from(classes, (one) => one.ageing),
    limit: Int32Array.from(classes, (one) => one.limit),
    keepFree: Int32Array.from(classes, (one) => one.keepFree),
    to: Int32Array.from(classes, (one) => one.to),
  };
}

/** Lane of the queue of a service in which someone of a class of person stands. */
export function laneOf(admission: Admission, service: number, cls: number, inPlace: boolean): number {
  const classOf = admission.classOf[service]!;
  if (classOf === null) return service;
  const waitsIn = Number(inPlace);
  return admission.firstLane[service]! + 2 * classOf[cls * 2 + waitsIn]! + waitsIn;
}
