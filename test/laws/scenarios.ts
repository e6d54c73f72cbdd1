import fc from "fast-check";
import { stringify } from "yaml";
import { compile, type Model, parseScenario, type Scenario, type Setting } from "../../engine/language.ts";
import { moreMeasured } from "./asked.ts";
import { type Draw, hasMore, int, mayBeFull, maybe, oneOf, standAlone, type Words } from "./drawing.ts";
import {
  appliesTo,
  datedChanges,
  endless,
  measure,
  measured,
  moreCohorts,
  moreForms,
  onTheirWay,
  profile,
  sharing,
  TABLES,
} from "./everything.ts";

/** Small scenarios in one file that use the features of the language together, in any combination. */
export const smallScenarios = (): fc.Arbitrary<string> =>
  fc.gen().map((g) => {
    standAlone(g);
    return stringify(scenario(g));
  });

/** The same with periods, and with tables beside them: what `modelOf` can read. */
export const allScenarios = (): fc.Arbitrary<string> => fc.gen().map((g) => stringify(scenario(g)));

/** Models kept, those of the random cases of a file: most laws try the same scenarios, and to read one takes longest. */
const KEPT = 400;
const kept = new Map<string, Model>();

/** Parses and compiles one file. A model is data that nothing changes, so that one text has one model. */
export function modelOf(text: string, settings: readonly Setting[] = []): Model {
  if (settings.length > 0) return compile(parse(text, settings));
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= KEPT) kept.clear();
  const model = compile(parse(text));
  kept.set(text, model);
  return model;
}

function parse(text: string, settings: readonly Setting[] = []): Scenario {
  return parseScenario("small.yaml", new Map([["small.yaml", text], ...TABLES]), settings);
}

/** A setting as the command line would make it. */
export function set(path: string, value: unknown): Setting {
  return { path, op: "set", value, place: { file: "--set", line: 1, column: 1 } };
}

function scenario(g: Draw): Words {
  mayBeFull(g);
  const wards = Array.from({ length: int(g, 1, 3) }, (_, i) => `ward-${i}`);
  const care = Array.from({ length: int(g, 0, 2) }, (_, i) => `care-${i}`);
  const all = [...wards, ...care];
  const services: Words = { "at-home": atHome(g, all) };
  if (maybe(g)) services["front-door"] = frontDoor(g, all);
  if (maybe(g)) services.team = team(g, wards);
  if (maybe(g)) services.hub = decision(g, all);
  const demand = maybe(g) ? endless(g) : null;
  if (demand !== null) services.project = demand.service;
  const targets = [...all, ...Object.keys(services).filter((name) => name !== "front-door")];
  for (const name of wards) services[name] = beds(g, targets, name);
  for (const name of care) services[name] = caseload(g, targets, name);
  const pooled = maybe(g) ? { pools: pools(g, wards, care, services) } : {};
  const first = oneOf(g, ...Object.keys(services));
  const people: Words = {
    ...cohorts(g, Object.keys(services)),
    ...moreCohorts(g, first),
    ...(demand === null ? {} : { endless: demand.cohort }),
  };
  if (maybe(g)) measure(people, services);
  const dated = datedChanges(g, people, services);
  const changed = maybe(g) ? oneOf(g, ...all) : null;
  const changes = [...(changed === null ? [] : [change(g, changed, services, all)]), ...dated.changes];
  const gated = maybe(g) ? programmes(g, wards, services, changed) : {};
  const found = {
    careshift: 1,
    title: "A small scenario",
    time: {
      start: oneOf(g, "2016-03-24", "2016-04-01T08:00"),
      length: `${int(g, 18, 30)} days`,
      "warm-up": oneOf(g, "none", "5 days"),
      ...(int(g, 0, 3) === 0 ? { "arrivals-stop": "2016-04-08" } : {}),
    },
    "bank-holidays": ["england", "2016-04-08"],
    cohorts: people,
    services,
    ...pooled,
    ...(maybe(g) ? sharing(g, services) : {}),
    ...(changes.length > 0 ? { changes } : {}),
    ...(hasMore(g) && maybe(g) ? measured(oneOf(g, ...all)) : {}),
    ...(maybe(g) ? { census: census(g, services) } : {}),
    ...(int(g, 0, 2) === 0 ? { "ends-when": endsWhen(g, all) } : {}),
    ...(maybe(g) ? { rules: Array.from({ length: int(g, 1, 2) }, (_, i) => rule(g, `rule-${i}`, all, services)) } : {}),
    ...(maybe(g) ? { shocks: shocks(g, all) } : {}),
    ...(maybe(g) ? { rings: oneOf(g, "exchange", "report") } : {}),
    programmes: { ...dated.programmes, ...gated },
    ...(maybe(g) ? carried(g, wards, Object.keys(services)) : {}),
  };
  return hasMore(g) ? moreMeasured(g, found) : found;
}

/** What services share: wards need it, and some of those who get care at home keep it. */
function pools(g: Draw, wards: readonly string[], care: readonly string[], services: Words): Words {
  const nurses = { by: "frailty", levels: { severe: 2 }, otherwise: int(g, 0, 1) };
  for (const ward of wards) {
    const needs = { ...(maybe(g) ? { therapists: int(g, 1, 2) } : {}), ...(maybe(g) ? { nurses } : {}) };
    if (Object.keys(needs).length > 0) services[ward] = { ...(services[ward] as Words), needs };
  }
  const keeps = oneOf<unknown>(g, "nurses", ["therapists", "nurses"]);
  for (const name of care) if (maybe(g)) services[name] = { ...(services[name] as Words), keeps };
  return { therapists: { capacity: maybe(g) ? int(g, 2, 8) : byHours(g) }, nurses: { capacity: int(g, 1, 9) } };
}

/** What people carry with them: clocks, and a condition with stages. */
function carried(g: Draw, wards: readonly string[], services: readonly string[]): Words {
  const dementia = {
    stages: ["none", "mild", "severe"],
    starts: { none: "60%", mild: "rest" },
    moves: [
      { from: "none", to: "mild", rate: "10% within 1 days" },
      { from: "mild", to: "severe", after: { exponential: { mean: "6 days" } } },
      ...(maybe(g) ? [{ from: "severe", to: "mild", rate: "5% within 1 days" }] : []),
    ],
  };
  const staged = maybe(g);
  const death = {
    rate: staged
      ? { by: "dementia", levels: { severe: "20% within 1 days" }, otherwise: "3% within 1 days" }
      : "5% within 1 days",
    ...(maybe(g) ? { "while-waiting": "stops" } : {}),
    ...(maybe(g) ? { never: "20%" } : {}),
    to: "died",
  };
  const decline = {
    rate: "9% per year",
    grows: "8% per year",
    ...(staged ? { from: "condition", condition: "dementia", stages: ["mild", "severe"] } : { scope: "for-life" }),
    to: oneOf(g, ...services, "care-home"),
  };
  const readmission = {
    after: {
      by: "frailty",
      levels: { severe: { exponential: { mean: "2 days" } } },
      otherwise: { lognormal: { mean: "4 days", sd: "3 days" } },
    },
    from: oneOf(g, "discharge", "stay"),
    services: oneOf(g, ...wards),
    to: oneOf(g, ...services),
  };
  return {
    clocks: { ...(maybe(g) ? { death } : {}), ...(maybe(g) ? { decline } : {}), readmission },
    ...(staged ? { conditions: { dementia } } : {}),
    ...(maybe(g) ? { memberships: memberships(g, services) } : {}),
    ...(maybe(g) ? { effects: effects(g, wards, services) } : {}),
  };
}

/** A small one that fills up, and one for everybody. */
function memberships(g: Draw, services: readonly string[]): Words {
  const one = oneOf(g, ...services.filter((name) => name !== "hub"));
  const joins = oneOf<Words>(g, { on: "arrival" }, { on: "discharge", share: "60%" });
  return {
    managed: {
      capacity: int(g, 0, 3),
      joins,
      lasts: { exponential: { mean: "5 days" } },
      "when-admitted": oneOf(g, "keep", "suspend", "release"),
    },
    watched: { joins: { on: "start", services: one }, "when-admitted": "suspend", who: { frailty: "severe" } },
  };
}

/** What a place and a programme do to a clock, a stay and a share. */
function effects(g: Draw, wards: readonly string[], services: readonly string[]): Words {
  const stays = services.filter((name) => name !== "hub");
  const on = [
    "clocks.readmission",
    `services.${oneOf(g, ...wards)}.length-of-stay`,
    "services.at-home.outcomes.home.share",
  ];
  const fades = {
    ...(maybe(g) ? { lag: "8 hours" } : {}),
    ...(maybe(g) ? { decay: "2 days" } : {}),
    ...(maybe(g) ? { until: "2016-04-12" } : {}),
    ...(maybe(g) ? { "works-for": "60%" } : {}),
  };
  return {
    prevents: { while: oneOf(g, ...stays), on: oneOf(g, ...on), factor: 0.5, ...fades },
    programme: { from: "2016-03-20", on: oneOf(g, ...on), factor: "150%", who: { frailty: "severe" }, lag: "9 hours" },
  };
}

function cohorts(g: Draw, services: readonly string[]): Words {
  const found: Words = {};
  for (let i = 0; i < int(g, 1, 2); i++) {
    found[`people-${i}`] = {
      arrivals: oneOf(g, byRate, byRate, inTurn, inTurn, atRisk)(g),
      ...frailty(g),
      ...twoDoors(g, services),
    };
  }
  if (maybe(g))
    found["members"] = {
      arrivals: { closed: { members: int(g, 0, 30) } },
      attributes: { frailty: { mild: "50%", severe: "rest" } },
      enters: "at-home",
    };
  return found;
}

/** Where people come first: at one of the services, at one of several, or at two doors. */
function twoDoors(g: Draw, services: readonly string[]): Words {
  const at = services.find((name) => /^(ward|care)/.test(name));
  const enters = maybe(g) ? oneOf(g, ...services) : entryList(g, services);
  const canQueue = [enters].flat().every((name) => name !== at && /^(ward|care|team|project)/.test(name));
  return canQueue && at !== undefined ? { enters, "second-door": { at, share: "40%" } } : { enters };
}

function frailty(g: Draw): Words {
  if (maybe(g)) return { attributes: { frailty: { mild: "50%", severe: "rest" } } };
  const rows = [
    { frailty: "mild", alone: "yes", share: "40%" },
    { frailty: "severe", alone: "yes", share: "rest" },
    { frailty: "mild", alone: "no", share: "15%" },
  ];
  return { "attributes-jointly": { table: rows } };
}

function byRate(g: Draw): Words {
  return {
    total: `${int(g, 1, 8)} per day`,
    ...(maybe(g) ? { profile: profile(g) } : {}),
    ...(maybe(g) ? { growth: "20% per year" } : {}),
    ...(maybe(g) ? { batches: { size: { 1: "50%", 3: "rest" } } } : {}),
    ...(maybe(g) ? { overdispersion: { sd: "40%" } } : {}),
    ...(maybe(g) ? { surges: [{ from: "2016-04-05", to: "2016-04-09", factor: 1.5 }] } : {}),
  };
}

function atRisk(g: Draw): Words {
  const residents = { "65-74": int(g, 0, 4000), "75-plus": 1000 };
  const later = { "65-74": 100, "75-plus": int(g, 0, 4000) };
  return {
    "population-at-risk": {
      by: "age",
      ...(maybe(g) ? { residents } : { projection: { "2016-03-01": residents, "2016-04-20": later } }),
      rate: { "65-74": "9 per 1,000 per week", "75-plus": "2 per 1,000 per day" },
    },
    ...(maybe(g) ? { growth: "20% per year" } : {}),
  };
}

function inTurn(g: Draw): Words {
  return oneOf<Words>(
    g,
    { every: `${int(g, 2, 20)} hours` },
    { every: "6 hours", first: "2016-04-02T10:30" },
    { renewal: { gamma: { mean: `${int(g, 2, 20)} hours`, sd: "3 hours" } } },
    {
      schedule: [
        { days: "mon-fri", at: "09:00", people: int(g, 1, 6) },
        { at: "17:00", people: 1 },
      ],
    },
    { at: ["2016-04-02T08:30", "2016-04-02T08:30", "2016-04-05", "2016-04-05T17:00"] },
  );
}

function entryList(g: Draw, services: readonly string[]): string[] {
  const limited = services.filter((name) => /^(ward|care)/.test(name));
  return limited.slice(0, int(g, 1, limited.length));
}

function stay(g: Draw): unknown {
  const days = int(g, 1, 6);
  return oneOf<unknown>(
    g,
    { exponential: { mean: `${days} days` } },
    { lognormal: { mean: `${days} days`, sd: "3 days" } },
    { constant: `${days * 8} hours` },
    { triangular: { low: "0 days", mode: "1 days", high: `${days + 1} days` } },
    ...otherForms(g, days),
    { by: "frailty", levels: { mild: { exponential: { mean: "1 days" } } }, otherwise: { constant: `${days} days` } },
  );
}

/** Forms that say more than a mean and an sd. */
function otherForms(g: Draw, days: number): unknown[] {
  return [
    { weibull: { median: `${days} days`, p90: `${3 * days} days` } },
    { normal: { mean: `${days} days`, sd: "18 hours" }, "at-most": `${3 * days} days` },
    { quantiles: { "50%": `${days} days`, "90%": `${2 * days} days`, most: "20 days" } },
    { discrete: { "1 days": "50%", [`${days + 1} days`]: "rest" } },
    {
      empirical: {
        bins: [
          { to: "1 days", share: "40%" },
          { to: `${days + 1} days`, share: "rest" },
        ],
      },
    },
    { "phase-type": { stages: [{ mean: "1 days", to: { next: "40%", out: "rest" } }, { mean: `${days} days` }] } },
    { "shape-of": { exponential: { mean: "1 days" } }, mean: `${days} days` },
    ...staysByStart(days),
    ...moreForms(g, days),
  ];
}

/** Stays that depend on when they begin, and stays under levers. */
function staysByStart(days: number): unknown[] {
  const exponential = { exponential: { mean: `${days} days` } };
  const severe = { by: "frailty", levels: { mild: "9 hours" }, otherwise: exponential };
  return [
    { by: "start-day", levels: { "sat-sun": severe }, otherwise: exponential },
    { by: "month", levels: { mar: "20 hours" }, otherwise: exponential },
    { by: "occupancy", of: "ward-0", bands: { "below 60%": exponential, "above 90%": "15 hours" }, otherwise: severe },
    {
      of: exponential,
      scale: "80%",
      trim: { above: `${days} days`, share: "60%" },
      move: { share: "30%", to: "2 days" },
    },
  ];
}

function routes(g: Draw, targets: readonly string[], self: string): Words[] {
  const others = targets.filter((name) => name !== self);
  const limited = others.filter((name) => /^(ward|care)/.test(name));
  const found: Words[] = [];
  const share = int(g, 10, 45);
  const byDay = { by: "start-day", levels: { "mon-tue": `${share - 8}%` }, otherwise: `${share}%` };
  const byOccupancy = { by: "occupancy", of: "ward-0", bands: { "above 90%": "4%" }, otherwise: `${share}%` };
  if (others.length > 0)
    found.push({
      to: oneOf(g, ...others),
      share: oneOf<unknown>(g, `${share}%`, byDay, byOccupancy),
      ...extras(g, self),
    });
  if (limited.length > 1)
    found.push({
      name: "either",
      to: limited.slice(0, 2),
      share: `${int(g, 5, 40)}%`,
      ...second(g),
      ...extras(g, self),
    });
  found.push({ to: oneOf(g, "home", "died", "care-home"), share: "rest" });
  return found;
}

function extras(g: Draw, self: string): Words {
  return {
    ...(maybe(g) ? { prepare: prepare(g) } : {}),
    ...(self !== "team" && maybe(g)
      ? { refer: oneOf<unknown>(g, "at-admission", { "before-ready": "20 hours" }) }
      : {}),
    ...(maybe(g) ? { transfer: oneOf<unknown>(g, "2 hours", { takes: "5 hours", holds: "destination" }) } : {}),
    ...(maybe(g) ? { when: { frailty: "severe" } } : {}),
  };
}

/** After a time, or for a time. */
function second(g: Draw): Words {
  if (!maybe(g)) return {};
  const choice = oneOf<Words>(
    g,
    { after: oneOf(g, "0 hours", "15 hours") },
    { "moves-on": true },
    { after: "5 hours", "moves-on": true },
  );
  return { "second-choice": choice };
}

function prepare(g: Draw): Words {
  const funding = maybe(g) ? { takes: "3 hours", search: "beside" } : "3 hours";
  return { assessment: { exponential: { mean: "10 hours" } }, funding, choice: "2 hours" };
}

function waiting(g: Draw): Words {
  return {
    ...(maybe(g)
      ? {
          "give-up": oneOf<unknown>(g, patience(g), [
            patience(g),
            { at: "17:00", when: { frailty: "mild" }, to: "home" },
            { "expected-wait": "2 days", to: "moved-away" },
          ]),
        }
      : {}),
    ...(maybe(g) ? { queue: { limit: int(g, 0, 3), [LAST]: oneOf(g, "elsewhere", "at-home") } } : {}),
    ...(maybe(g) ? queueing(g) : {}),
  };
}

function patience(g: Draw): Words {
  return { after: { exponential: { mean: "1 days" } }, to: oneOf(g, "home", "elsewhere") };
}

function queueing(g: Draw): Words {
  const first = maybe(g) ? { first: oneOf(g, "blocked", "outside") } : {};
  const order = maybe(g) ? { order: "fit-first" } : {};
  const queue = { limit: int(g, 2, 9), ...first, ...order };
  return { queue, admit: [urgent(g), ...(maybe(g) ? [blocked(g)] : [])] };
}

function urgent(g: Draw): Words {
  return {
    name: "urgent",
    when: { frailty: "severe" },
    priority: int(g, 1, 2),
    ...(maybe(g) ? { limit: int(g, 0, 3) } : {}),
    ...(maybe(g) ? { "keep-free": int(g, 0, 2) } : {}),
  };
}

function blocked(g: Draw): Words {
  return {
    name: "blocked",
    "waits-in": oneOf(g, "in-place", "outside"),
    priority: 2,
    ...(maybe(g) ? { ageing: "1 per 12 hours" } : {}),
    ...(maybe(g) ? { waits: false, [LAST]: oneOf(g, "elsewhere", "at-home") } : {}),
  };
}

function beds(g: Draw, targets: readonly string[], self: string): Words {
  return {
    kind: "beds",
    setting: "hospital",
    capacity: maybe(g) ? int(g, 1, 8) : byHours(g),
    "length-of-stay": stay(g),
    routes: routes(g, targets, self),
    ...(maybe(g) ? { leaving: { hours: "09:00-17:00", days: "mon-fri", "bank-holidays": onHolidays(g) } } : {}),
    ...(maybe(g) ? { admission: { hours: "10:00-16:00", "bank-holidays": onHolidays(g) } } : {}),
    ...(maybe(g) ? { units: units(g) } : {}),
    ...(maybe(g) ? { tasks: tasks(g) } : {}),
    ...(maybe(g) ? { "turn-round": oneOf<unknown>(g, "5 hours", { exponential: { mean: "3 hours" } }) } : {}),
    ...waiting(g),
  };
}

/** Tasks that must be done before people are ready to leave. */
function tasks(g: Draw): Words {
  const pharmacy = { exponential: { mean: "1 days" } };
  return { therapy: "20 hours", pharmacy: maybe(g) ? { takes: pharmacy, from: "start" } : pharmacy };
}

const onHolidays = (g: Draw): string => oneOf(g, "open", "closed", "as-sunday");

function byHours(g: Draw): Words {
  return { "mon-fri 08:00-20:00": int(g, 1, 8), otherwise: int(g, 1, 5), "bank-holidays": onHolidays(g) };
}

/** An object with this key written out would look like a promise. */
const LAST = "then";

function units(g: Draw): unknown {
  return oneOf<unknown>(
    g,
    2,
    { by: "frailty", levels: { mild: 1, severe: 2 } },
    {
      by: "frailty",
      levels: {
        severe: {
          profile: [{ for: "12 hours", units: 1 }, { for: "1 days", units: 3 }, { [LAST]: 2 }],
        },
      },
      otherwise: 1,
    },
  );
}

function caseload(g: Draw, targets: readonly string[], self: string): Words {
  return {
    kind: "caseload",
    setting: "reablement",
    ...(maybe(g)
      ? { capacity: int(g, 1, 8) }
      : { capacity: `${int(g, 3, 12)} hours per week`, units: oneOf(g, "1 hours per week", "1.5 hours per week") }),
    "length-of-stay": stay(g),
    routes: routes(g, targets, self),
    "while-waiting": oneOf(g, "in-place", "at-home"),
    ...(maybe(g) ? { starts: oneOf(g, "4 per week", "1 per day", "0 per day") } : {}),
    ...waiting(g),
  };
}

function team(g: Draw, targets: readonly string[]): Words {
  return {
    kind: "team",
    setting: "community",
    ...(maybe(g) ? { "staff-stock": stock() } : {}),
    staff: { "mon-fri 08:00-18:00": int(g, 1, 3), "sat-sun 09:00-13:00": 1, "bank-holidays": onHolidays(g) },
    ...(maybe(g) ? { "at-shift-end": oneOf(g, "overtime", "hand-over", "stop-and-resume") } : {}),
    ...(maybe(g) ? { breaks: { "12:00-12:30": "all", "15:00-15:20": 1 } } : {}),
    visit: { exponential: { mean: "90 minutes" } },
    ...(maybe(g) ? { units: units(g) } : {}),
    routes: routes(g, targets, "team"),
    "while-waiting": oneOf(g, "in-place", "at-home"),
    "give-up": { after: "2 days", to: "elsewhere" },
  };
}

function frontDoor(g: Draw, targets: readonly string[]): Words {
  return {
    kind: "state",
    "length-of-stay": { uniform: { from: "1 hours", to: "6 hours" } },
    "while-waiting": oneOf(g, "in-place", "at-home"),
    routes: routes(g, targets, "front-door"),
  };
}

function decision(g: Draw, targets: readonly string[]): Words {
  return {
    kind: "decision",
    routes: [
      { to: oneOf(g, ...targets), share: "40%" },
      { to: "home", share: "rest" },
    ],
  };
}

function atHome(g: Draw, targets: readonly string[]): Words {
  return {
    kind: "state",
    setting: "own-home",
    outcomes: [
      {
        name: "back",
        to: oneOf(g, ...targets),
        share: "20%",
        stay: { exponential: { mean: "4 days" } },
        ...extras(g, "at-home"),
      },
      ...(targets.length > 1
        ? [{ name: "either", to: targets.slice(0, 2), share: "6%", stay: "30 hours", ...second(g) }]
        : []),
      { to: "died", share: "5%", stay: { exponential: { mean: "9 days" } } },
      { to: "home", share: "rest" },
    ],
  };
}

/** People who are there at the start: in treatment, ready and waiting, within capacity or above it. */
function census(g: Draw, services: Words): Words[] {
  const names = Object.keys(services).filter((name) => name !== "hub");
  const inside = oneOf(g, ...names);
  const ready = oneOf(g, ...names);
  const rows: Words[] = [
    {
      service: inside,
      people: int(g, 0, 9),
      elapsed: oneOf<unknown>(g, "unknown", "uniform-on-drawn-stay", {
        known: { uniform: { from: "0 days", to: "3 days" } },
      }),
    },
    { service: ready, people: int(g, 0, 3), state: "ready", since: "30 hours" },
    { for: oneOf(g, ...names), people: int(g, 0, 3), since: { exponential: { mean: "2 days" } } },
    ...onTheirWay(g, ready, services),
  ];
  const table = hasMore(g) && maybe(g) ? [{ records: "there.csv", cohort: "people-0" }] : [];
  return [...rows.map((row, i) => ({ name: `row-${i}`, cohort: "people-0", ...row })), ...table];
}

const endsWhen = (g: Draw, services: readonly string[]): Words =>
  oneOf<Words>(
    g,
    { "everyone-gone": true },
    { service: oneOf(g, ...services), measure: "census", is: 0 },
    { service: services, measure: "waiting", above: 6 },
    { service: oneOf(g, ...services), measure: "waiting", below: 1 },
  );

function change(g: Draw, service: string, services: Words, all: readonly string[]): Words {
  const others = all.filter((name) => name !== service);
  const { capacity } = services[service] as Words;
  const whole = typeof capacity === "number";
  const inHours = typeof capacity === "string";
  return {
    on: "2016-04-07",
    ...(whole && maybe(g) ? { over: "1 weeks" } : {}),
    ...(maybe(g) ? { occupants: occupants(g, others) } : {}),
    set: { [`services.${service}.capacity`]: inHours ? `${int(g, 0, 9)} hours per week` : int(g, 0, 9) },
  };
}

/** Numbers that a rule may change of a service: those of its classes, where it has any, or the limit of its queue. */
function changed(g: Draw, name: string, service: Words): Words {
  const classes = (service["admit"] ?? []) as Words[];
  if (classes.length === 0 || maybe(g)) return { [`services.${name}.queue.limit`]: int(g, 0, 2) };
  const one = oneOf(g, ...classes);
  const limit = "limit" in one && maybe(g) ? { [`services.${name}.admit.${one["name"]}.limit`]: int(g, 0, 4) } : {};
  return { [`services.${name}.admit.${one["name"]}.keep-free`]: int(g, 0, 3), ...limit };
}

function rule(g: Draw, name: string, services: readonly string[], specs: Words): Words {
  const service = oneOf(g, ...services);
  const [measure, high, low] = oneOf(
    g,
    ["occupancy", "80%", "50%"],
    ["waiting", 1, 1],
    ["delayed", 0, 1],
    ["longest-wait", "20 hours", "5 hours"],
    ["delayed-share", "20%", "10%"],
    ["starts", 4, 3],
  );
  const within = measure === "starts" ? { within: "2 days" } : {};
  const places = { service: oneOf(g, ...services), places: int(g, 1, 4), "lead-time": oneOf(g, "0 hours", "5 hours") };
  const seen = oneOf<Words>(g, { above: high }, { above: high }, { below: low });
  const ends = { ...("above" in seen ? { below: low } : { above: high }), for: oneOf(g, "1 hours", "9 hours") };
  return {
    name,
    when: { service, measure, ...seen, ...within, ...(maybe(g) ? { for: "3 hours" } : {}) },
    ...(maybe(g) ? { checked: oneOf(g, "continuously", "every 6 hours", "at 09:00") } : {}),
    ...oneOf<Words>(
      g,
      { do: { "add-capacity": places }, until: ends },
      { do: { "add-capacity": places }, until: { service, measure: "waiting", below: 1, for: "2 hours" } },
      { do: { buy: { ...places, for: "4 days" } }, "not-within": "1 days" },
      { do: { divert: { from: service, to: oneOf(g, "elsewhere", "at-home"), share: "70%" } }, until: ends },
      {
        do: {
          "discharge-early": {
            service,
            people: 2,
            who: oneOf(g, "longest-stay", "nearest-ready"),
            "not-within": "5 hours",
          },
        },
        "not-within": "7 hours",
      },
      { do: { change: changed(g, service, specs[service] as Words) }, until: ends, "at-most": 3 },
    ),
  };
}

function shocks(g: Draw, services: readonly string[]): Words {
  const closed = oneOf(g, ...services);
  const others = services.filter((name) => name !== closed);
  const people = maybe(g) ? { occupants: occupants(g, others) } : {};
  const closes = { closes: closed, ...people, places: oneOf<unknown>(g, "all", 2, "40%") };
  const when = oneOf<Words>(g, { on: "2016-04-08" }, { every: { exponential: { mean: "8 days" } } });
  return {
    outbreak: { ...closes, ...when, lasts: { exponential: { mean: "2 days" } } },
    ...(maybe(g) ? { winter: { surge: "people-0", factor: 2, every: "5 days", lasts: "3 days" } } : {}),
  };
}

function occupants(g: Draw, others: readonly string[]): unknown {
  if (others.length === 0) return oneOf(g, "stay", "leave");
  return oneOf<unknown>(g, "leave", { "move-to": others, first: oneOf(g, "longest-there", "last-in") });
}

const stock = (): Words => ({ posts: 3, leavers: "900% per year", recruitment: { exponential: { mean: "9 days" } } });

/** A programme whose phases open when gates let them, and one beside it. */
function programmes(g: Draw, wards: readonly string[], services: Words, changed: string | null): Words {
  const [first, last] = [wards[0]!, wards.at(-1)!];
  const ways = (services[first] as { routes: { name?: string; to: unknown }[] }).routes;
  const way = ways.length > 1 ? `services.${first}.routes.${ways[0]!.name ?? ways[0]!.to}.share` : null;
  const places = last === changed ? {} : { [`services.${last}.capacity`]: int(g, 0, 9) };
  const phases: { changes: Words; gate?: Words; [key: string]: unknown }[] = [
    {
      name: "new-stays",
      on: "2016-04-05",
      changes: { [`services.${first}.length-of-stay`]: stay(g) },
      ...appliesTo(g, "a.length-of-stay"),
      ...(maybe(g) ? { gate: gate(g, last) } : {}),
    },
    {
      name: "new-ways",
      after: "previous",
      changes: way === null ? {} : { [way]: "5%" },
      ...(way === null ? {} : appliesTo(g, way)),
      gate: gate(g, first),
    },
    { name: "new-places", after: "previous", wait: oneOf(g, "0 days", "30 hours"), changes: places },
  ];
  const made = phases.filter((phase) => Object.keys(phase.changes).length > 0);
  if (made.every((phase) => phase.gate === undefined))
    return { community: { phases: [{ ...made[0], gate: gate(g, last) }] } };
  return { community: { phases: made } };
}

function gate(g: Draw, service: string): Words {
  const when = oneOf<Words>(
    g,
    { measure: "waiting", below: 2 },
    { measure: "occupancy", above: "40%" },
    { measure: "longest-wait", below: "12 hours" },
    { measure: "starts", above: 1, within: "1 days" },
  );
  return {
    service,
    ...when,
    ...(maybe(g) ? { for: "7 hours" } : {}),
    ...oneOf<Words>(
      g,
      {},
      { checked: "every 20 hours" },
      { checked: "monthly" },
      { else: "stop" },
      { else: "delay 2 days" },
    ),
  };
}
