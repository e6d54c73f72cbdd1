import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KIND, REASON } from "../../../engine/log/facts.ts";
import type { LogHeader } from "../../../engine/log/header.ts";
import { type Replay, stateAt } from "../../../engine/log/replay.ts";
import type { LogStore } from "../../../viz/log/store.ts";
import { narrate } from "../../../viz/words/narrate.ts";
import { placesOf } from "../../../viz/words/places.ts";
import { sentenceOf } from "../../../viz/words/sentences.ts";
import type { WhyLink } from "../../../viz/words/types.ts";
import { whyOf } from "../../../viz/words/why.ts";
import { cases } from "../../effort.ts";
import { modelOf, smallScenarios } from "../../laws/scenarios.ts";
import { remembering } from "../remember.ts";
import { type Run, runOf, thurrock, timesOf } from "./worlds.ts";

const TOWN = thurrock("in-borough.yaml");

/** What no reader should meet: holes in the words, and names of the scenario file where there is a label. */
function holes(store: LogStore): RegExp {
  const found = patterns.get(store) ?? holePattern(store.header);
  patterns.set(store, found);
  return found;
}

const patterns = new WeakMap<LogStore, RegExp>();

function holePattern(header: LogHeader): RegExp {
  const keys = header.services.filter(({ name, label }) => label !== name && !label.includes(name));
  const names = [...keys.map(({ name }) => name), ...header.exits.filter((exit) => exit.includes("-"))];
  return new RegExp(`undefined|NaN|null|\\[object|−1|(?<!\\w)-1\\b|\\b(?:${names.join("|")})\\b`);
}

/** Facts whose sentence is not one: for all facts of a log. */
function badSentences(store: LogStore): string[] {
  const wrong = holes(store);
  const bad: string[] = [];
  for (let fact = 0; fact < store.facts; fact++) {
    const text = sentenceOf(store, fact);
    if (!/^[A-Z].*[^ .]\.$/.test(text) || wrong.test(text) || / {2}|\.\./.test(text)) bad.push(text);
    const { person } = store.fact(fact);
    if (person >= 0 && !new RegExp(`\\b[Pp]erson ${person}\\b`).test(text)) bad.push(text);
  }
  return bad;
}

describe("every fact has a sentence without holes that names the person", () => {
  test("in a run of Thurrock", () => {
    expect(TOWN.store.facts).toBeGreaterThan(80_000);
    expect(badSentences(TOWN.store)).toEqual([]);
  });

  test("in any run", () => {
    fc.assert(
      fc.property(smallScenarios(), (text) => {
        expect(badSentences(labelled(text).store)).toEqual([]);
      }),
      { numRuns: cases(7) },
    );
  });
});

/** A run of a small scenario whose services have labels that are not their names. */
const labelled = remembering((text: string): Run => {
  const model = modelOf(text);
  const services = model.services.map((one, i) => ({ ...one, label: `Place ${String.fromCharCode(65 + i)}` }));
  return runOf({ ...model, services });
});

test("what is told of a step lies within it, whatever the step", () => {
  const { store } = TOWN;
  for (const t of timesOf(TOWN, cases(20))) {
    for (const length of [60, 3600, 86_400, 30 * 86_400]) {
      const found = narrate(store, t, t + length);
      const { first, end } = store.factsIn(t, t + length);
      expect(found === null).toBe(first === end);
      if (found === null) continue;
      expect(found.fact).toBeGreaterThanOrEqual(first);
      expect(found.fact).toBeLessThan(end);
      expect(found.text).toBe(sentenceOf(store, found.fact));
      expect(found.why).toBe(found.person >= 0 && whyOf(store, found.person, t + length) !== null);
    }
  }
});

describe("the chain of causes", () => {
  test("ends, and rests on facts that are there, are past or said to come, and concern what they are cited for", () => {
    let chains = 0;
    let longest = 0;
    fc.assert(
      fc.property(smallScenarios(), (text) => {
        const run = labelled(text);
        for (const t of timesOf(run, 8)) {
          for (const chain of chainsAt(run, t)) {
            chains++;
            longest = Math.max(longest, chain.length);
          }
        }
      }),
      { numRuns: cases(7) },
    );
    expect(chains).toBeGreaterThan(100);
    expect(longest).toBeGreaterThanOrEqual(3);
  });

  test("holds in Thurrock too, and goes two services deep where these block each other", () => {
    const depths = new Set<number>();
    for (const t of timesOf(TOWN, cases(20))) {
      for (const links of chainsAt(TOWN, t)) depths.add(new Set(links.map(({ service }) => service)).size);
    }
    expect([...depths]).toContain(3);
  });
});

/** The chains of everyone who waits at `t`, each checked; those who do not wait have none. */
function chainsAt(run: Run, t: number): (readonly WhyLink[])[] {
  const replay = stateAt(run.model, run.chunks, t);
  const chains: (readonly WhyLink[])[] = [];
  for (const [i, number] of replay.inside().entries()) {
    const person = replay.person(number)!;
    const waits = person.readySince >= 0 || person.waits.length > 0;
    // Of the many who do not wait some are enough.
    if (!waits && i % 10 > 0) continue;
    const why = whyOf(run.store, number, t);
    expect(why !== null, `person ${number} at ${t}`).toBe(waits);
    if (why === null) continue;
    chains.push(why.links);
    const services = why.links.slice(person.readySince >= 0 ? 2 : 1);
    // Where another step of preparation goes on beside the search for a place, that step is why.
    const forRoom = person.waits.length > 0 && (person.readySince < 0 || person.reason === REASON.noRoom);
    expect(services.length > 0, "the services wanted are gone into").toBe(forRoom);
    expect(why.links.length).toBeLessThanOrEqual(8);
    expect(why.links.flatMap((link) => faultsOf(run, replay, link, number, t))).toEqual([]);
  }
  return chains;
}

/** Words for the rule, shock or phase that a fact is of: where it acted, it is named and not the service it looks at. */
function actor({ header }: LogStore, { kind, other }: { readonly kind: number; readonly other: number }): string[] {
  if (kind === KIND.RuleFired) return [`the rule ${header.rules[other]!.name}`];
  if (kind === KIND.ShockStarted || kind === KIND.ShockEnded) return [`the shock ${header.shocks[other]!.name}`];
  return kind === KIND.PhaseOpened ? [`the phase ${header.programmes.openings[other]!.name} of `] : [];
}

/** What is wrong with a link. */
function faultsOf({ store }: Run, replay: Replay, link: WhyLink, person: number, t: number): string[] {
  const { text, facts } = link;
  const faults: string[] = [];
  const claim = (holds: boolean, what: string): void => {
    if (!holds) faults.push(`${what}: ${text}`);
  };
  claim(/^[A-Z1-9].*[^ .]\.$/.test(text) && !holes(store).test(text), "no sentence");
  claim(facts.length > 0, "rests on nothing");
  const places = placesOf(store.header);
  for (const number of facts) {
    const fact = store.fact(number);
    claim(fact.time <= t || /In this run|until/.test(text), `fact ${number} is of the future`);
    const named = [fact.service, fact.other].some((place) => place >= 0 && text.includes(places.name(place)));
    const isTold = named || actor(store, fact).some((words) => text.toLowerCase().includes(words.toLowerCase()));
    claim(isTold || fact.person === person || text.includes(`erson ${fact.person}`), `fact ${number} is about others`);
  }
  const full = / is full: ([\d,]+) of ([\d,]+) /.exec(text)?.slice(1).map(Number) ?? [];
  const held = /Of the (\d+) people there (\d+) (?:is|are) in care; (\d+) /.exec(text)?.slice(1).map(Number) ?? [];
  if (full.length === 0) return faults;
  // Of several services wanted the first may be shut, and another is told to be full.
  const told = store.header.services.findIndex((_, s) => text.includes(`${places.name(s)} is full: `));
  const [ready, there] = [replay.ready[told]!, replay.occupied[told]! - replay.overtime[told]!];
  claim(full[0] === replay.used(told) && full[1] === replay.capacity[told], "not the places there are");
  if (held.length > 0) claim(`${held}` === `${[there, there - ready, ready]}`, "not the people who are there");
  return faults;
}
