import { KIND } from "../../../engine/log/facts.ts";
import type { Run } from "../words/worlds.ts";

/** A person as these facts leave them. Times are seconds, −1 means no. */
export interface Life {
  readonly person: number;
  inside: boolean;
  place: number;
  readySince: number;
  queues: number[];
  target: number;
}

/** Everyone who is in the model at `t`, told afresh from the facts: a slow fold that shares nothing with the viewer's. */
export function livesAt({ chunks }: Run, t: number): Life[] {
  const lives = new Map<number, Life>();
  for (const chunk of chunks) {
    for (let i = 0; i < chunk.length && chunk.time[i]! <= t; i++) {
      const person = chunk.person[i]!;
      if (person < 0) continue;
      const life = lives.get(person) ?? { person, inside: true, place: -1, readySince: -1, queues: [], target: -1 };
      lives.set(person, life);
      live(life, chunk.kind[i]!, chunk.time[i]!, chunk.service[i]!);
    }
  }
  return [...lives.values()].filter(({ inside }) => inside);
}

function live(life: Life, kind: number, time: number, service: number): void {
  switch (kind) {
    case KIND.Started:
      Object.assign(life, { place: service, queues: [], target: -1 });
      break;
    case KIND.Left:
      Object.assign(life, { place: -1, readySince: -1 });
      break;
    case KIND.ReadyToLeave:
      life.readySince = time;
      break;
    case KIND.Referred:
      life.queues.push(service);
      break;
    case KIND.Assigned:
    case KIND.TransferStarted:
      Object.assign(life, { queues: [], target: service });
      break;
    case KIND.GaveUp:
    case KIND.Diverted:
    case KIND.Refused:
    case KIND.RingExchanged:
      life.queues = [];
      break;
    case KIND.Exited:
      life.inside = false;
      break;
  }
}

/** Every delay as [where, from, until], those without end until Infinity. */
export function delaysOf({ chunks }: Run): [service: number, from: number, until: number][] {
  const open = new Map<number, [number, number, number]>();
  const all: [number, number, number][] = [];
  for (const chunk of chunks) {
    for (let i = 0; i < chunk.length; i++) {
      const person = chunk.person[i]!;
      if (chunk.kind[i] === KIND.ReadyToLeave) {
        const delay: [number, number, number] = [chunk.service[i]!, chunk.time[i]!, Infinity];
        open.set(person, delay);
        all.push(delay);
      } else if (chunk.kind[i] === KIND.Left) {
        const delay = open.get(person);
        if (delay !== undefined) delay[2] = chunk.time[i]!;
        open.delete(person);
      }
    }
  }
  return all;
}

/** Places or staff of a service at `t`. */
export function capacityAt({ model, chunks }: Run, service: number, t: number): number {
  let capacity = model.services[service]!.capacity;
  for (const chunk of chunks) {
    for (let i = 0; i < chunk.length && chunk.time[i]! <= t; i++) {
      if (chunk.kind[i] === KIND.CapacityChanged && chunk.service[i] === service) capacity = chunk.value[i]!;
    }
  }
  return capacity;
}
