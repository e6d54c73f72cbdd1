import type { Run } from "../run.ts";
import { nextInLine } from "./line.ts";

/** Where services lend places to whoever was referred first, one that is free in one of them is offered in all. */
export function offerToAll(run: Run): void {
  const freed = run.freedServices();
  for (const { ownFirst, services } of run.state.lending!.groups)
    if (!ownFirst && freed.some((service) => services.includes(service))) for (const one of services) run.free(one);
}

/** True when somebody who waits for a service that lends and borrows may start there: it is looked at again. */
export function offerAgain(run: Run): boolean {
  const { lending, queues } = run.state;
  for (const { services } of lending!.groups) {
    const one = services.find((service) => queues.length[service]! > 0 && nextInLine(run, service) >= 0);
    if (one === undefined) continue;
    run.free(one);
    return true;
  }
  return false;
}

/** Nobody referred in this instant can start in what is still free: true when somebody who waits may borrow it. */
export function offerWhatIsLeft(run: Run): boolean {
  const isNew = run.freshFirst;
  run.freshFirst = false;
  return isNew && offerAgain(run);
}
