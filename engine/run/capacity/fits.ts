import type { Run } from "../run.ts";

/** True when what the person needs of a service is free for them now: whose turn it is, the queue decides. */
export function fits(run: Run, slot: number, service: number): boolean {
  const { services, units, pools } = run.state;
  if (pools !== null && !pools.hasFor(slot, service, run.state.people.class[slot]!)) return false;
  if (units === null) return services.hasRoom(service);
  return services.hasRoom(service, units.toStart(service, run.state.people.class[slot]!));
}
