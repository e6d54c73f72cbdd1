import { KIND } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";
import { newestFirst } from "./scan.ts";

/** A change of a service's places that a rule, a shock or a phase of a programme made. */
export interface Acted {
  /** The CapacityChanged, and the fact that is its cause. */
  readonly facts: readonly [change: number, cause: number];
  readonly time: number;
  /** Places before it and from then on. */
  readonly before: number;
  readonly after: number;
  /** "the shock outbreak", "the end of the rule escalation", "the phase close of community". */
  readonly by: string;
}

/** The last change of a service's places up to `t`, where something made it; null where a date or a shift did, or none was. */
export function lastActed(store: LogStore, t: number, service: number): Acted | null {
  const { header } = store;
  if (header.rules.length + header.shocks.length + header.programmes.openings.length === 0) return null;
  const found: { fact: number; time: number; value: number; cause: number }[] = [];
  newestFirst(store, 0, store.factsIn(-1, t).end, (chunk, row) => {
    if (chunk.kind[row] !== KIND.CapacityChanged || chunk.service[row] !== service) return true;
    const [time, value, cause] = [chunk.time[row]!, chunk.value[row]!, chunk.cause[row]!];
    found.push({ fact: chunk.first + row, time, value, cause });
    return found.length < 2;
  });
  const [last, one] = found;
  const by = last === undefined ? null : actorOf(store, last.cause);
  if (last === undefined || by === null) return null;
  const before = one?.value ?? header.services[service]!.capacity;
  return { facts: [last.fact, last.cause], time: last.time, before, after: last.value, by };
}

/** Who acted by a fact; null when nobody did. */
function actorOf(store: LogStore, number: number): string | null {
  if (!store.has(number)) return null;
  const { kind, other, value } = store.fact(number);
  const { rules, shocks, programmes } = store.header;
  const rule = `the rule ${rules[other]?.name ?? ""}`;
  const shock = `the shock ${shocks[other]?.name ?? ""}`;
  switch (kind) {
    case KIND.RuleFired:
      return value === 0 ? `the end of ${rule}` : rule;
    case KIND.ShockStarted:
      return shock;
    case KIND.ShockEnded:
      return `the end of ${shock}`;
    case KIND.PhaseOpened: {
      const phase = programmes.openings[other];
      return `the phase ${phase?.name ?? ""} of ${programmes.list[phase?.programme ?? -1]?.name ?? ""}`;
    }
    default:
      return null;
  }
}
