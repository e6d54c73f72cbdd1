/** One rule of the engine broken on purpose. */
export interface Mutation {
  /** The rule that is broken. */
  readonly breaks: string;
  /** The file that is changed, from the root of the repository. */
  readonly file: string;
  /** What stands there, exactly once, and what stands there instead. */
  readonly before: string;
  readonly after: string;
  /** The test that must fail: its file, and its name or part of it. */
  readonly test: string;
  readonly name: string;
}

/** Rules of the engine, each with a test that notices when it is broken. */
export const MUTATIONS: readonly Mutation[] = [
  {
    breaks: "turn-round takes no time",
    file: "engine/run/capacity/turning.ts",
    before: "at: time + Math.max(1, takes), fact",
    after: "at: time + Math.min(1, takes), fact",
    test: "test/engine/run/places/turnRound.test.ts",
    name: "a place is ready its turn-round after the Left that emptied it",
  },
  {
    breaks: "a blocked person is counted twice: the place is not given back when they leave it",
    file: "engine/run/state.ts",
    before: "      services.used[service]!--;\n      services.freedBy[service] = fact;",
    after: "      services.freedBy[service] = fact;",
    test: "test/engine/run/transfers.test.ts",
    name: "moves because somebody left the place wanted",
  },
  {
    breaks: "visits in overtime use up the new shift",
    file: "engine/run/capacity/holding.ts",
    before: "services.used[service] = services.reserved[service]!;",
    after: "services.used[service]! += 0;",
    test: "test/engine/run/services.test.ts",
    name: "begins the next shift whole, whoever is still out",
  },
  {
    breaks: "priority does not grow with the wait",
    file: "engine/run/queue/turn.ts",
    before: "(run.now - since) * admission.ageing[cls]!",
    after: "0 * admission.ageing[cls]!",
    test: "test/engine/run/admission.test.ts",
    name: "semantics 5: priority grows with the wait",
  },
  {
    breaks: "no places are kept free for others",
    file: "engine/run/queue/classes.ts",
    before: "if (keepFree === 0) return true;",
    after: "if (keepFree >= 0) return true;",
    test: "test/engine/run/admission.test.ts",
    name: "a class that must leave two free never takes one of the last two",
  },
  {
    breaks: "units of a person beyond the first are forgotten when they leave",
    file: "engine/run/capacity/holding.ts",
    before: "    services.used[service]! -= units;\n    services.freedBy[service] = fact;",
    after: "    services.used[service]! -= Math.min(1, units);\n    services.freedBy[service] = fact;",
    test: "test/engine/run/places/units.test.ts",
    name: "holds as many people as their hours allow",
  },
  {
    breaks: "a rule acts below its level instead of above it",
    file: "engine/gauges/conditions.ts",
    before: '(side === "above" ? value > level : value < level)',
    after: '(side === "below" ? value > level : value < level)',
    test: "test/engine/run/rules.test.ts",
    name: "comes into force when its condition has held for its time without a break",
  },
  {
    breaks: "the starting queue is not told in the order of its waits",
    file: "engine/run/start/present.ts",
    before: "people.sort((a, b) => b.since - a.since ||",
    after: "people.sort((a, b) => a.since - b.since ||",
    test: "test/engine/run/census.test.ts",
    name: "first-come holds across the starting queue",
  },
  {
    breaks: "admission hours of the destination are ignored",
    file: "engine/run/capacity/hours.ts",
    before: "const admits = to < tables.services && tables.alwaysAdmits[to] === 0;",
    after: "const admits = to < tables.services && tables.alwaysAdmits[to] === 2;",
    test: "test/engine/run/hours.test.ts",
    name: "nobody starts outside either",
  },
  {
    breaks: "a clock that stops while its person waits runs on",
    file: "engine/run/people/clocks.ts",
    before: "const runs = Number(pace.goesOn || !this.all[c]!.stops);",
    after: "const runs = Number(pace.goesOn || this.all[c]!.stops || true);",
    test: "test/engine/run/people/clocks.test.ts",
    name: "a clock that stops while waiting stands still then",
  },
  {
    breaks: "a dated change holds for stays that began before its date",
    file: "engine/run/run.ts",
    before: "while (i > 0 && phases[i]!.from > at) i--;",
    after: "while (i < 0 && phases[i]!.from > at) i--;",
    test: "test/engine/run/services.test.ts",
    name: "applies to stays that begin afterwards",
  },
  {
    breaks: "the race for a route goes by its place in the list",
    file: "engine/random/race.ts",
    before: "mixWithKey(word, keys[i]!)) * slowness[i]!",
    after: "mixWithKey(word, i)) * slowness[i]!",
    test: "test/engine/random/race.test.ts",
    name: "does not depend on the order of the list",
  },
  {
    breaks: "the luck of a day goes by its place in the run instead of its date",
    file: "engine/run/demand/planes.ts",
    before: "demand.firstDay + day);",
    after: "0 * demand.firstDay + day);",
    test: "test/engine/run/demand.test.ts",
    name: "a longer warm-up changes no day",
  },
  {
    breaks: "a visit that was stopped begins again from its beginning",
    file: "engine/run/change/stayEnds.ts",
    before: "this.left[slot] = this.at[slot]! - now;",
    after: "this.left[slot] = this.at[slot]! - this.people.startedAt[slot]!;",
    test: "test/engine/run/shiftEnd.test.ts",
    name: "it takes as long as it would have without stopping",
  },
  {
    breaks: "someone who comes passes those who wait",
    file: "engine/run/queue/line.ts",
    before: "return run.state.queues.length[service] === 0 && fits(run, slot, service);",
    after: "return run.state.queues.length[service]! >= 0 && fits(run, slot, service);",
    test: "test/engine/run/fitFirst.test.ts",
    name: "semantics 5: someone who comes passes nobody who waits, though there is room for them",
  },
  {
    breaks: "delay begins when people are referred, not when they are ready",
    file: "engine/run/queue/places.ts",
    before: "if (place >= 0 && !isBusy) sayReady(run, slot, via);",
    after: "if (place >= 0) sayReady(run, slot, via);",
    test: "test/engine/run/queue/beside.test.ts",
    name: "delay still counts from ready only",
  },
  {
    breaks: "a place found while the preparation goes on is taken at once",
    file: "engine/run/queue/beside.ts",
    before: "if (beside.asking.has(slot)) return true;",
    after: "if (beside.asking.has(slot)) return false;",
    test: "test/engine/run/queue/beside.test.ts",
    name: "the place found is reserved until the preparation is done",
  },
  {
    breaks: "the second choice is taken before its time",
    file: "engine/run/queue/others.ts",
    before: "Math.max(0, people.since[slot]! + run.tables.othersAfter[via]!)",
    after: "Math.max(0, people.since[slot]! + Math.min(60, run.tables.othersAfter[via]!))",
    test: "test/engine/run/queue/secondChoice.test.ts",
    name: "until then people stand in the queue of the first alone",
  },
  {
    breaks: "a change for everyone draws the rest of a stay anew from its beginning",
    file: "engine/random/residual.ts",
    before: "return valueAbove(to, age, (share - used) / (1 - used));",
    after: "return valueAbove(to, age, share);",
    test: "test/engine/run/everyone.test.ts",
    name: "half the mean of an exponential stay leaves half of what was left to each",
  },
  {
    breaks: "in one instant people arrive before rules act",
    file: "engine/run/eventList.ts",
    before: "rule: 3, assessment: 4, arrival: 5",
    after: "rule: 5, assessment: 4, arrival: 3",
    test: "test/engine/run/oneInstant.test.ts",
    name: "rules act before arrivals",
  },
  {
    breaks: "in one instant those leave who waited for the hours before stays end",
    file: "engine/run/eventList.ts",
    before: "clock: 0, leave: 1",
    after: "clock: 1, leave: 0",
    test: "test/engine/run/oneInstant.test.ts",
    name: "stays end before those leave who waited for the hours to open",
  },
  {
    breaks: "of several rings the one with the shortest wait goes first",
    file: "engine/run/queue/rings.ts",
    before: "waiting.sort((a, b) => people.since[a]! - people.since[b]! ||",
    after: "waiting.sort((a, b) => people.since[b]! - people.since[a]! ||",
    test: "test/engine/run/rings.test.ts",
    name: "of several possible rings the one with the longest wait goes first",
  },
  {
    breaks: "a clock of this stay goes on after it",
    file: "engine/run/people/clocks.ts",
    before: "if (this.all[c]!.scope === CLOCK_SCOPE.stay) this.on",
    after: "if (this.all[c]!.scope !== CLOCK_SCOPE.stay) this.on",
    test: "test/engine/run/people/clockStarts.test.ts",
    name: "this-stay: it ends with the stay",
  },
];
