import type { ModelService } from "../../../../engine/compile/model.ts";
import { KIND } from "../../../../engine/log/facts.ts";
import { type Ask, DAY, sum } from "./ask.ts";
import { type Life, NEVER } from "./lives.ts";

const WEEK = 7 * DAY;

/** Somebody who asked for a service: when, and when it ended; started or not. `to` NEVER: not in the log. */
interface Asking {
  readonly service: number;
  from: number;
  to: number;
  started: boolean;
  found: boolean;
}

/** Answers waits by referral and targets of response, from the list of everybody's askings. */
export function askWaitsAsked(ask: Ask): void {
  const { waits, response } = ask.model.asked!;
  const all = ask.lives.flatMap((life) => askings(life, ask));
  const cohort = (s: number): Asking[] => all.filter((one) => one.service === s && ask.isIn(one.from));
  for (const s of waits) askLengths(ask, ask.model.services[s]!.name, cohort(s));
  for (const target of response) {
    const time = target.whileOpen ? openTime(ask, target.service) : (from: number, to: number) => to - from;
    const own = cohort(target.service).filter(({ from }) => time(from, ask.window.to) >= target.seconds);
    const inTime = own.filter(({ from, to, started }) => started && time(from, to) <= target.seconds);
    ask.put(`${ask.model.services[target.service]!.name}.response.${target.name}`, inTime.length, own.length);
  }
}

/** What a person asked for up to the end of the window; those that go on then end with it. */
function askings({ facts }: Life, { window }: Ask): Asking[] {
  const list: Asking[] = [];
  const open = (): Asking[] => list.filter(({ to }) => to === NEVER);
  const end = (which: readonly Asking[], to: number): void => {
    for (const one of which) one.to = to;
  };
  const begin = (service: number, from: number, found: boolean): void => {
    list.push({ service, from, to: NEVER, started: false, found });
  };
  /** The place found is the one asked for; what else was asked for is over. */
  const find = (service: number, time: number): void => {
    const [own] = open().filter((one) => one.service === service);
    end(
      open().filter((one) => one !== own),
      time,
    );
    if (own === undefined) begin(service, time, true);
    else own.found = true;
  };
  for (const { kind, time, service, other, value } of facts) {
    if (time >= window.to) break;
    if (kind === KIND.Referred) {
      end(
        open().filter(({ found }) => found),
        time,
      );
      if (!open().some((one) => one.service === service)) begin(service, time, false);
    } else if (kind === KIND.Assigned || kind === KIND.TransferStarted) find(service, time);
    else if (kind === KIND.RingExchanged) find(other, time);
    else if (kind === KIND.Started) {
      find(service, time);
      for (const one of open()) Object.assign(one, { started: true, to: time });
    } else if (kind === KIND.StoodSince) open().at(-1)!.from = time - value;
    else if (kind === KIND.Before && open().length > 0) open().at(-1)!.from = -value;
    else if (kind === KIND.GaveUp) {
      if (!open().some((one) => one.service === service && !one.found)) begin(service, time, false);
      end(open(), time);
    } else if (
      [KIND.Refused, KIND.Diverted, KIND.Withdrawn, KIND.ReservationEnded, KIND.Exited].some((one) => one === kind)
    )
      end(open(), time);
    else if (kind === KIND.ClockRang && other >= 0) end(open(), time);
  }
  return list;
}

function askLengths(ask: Ask, name: string, cohort: readonly Asking[]): void {
  const lasted = ({ from, to }: Asking): number => Math.min(to, ask.window.to) - from;
  const started = cohort.filter((one) => one.started);
  const waiting = cohort.filter(({ to }) => to === NEVER);
  ask.put(`${name}.referral.wait`, sum(started, lasted) / DAY, started.length);
  ask.put(`${name}.referral.still-waiting`, waiting.length);
  ask.put(`${name}.referral.still-waiting.days`, sum(waiting, lasted) / DAY, waiting.length);
  // Share who have not started by a time: at each time someone starts, of those who are still asked after.
  const times = [...new Set(cohort.map(lasted))].sort((a, b) => a - b);
  const step = (t: number): number =>
    1 - started.filter((one) => lasted(one) === t).length / cohort.filter((one) => lasted(one) >= t).length;
  const left = times.map((_, i) => times.slice(0, i + 1).reduce((share, t) => share * step(t), 1));
  const mean = sum(times, (t, i) => (t - (times[i - 1] ?? 0)) * (left[i - 1] ?? 1));
  const median = times.find((_, i) => left[i]! <= 0.5 + 1e-12);
  ask.put(`${name}.referral.wait-estimated`, (mean / DAY) * cohort.length, cohort.length);
  ask.put(
    `${name}.referral.wait-median`,
    ((median ?? 0) / DAY) * cohort.length,
    median === undefined ? 0 : cohort.length,
  );
}

/** Seconds between two times in which a service has places and lets people come. */
function openTime(ask: Ask, s: number): (from: number, to: number) => number {
  const service = ask.model.services[s]!;
  const changes = ask.facts.filter(({ kind, service }) => kind === KIND.CapacityChanged && service === s);
  const capacityAt = (t: number): number => changes.findLast(({ time }) => time <= t)?.value ?? service.capacity;
  const turns = [...changes.map(({ time }) => time), ...admissionTurns(ask, service)];
  return (from, to) => {
    const cuts = [from, ...turns.filter((t) => t > from && t < to).sort((a, b) => a - b), to];
    return sum(cuts.slice(1), (end, i) => {
      const begin = cuts[i]!;
      return capacityAt(begin) > 0 && admits(ask, service, (begin + end) / 2) ? end - begin : 0;
    });
  };
}

function admissionTurns({ model, window }: Ask, { admission, datedAdmission }: ModelService): number[] {
  if (datedAdmission !== null) return [...datedAdmission];
  const weeks = Array.from({ length: Math.ceil(window.to / WEEK) + 2 }, (_, week) => week * WEEK);
  return weeks.flatMap((t) =>
    admission.flatMap(({ from, to }) => [t + from, t + to].map((one) => one - model.clock.weekOffset)),
  );
}

function admits({ model }: Ask, { admission, datedAdmission }: ModelService, t: number): boolean {
  if (datedAdmission !== null)
    return Array.from(datedAdmission, (from, i) => i % 2 === 0 && from <= t && datedAdmission[i + 1]! > t).includes(
      true,
    );
  const second = (t + model.clock.weekOffset) % WEEK;
  return admission.length === 0 || admission.some(({ from, to }) => from <= second && second < to);
}
