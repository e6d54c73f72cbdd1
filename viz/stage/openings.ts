import { type LogHeader, UNLIMITED } from "../../engine/index.ts";

/** The most places a service has had so far: steps of a staircase, by time. */
interface Steps {
  readonly at: readonly number[];
  readonly most: readonly number[];
}

const known = new WeakMap<LogHeader, readonly Steps[]>();

/** The most places that a service had at any time up to `t`. */
export function everOpen(header: LogHeader, service: number, t: number): number {
  let steps = known.get(header);
  if (steps === undefined) {
    steps = stepsOf(header);
    known.set(header, steps);
  }
  const { at, most } = steps[service]!;
  let step = at.length - 1;
  while (step > 0 && at[step]! > t) step--;
  return most[step]!;
}

function stepsOf({ services, capacityChanges }: LogHeader): Steps[] {
  const found = services.map(({ capacity }) => ({ at: [0], most: [capacity >= UNLIMITED ? 0 : capacity] }));
  for (const { at, service, capacity } of [...capacityChanges].sort((a, b) => a.at - b.at)) {
    const steps = found[service]!;
    if (capacity >= UNLIMITED || capacity <= steps.most.at(-1)!) continue;
    steps.at.push(at);
    steps.most.push(capacity);
  }
  return found;
}
