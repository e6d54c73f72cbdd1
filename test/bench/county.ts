/**
 * A county's worth of services, made up: 60 services, 40 cohorts, 12 rules, to see how long reading and compiling take.
 *
 *   npm run bench:compile
 */
import { stringify } from "yaml";
import { compile, parseScenario } from "../../engine/language.ts";

const WARDS = 20;
const BEDS = 20;
const TEAMS = 10;
const STATES = 10;

/** The scenario as YAML; `rules` as its own part, so that what they cost can be seen. */
function county(rules: number): string {
  const wards = names("ward", WARDS);
  const beds = names("beds", BEDS);
  return stringify({
    careshift: 1,
    title: "A county",
    time: { start: "2016-04-01", length: "2 years", "warm-up": "26 weeks" },
    cohorts: Object.fromEntries(names("cohort", 40).map((name, i) => [name, cohort(i)])),
    services: {
      ...Object.fromEntries(wards.map((name, i) => [name, ward(i)])),
      ...Object.fromEntries(beds.map((name, i) => [name, stepDown(i)])),
      ...Object.fromEntries(names("team", TEAMS).map((name, i) => [name, team(i)])),
      ...Object.fromEntries(names("home", STATES).map((name, i) => [name, home(i)])),
    },
    ...(rules === 0 ? {} : { rules: Array.from({ length: rules }, (_, i) => rule(i)) }),
  });
}

const names = (kind: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${kind}-${i}`);

const cohort = (i: number) => ({
  arrivals: { total: `${1 + (i % 5)} per day`, profile: { weekday: [5, 4, 4, 4, 5, 2, 1] }, growth: "1.7% per year" },
  attributes: { age: { "65-74": "30%", "75-84": "40%", "85-plus": "rest" }, frailty: { mild: "50%", severe: "rest" } },
  enters: i % 4 === 0 ? `team-${i % TEAMS}` : `ward-${i % WARDS}`,
});

const stay = (days: number) => ({
  by: "frailty",
  levels: { severe: { lognormal: { mean: `${2 * days} days`, sd: `${days} days` } } },
  otherwise: { gamma: { mean: `${days} days`, sd: `${days} days` } },
});

const ward = (i: number) => ({
  kind: "beds",
  setting: "hospital",
  capacity: 40,
  "length-of-stay": stay(4 + i / 10),
  leaving: { hours: "09:00-18:00", days: "mon-sat" },
  routes: [
    {
      to: [`beds-${i}`, `beds-${(i + 1) % BEDS}`],
      share: "20%",
      prepare: { assessment: { exponential: { mean: "2 days" } } },
    },
    { to: `home-${i % STATES}`, share: "70%" },
    { to: "died", share: "rest" },
  ],
});

const stepDown = (i: number) => ({
  kind: i % 2 === 0 ? "beds" : "caseload",
  setting: "rehabilitation",
  capacity: 30,
  "length-of-stay": stay(15 + i / 5),
  routes: [
    { to: `home-${i % STATES}`, share: "80%" },
    { to: "care-home", share: "rest" },
  ],
});

const team = (i: number) => ({
  kind: "team",
  setting: "community",
  staff: { "mon-fri 08:00-20:00": 4, "sat-sun 09:00-17:00": 2 },
  visit: { lognormal: { mean: "70 minutes", sd: "35 minutes" } },
  "give-up": { after: "4 hours", to: `ward-${i}` },
  routes: [
    { to: `ward-${i}`, share: "20%" },
    { to: `home-${i}`, share: "rest" },
  ],
});

const home = (i: number) => ({
  kind: "state",
  setting: "own-home",
  outcomes: [
    { to: `ward-${i}`, share: "15%", stay: { exponential: { mean: "60 days" } } },
    { to: "home", share: "rest" },
  ],
});

const rule = (i: number) => ({
  name: `rule-${i}`,
  when: { service: `ward-${i}`, measure: "occupancy", above: "96%", for: "6 hours" },
  do: { "add-capacity": { service: `beds-${i}`, places: 4, "lead-time": "12 hours" } },
  until: { below: "90%", for: "12 hours" },
});

const text = county(Number(process.argv[2] ?? 12));
for (let turn = 1; turn <= 5; turn++) {
  const begun = performance.now();
  const scenario = parseScenario("county.yaml", new Map([["county.yaml", text]]));
  const parsed = performance.now();
  const model = compile(scenario);
  const done = performance.now();
  const ms = (from: number, to: number): string => (to - from).toFixed(0).padStart(5);
  console.log(
    `${turn === 1 ? "cold" : "warm"}: read ${ms(begun, parsed)} ms, compile ${ms(parsed, done)} ms; ` +
      `${model.services.length} services, ${model.cohorts.length} cohorts, ${model.classes.length} classes, ${model.distributions.length} distributions`,
  );
}
