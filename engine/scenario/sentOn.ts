/** Where a service sends those on whom it does not serve. */
import type { ServiceSpec } from "./scenario.ts";

/** Places to which a service may send people on who cannot or do not wait for it. */
export function sentOnBy({ giveUp, queue, queueing }: ServiceSpec): string[] {
  return [...refusedBy({ queue, queueing }), ...giveUp.map(({ to }) => to)];
}

/** The part of them who find the queue full, or may not wait at all. */
export function refusedBy({ queue, queueing }: Pick<ServiceSpec, "queue" | "queueing">): string[] {
  const whole = queue !== null && queue.limit !== null ? [queue.then] : [];
  const classes = queueing.admit.filter(({ limit }) => limit !== null || whole.length > 0);
  return [...whole, ...classes.map(({ to }) => to ?? queue?.then ?? "elsewhere")];
}
