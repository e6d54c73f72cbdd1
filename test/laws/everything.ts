import { type Draw, hasMore, int, maybe, oneOf, type Words } from "./drawing.ts";

/** Parts of small scenarios that stand beside any others. */

/** Tables beside the scenario, by name. */
export const TABLES: ReadonlyMap<string, string> = new Map([
  [
    "arrivals.csv",
    "time,count,stay,frailty\n2016-04-02 08:30,3,26 hours,severe\n2016-04-05T17:00,,,\n2016-04-05T17:00,2,,mild\n",
  ],
  [
    "there.csv",
    "service,state,for,since,elapsed,frailty,people\nward-0,,,,30 hours,severe,2\nward-0,ready,,2016-03-18 08:00,,,\n,,ward-0,20 hours,,mild,\n",
  ],
  [
    "months.csv",
    "month,demand,days,service,source\n2016-03,40,31,far,all\n2016-04,60,30,near,gp\n2016-04,30,30,near,acute\n",
  ],
  ["stays.csv", "days\n0.5\n2\n2\n3.25\n9\n"],
  ["people.csv", "frailty,alone,weight\nmild,yes,2\nsevere,no,1\nsevere,yes,1.5\n"],
]);

/** Cohorts that come in ways of their own: from a list, and whenever nobody waits. */
export function moreCohorts(g: Draw, first: string): Words {
  const attributes = { frailty: { mild: "70%", severe: "rest" } };
  if (!hasMore(g)) return {};
  return {
    ...(maybe(g)
      ? {
          listed: {
            arrivals: { list: "arrivals.csv" },
            "arrivals-stop": "2016-04-05T17:00",
            attributes,
            enters: first,
          },
        }
      : {}),
    ...(maybe(g)
      ? {
          counted: {
            arrivals: { total: "3 per day", "includes-returns": true },
            "attributes-jointly": { records: "people.csv" },
            enters: first,
          },
        }
      : {}),
  };
}

/** A place that is never empty: somebody comes whenever nobody waits for it. */
export const endless = (g: Draw): { cohort: Words; service: Words } => ({
  cohort: {
    arrivals: { inexhaustible: true },
    attributes: { frailty: { mild: "50%", severe: "rest" } },
    enters: "project",
  },
  service: {
    kind: "caseload",
    capacity: int(g, 1, 3),
    "length-of-stay": { gamma: { mean: "30 hours", sd: "20 hours" } },
    routes: [{ to: "home", share: "rest" }],
  },
});

/** By the half-hour, the day and the month. */
export const profile = (g: Draw): Words => ({
  ...oneOf<Words>(
    g,
    {},
    { hour: Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 1 : 3)) },
    { "half-hour": Array.from({ length: 48 }, (_, half) => (half % 7) + 1) },
  ),
  weekday: [5, 4, 4, 4, 5, 2, 1],
  ...(maybe(g) ? { month: [1, 1, 2, 3, 1, 1, 1, 1, 1, 1, 1, 1] } : {}),
});

/** Stays in more forms: those of two moments, mixtures, and ends cut off with and without keeping the mean. */
export const moreForms = (g: Draw, days: number): unknown[] => [
  { gamma: { mean: `${days} days`, sd: "30 hours" } },
  { erlang: { mean: `${days} days`, k: 3 } },
  { uniform: { mean: `${days} days`, sd: "5 hours" } },
  { lognormal: { mu: 3, sigma: 0.5, of: "hours" } },
  {
    mixture: [
      { share: "30%", of: { constant: "9 hours" } },
      { share: "rest", of: { exponential: { mean: `${days} days` } } },
    ],
  },
  { empirical: { values: ["9 hours", "2 days", "2 days"], shares: ["20%", "30%", "rest"] } },
  ...(hasMore(g) ? [{ empirical: { csv: "stays.csv", column: "days" } }] : []),
  { exponential: { mean: `${days} days` }, "at-least": "6 hours", "at-most": `${4 * days} days` },
  { exponential: { mean: `${days} days` }, "at-most": "2 days", "mean-changes": true },
];

/** Periods, costs and a standard: they are measured and change no fact. */
export const measured = (ward: string): Words => ({
  periods: {
    first: { from: "2016-04-01", to: "2016-04-08" },
    second: { from: "2016-04-08", to: "2016-04-20" },
    april: { months: [4] },
  },
  payers: ["nhs", "council"],
  costs: { "price-year": "2016/17", lines: { beds: { service: ward, price: "£312 per bed-day", "paid-by": "nhs" } } },
  measures: { "snapshot-hour": 8 },
});

/** Dates from which other figures hold: of a stay, of shares, of arrivals and of what a place needs. */
export function datedChanges(g: Draw, cohorts: Words, services: Words): { changes: Words[]; programmes: Words } {
  const dates = ["2016-04-03", "2016-04-06T12:30", "2016-04-09"];
  const found = changeable(cohorts, services).filter(() => maybe(g));
  const byItself = found.filter((_, i) => i % 3 > 0);
  const changes = byItself.map(([path, value]) => ({
    on: oneOf(g, ...dates),
    ...(maybe(g) ? { until: "2016-04-12" } : {}),
    ...(path.endsWith("total") && maybe(g) ? { realised: "60%" } : {}),
    ...appliesTo(g, path),
    set: { [path]: value },
  }));
  const phases = found
    .filter((_, i) => i % 3 === 0)
    .map(([path, value], i) => ({
      name: `phase-${i}`,
      ...(i === 0 ? { on: oneOf(g, ...dates) } : { after: "previous" }),
      ...(path.endsWith("total") ? { over: "2 days", realised: "40%" } : {}),
      ...(maybe(g) ? { until: "2016-04-13" } : {}),
      ...appliesTo(g, path),
      changes: { [path]: value },
    }));
  return { changes, programmes: phases.length === 0 ? {} : { plan: { phases } } };
}

/** Whom a change of stays or ways on reaches. */
export const appliesTo = (g: Draw, path: string): Words =>
  /\.(length-of-stay|visit|share|stay)$/.test(path) && maybe(g)
    ? { "applies-to": oneOf(g, "everyone", "everyone", "new-stays") }
    : {};

/** Paths that a date may change in these services and cohorts, and a value for each. */
function changeable(cohorts: Words, services: Words): [string, unknown][] {
  const found: [string, unknown][] = [];
  for (const [name, cohort] of Object.entries(cohorts)) {
    const { arrivals } = cohort as { arrivals: Words };
    if ("total" in arrivals) found.push([`cohorts.${name}.arrivals.total`, "4 per day"]);
  }
  for (const [name, service] of Object.entries(services) as [string, Words][]) {
    const at = (key: string): string => `services.${name}.${key}`;
    if ("turn-round" in service) found.push([at("turn-round"), "9 hours"]);
    if ("starts" in service) found.push([at("starts"), "9 per week"]);
    if ("length-of-stay" in service && service["kind"] === "caseload")
      found.push([at("length-of-stay"), { exponential: { mean: "40 hours" } }]);
    if ("visit" in service) found.push([at("visit"), { lognormal: { mean: "3 hours", sd: "2 hours" } }]);
    if ("leaving" in service) found.push([at("leaving"), { hours: "06:00-22:00" }]);
    if ("staff" in service) found.push([at("staff"), { "mon-sun 07:00-21:00": 2 }]);
  }
  return found;
}

/** People of the census who are ready for a place, and have it or wait for it, with the route that leads there. */
export function onTheirWay(g: Draw, service: string, services: Words): Words[] {
  const routes = ((services[service] as Words)["routes"] ?? []) as Words[];
  const usable = routes.filter(
    ({ to, when }) => when === undefined && [to].flat().every((name) => isStay(services[String(name)])),
  );
  if (usable.length === 0) return [];
  const route = oneOf(g, ...usable);
  const { prepare } = route as { prepare?: Words };
  const wanted = String([route["to"]].flat()[0]);
  return [
    ...(maybe(g)
      ? [{ service, route: String(route["name"] ?? wanted), people: 1, attributes: { frailty: "mild" } }]
      : []),
    { service, for: wanted, state: "assigned", people: int(g, 0, 2) },
    { service, for: wanted, state: "waiting", people: int(g, 0, 2), since: "20 hours" },
    ...(prepare === undefined ? [] : [{ service, state: "ready", reason: "assessment", people: int(g, 0, 2) }]),
  ];
}

/** True for a service in which people can be. */
const isStay = (service: unknown): boolean => service !== undefined && (service as Words)["kind"] !== "decision";

/** A tool that says who is frail, right or wrong, and ways on that go by what it says. */
export function measure(cohorts: Words, services: Words): void {
  const tool = { of: "frailty", finds: "severe", sensitivity: "70%", specificity: "80%" };
  for (const cohort of Object.values(cohorts) as Words[])
    if ("frailty" in ((cohort["attributes"] ?? {}) as Words) || "attributes-jointly" in cohort)
      cohort["measured"] = { "frailty-score": tool };
  const isMeasured = Object.values(cohorts).some((cohort) => "measured" in (cohort as Words));
  for (const service of isMeasured ? (Object.values(services) as Words[]) : [])
    for (const one of [service["routes"], service["admit"]].flatMap((list) => (list ?? []) as Words[]))
      if ("when" in one) one["when"] = { "frailty-score": "flagged" };
}

/** Services that lend each other places, among those that can. */
export function sharing(g: Draw, services: Words): Words {
  const able = Object.entries(services as Record<string, Words>).flatMap(([name, service]) => {
    const holds = service["kind"] === "beds" || service["kind"] === "caseload";
    return holds && !("units" in service) && !("turn-round" in service) ? [name] : [];
  });
  if (able.length < 2) return {};
  const ways = oneOf<Words>(g, {}, { repack: true }, { "own-first": true, repack: true }, { "own-first": false });
  return { "shared-places": { lent: { services: able, ...ways } } };
}
