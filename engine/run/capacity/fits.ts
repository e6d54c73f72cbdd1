import type { Run } from "../run.ts";
import { mayBorrow } from "./sharing.ts";

/** True when what the person needs of a service is free for them now: whose turn it is, the queue decides. */
export function fits(run: Run, slot: number, service: number): boolean {
  const { services, units, pools, lending } = run.state;
  if (pools !== null && !pools.hasFor(slot, service, run.state.people.class[slot]!)) return false;
  const takes = units === null ? 1 : units.toStart(service, run.state.people.class[slot]!);
  return services.hasRoom(service, takes) || (lending !== null && mayBorrow(run, service));
}
