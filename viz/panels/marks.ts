import { type LogHeader, listed, UNLIMITED, WEEK } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";
import { partingDate } from "../words/parting.ts";
import { type Places, placesOf } from "../words/places.ts";
import { datedClock } from "../words/time.ts";
import type { TimelineMark } from "./types.ts";

/** Steps of a ramp are rounded to whole seconds one by one, so their gaps may differ by one. */
const ROUNDING = 1;

/** A dated change of one service, from its first step to its last. */
interface Move {
  readonly service: number;
  readonly from: number;
  readonly until: number;
  readonly before: number;
  readonly after: number;
  readonly steps: number;
}

/** What is said at one moment: services to which the same happens are named together. */
interface Saying {
  readonly time: number;
  readonly names: string[];
  readonly what: string;
}

/**
 * Marks on the timeline, in order of time: the start of measuring, and what the scenario changes on dates, changes of
 * one instant together. A ramp is one mark, where it begins. Staff come and go every day: of teams only a new rota is
 * marked. Known from the header alone, so they are there before the log has been read. `parting`: the second from which
 * two worlds go their own ways.
 */
export function timelineMarks({ header }: Pick<LogStore, "header">, parting: number | null = null): TimelineMark[] {
  const sayings: Saying[] = [];
  const say = (time: number, name: string, what: string): void => {
    const same = sayings.find((one) => one.time === time && one.what === what);
    if (same === undefined) sayings.push({ time, names: [name], what });
    else same.names.push(name);
  };
  const places = placesOf(header);
  header.services.forEach(({ kind, capacity }, service) => {
    const name = places.name(service);
    if (kind === "team") for (const rota of newRotas(header, service)) say(rota.from, name, rotaWords(rota));
    else for (const move of movesOf(header, service, capacity)) say(move.from, name, moveWords(header, places, move));
  });
  const begin = header.clock.warmUp > 0 ? [{ time: header.clock.warmUp, text: "Measuring begins" }] : [];
  const texts = sayings.map(({ time, names, what }) => ({
    time,
    text: `${listed(names)}: ${what}`,
    short: `${shortNames(names)}: ${what}`,
  }));
  const parts = parting === null ? [] : [{ time: parting, text: `parts here: ${partingDate(header, parting)}` }];
  return together([...begin, ...parts, ...texts]);
}

/** "Ward", "Ward and 3 more"; "Intermediate care (4)" of four that have the same name but for what is in brackets. */
function shortNames(names: readonly string[]): string {
  if (names.length < 2) return names.join();
  const [first, ...others] = new Set(names.map((name) => name.replace(/ \(.*/, "")));
  return others.length === 0 ? `${first} (${names.length})` : `${first} and ${names.length - 1} more`;
}

/** One mark for each instant. */
function together(marks: readonly TimelineMark[]): TimelineMark[] {
  const found = new Map<number, TimelineMark[]>();
  for (const mark of marks) found.set(mark.time, [...(found.get(mark.time) ?? []), mark]);
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([time, all]) => ({
      time,
      text: all.map(({ text }) => text).join("; "),
      short: all.map(({ short, text }) => short ?? text).join("; "),
    }));
}

/** Changes of a service's places, steps of a ramp as one. */
function movesOf(header: LogHeader, service: number, atStart: number): Move[] {
  const moves: Move[] = [];
  let before = atStart;
  for (const { at, capacity } of changesOf(header, service)) {
    if (capacity === before) continue;
    const last = moves.at(-1);
    if (last !== undefined && goesOn(last, at, capacity)) {
      moves[moves.length - 1] = { ...last, until: at, after: capacity, steps: last.steps + 1 };
    } else moves.push({ service, from: at, until: at, before, after: capacity, steps: 1 });
    before = capacity;
  }
  return moves;
}

/** A change is the next step of a ramp when it goes the same way, as far and after the same gap as the steps before. */
function goesOn({ from, until, before, after, steps }: Move, at: number, capacity: number): boolean {
  const way = Math.sign(after - before);
  const size = Math.abs(after - before) / steps;
  if (Math.sign(capacity - after) !== way || Math.abs(Math.abs(capacity - after) - size) > 1) return false;
  const gap = steps === 1 ? at - until : (until - from) / (steps - 1);
  // Two steps make no rhythm yet: of a ramp they are a place at a time, no more than a quarter of a year apart.
  if (steps === 1) return size === 1 && gap <= 13 * WEEK;
  return Math.abs(at - until - gap) <= ROUNDING + 1;
}

function changesOf(header: LogHeader, service: number): { readonly at: number; readonly capacity: number }[] {
  return header.capacityChanges.filter((change) => change.service === service);
}

function moveWords(header: LogHeader, places: Places, { service, until, before, after, steps }: Move): string {
  const words = (n: number): string => (n >= UNLIMITED ? "no limit" : places.capacity(service, n));
  const from = before >= UNLIMITED || after >= UNLIMITED || after === 0 ? words(before) : String(before);
  const when = steps === 1 ? "" : `, in ${steps} steps until ${datedClock(header, until)}`;
  return `from ${from} to ${after === 0 ? "none" : words(after)}${when}`;
}

interface Rota {
  readonly service: number;
  readonly from: number;
  /** Most staff on duty at a time in the week before and the week after. */
  readonly before: number;
  readonly after: number;
}

/** Moments from which a team's week is another than the week before. A new rota takes a week to be there in full. */
function newRotas(header: LogHeader, service: number): Rota[] {
  const changes = changesOf(header, service);
  const atStart = header.services[service]!.capacity;
  const onDuty = stepsOf(changes, atStart);
  const rotas: Rota[] = [];
  const moments = [...new Set(changes.flatMap(({ at }) => [at, at + WEEK]))].sort((a, b) => a - b);
  for (const at of moments) {
    if (at < WEEK || at > header.clock.end || (rotas.at(-1)?.from ?? -WEEK) + WEEK >= at) continue;
    if (onDuty(at) === onDuty(at - WEEK)) continue;
    const most = (from: number): number =>
      Math.max(
        onDuty(from),
        ...changes.filter((c) => c.at > from && c.at < from + WEEK).map(({ capacity }) => capacity),
      );
    rotas.push({ service, from: at, before: most(at - WEEK), after: most(at) });
  }
  return rotas;
}

/** The number on duty at a moment, by looking it up. */
function stepsOf(changes: readonly { readonly at: number; readonly capacity: number }[], atStart: number) {
  return (t: number): number => {
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (changes[middle]!.at <= t) low = middle + 1;
      else high = middle;
    }
    return changes[low - 1]?.capacity ?? atStart;
  };
}

function rotaWords({ before, after }: Rota): string {
  return `a new rota, at most ${after} on duty, ${before === after ? "as before" : `${before} before`}`;
}
