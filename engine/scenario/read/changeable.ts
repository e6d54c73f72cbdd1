/** Numbers that a rule may change while it is in force. */
import type { ServiceSpec } from "../scenario.ts";
import type { ActionSpec } from "../spec/rules.ts";
import { hasPlaces } from "./conditions.ts";

type Make = (to: number) => ActionSpec;

/**
 * By path: what a rule does that sets it. The limit of a queue, and of classes of admit the places they must leave free
 * and a limit that they have: whoever is given one for the first time would have nowhere to go.
 */
export function changeableIn(services: readonly ServiceSpec[]): ReadonlyMap<string, Make> {
  const found = new Map<string, Make>();
  for (const spec of services.filter(hasPlaces)) {
    const service = spec.name;
    found.set(`services.${service}.queue.limit`, (limit) => ({ form: "queue-limit", service, limit }));
    for (const [number, { name, limit }] of spec.queueing.admit.entries()) {
      const sets = (which: "limit" | "keep-free"): Make => {
        return (to) => ({ form: "class", service, class: number, sets: which, to });
      };
      found.set(`services.${service}.admit.${name}.keep-free`, sets("keep-free"));
      if (limit !== null) found.set(`services.${service}.admit.${name}.limit`, sets("limit"));
    }
  }
  return found;
}
