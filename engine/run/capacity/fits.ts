import type { Run } from "../run.ts";

/** True when what the person needs of a service is free for them now: whose turn it is, the queue decides. */
export function fits(run: Run, _slot: number, service: number): boolean {
  return run.state.services.hasRoom(service);
}
