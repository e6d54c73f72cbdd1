import { type Costly, costed } from "./costed.ts";
import { type Draw, int, maybe, oneOf, type Words } from "./drawing.ts";

/** Services of a small scenario by what can be measured and paid for in them. */
interface Of extends Costly {
  /** People queue for it. */
  readonly queued: readonly string[];
}

/**
 * A scenario with people who come as many as a table says, what is measured beside what always is, what it costs, and
 * who is paid under contracts.
 */
export function moreMeasured(g: Draw, scenario: Words): Words {
  const services = scenario["services"] as Record<string, Words>;
  const of: Of = {
    people: namesOf(services, (kind) => kind !== "decision"),
    queued: namesOf(services, (kind) => kind !== "decision" && kind !== "state"),
    places: namesOf(services, (kind) => kind === "beds" || kind === "caseload"),
    teams: namesOf(services, (kind) => kind === "team"),
  };
  const costs = scenario["costs"] === undefined && int(g, 0, 3) > 0 ? costed(g, of) : {};
  const cohorts = { ...(scenario["cohorts"] as Words), ...(maybe(g) ? { monthly: monthly(g, of.people[0]!) } : {}) };
  return {
    ...scenario,
    cohorts,
    ...costs,
    ...(maybe(g) ? askedFor(g, services, of, scenario["measures"] as Words | undefined) : {}),
    ...(maybe(g) ? paid(g, services, of, (costs["costs"] ?? scenario["costs"]) as Words | undefined) : {}),
  };
}

const namesOf = (services: Record<string, Words>, fits: (kind: unknown) => boolean): string[] =>
  Object.keys(services).filter((name) => fits(services[name]!["kind"]));

/** As many as a capacity and demand plan wants, month by month. */
function monthly(g: Draw, enters: string): Words {
  const rows = oneOf<Words>(g, { service: "far" }, { service: "near" }, { service: "near", source: "acute" });
  const attributes = { frailty: { mild: "50%", severe: "rest" } };
  return { arrivals: { table: { csv: "months.csv", ...rows } }, attributes, enters };
}

function askedFor(g: Draw, services: Record<string, Words>, of: Of, measures: Words = {}): Words {
  const first = of.people[0]!;
  const held = oneOf(g, ...of.queued);
  const outside = oneOf(g, ...of.people);
  services[outside] = { ...services[outside], "in-area": false, pathway: oneOf<unknown>(g, 0, 2, "none") };
  const [clock, age] = [oneOf(g, "always", "opening-hours"), oneOf(g, "18-plus", "65-plus")];
  return {
    place: { name: "Somewhere", population: { "18-plus": 30_000, "65-plus": 9000 } },
    measures: {
      ...measures,
      by: oneOf<unknown>(g, "frailty", ["frailty", "cohort"]),
      reportable: {
        services: oneOf<unknown>(g, held, of.people),
        adults: { frailty: oneOf<unknown>(g, "severe", ["mild", "severe"]) },
        grace: oneOf(g, "0 hours", "24 hours"),
        attributed: { assessment: "nhs", funding: "both", [held]: "social-care" },
        per: age,
        "weekly-snapshot": oneOf(g, "monday", "thursday", "sunday"),
      },
      outcomes: ["place-of-death", "readmission-91", "loss-of-home-91"].slice(int(g, 0, 2)),
      waits: of.queued,
      response: { soon: { service: held, within: oneOf(g, "2 hours", "1 days"), clock } },
      ...(of.teams.length > 0
        ? { workforce: { [of.teams[0]!]: { "hours-per-week": "37.5 hours", "on-visits": "60%" } } }
        : {}),
      "in-area": [...new Set([outside, held])],
      "hours-of-week": oneOf(g, ...of.people),
      midnight: of.people,
      at: { noon: { service: held, on: "2016-04-10T12:00" } },
      joint: [[first, held === first ? of.people[1]! : held]],
      reaching: [{ service: held, level: int(g, 1, 9) }],
      "places-needed": [held, first].map((service) => ({ service, delay: oneOf(g, "5%", "30%") })),
    },
  };
}

/** Contracts of every kind, one after the other for the same service, and a fund that pays one of them. */
function paid(g: Draw, services: Record<string, Words>, { people, queued }: Of, costs: Words = {}): Words {
  const [held, other] = [queued[0]!, people.find((name) => name !== queued[0])!];
  services[held] = { ...services[held], provider: "trust" };
  const parties = { provider: "trust", commissioner: oneOf<unknown>(g, "nhs", { nhs: "40%", council: "rest" }) };
  const lines = {
    ...((costs["lines"] ?? {}) as Words),
    care: { service: other, price: "£45 per start", "paid-by": "nhs" },
  };
  const shared = { nhs: "50%", trust: "rest" };
  const overspend = oneOf(g, "by-function", "collective", "by-contribution");
  return {
    payers: ["nhs", "council"],
    providers: ["trust"],
    costs: { "price-year": "2016/17", ...costs, lines },
    contracts: {
      tariff: { ...parties, services: held, until: "2016-04-06", pays: tariff(g, services[held]!["kind"]) },
      block: { ...parties, services: [held], from: "2016-04-06", pays: { block: "£0.6m per year" } },
      volume: { ...parties, services: other, pays: volume(g) },
      reward: { commissioner: "nhs", pays: performance(g, held) },
      alliance: {
        pays: { "gain-share": { target: "£8m per year", of: [held], gain: shared, loss: shared, cap: "£2m per year" } },
      },
    },
    funds: {
      pooled: {
        contributions: { nhs: "£0.1m per year", council: oneOf(g, "£2m per year", "£50,000 per year") },
        pays: ["block"],
        overspend,
        ...(overspend === "by-function" ? { owners: { block: oneOf(g, "nhs", "council") } } : {}),
        ...(maybe(g) ? { budgets: { block: "£0.4m per year" }, "remedial-plan": "14 days" } : {}),
        premium: "reward",
      },
    },
  };
}

function tariff(g: Draw, kind: unknown): Words {
  if (kind === "team" && maybe(g)) return { activity: { price: "£115 per visit" } };
  const planned = maybe(g) ? { baseline: "350 per year", marginal: "70%" } : {};
  const nights = kind === "beds" ? { "trim-point": "3 days", beyond: "£230 per bed-day" } : {};
  return { activity: { price: "£2,100 per discharge", ...nights, ...planned } };
}

function volume(g: Draw): Words {
  const corridor = maybe(g) ? { floor: "£0.6m per year", ceiling: "£0.8m per year" } : {};
  const prices = { above: "£500 per start", below: "£300 per start" };
  return { "cost-and-volume": { value: "£0.7m per year", volume: "730 per year", ...prices, ...corridor } };
}

function performance(g: Draw, service: string): Words {
  const steps = [
    { change: "-1%", pays: "£2,000" },
    { change: "-3.5%", pays: "£7,000" },
  ];
  const between = maybe(g) ? { between: "proportional" } : {};
  return { performance: { of: `${service}.starts`, baseline: "370 per year", steps, ...between } };
}
