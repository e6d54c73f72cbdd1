/** Which measures a reader sees first, in which groups, and what the rows are called. */
import type { MeasureResult, ScenarioResults } from "../experiments/contract.ts";

/** A row of a table: one measure, in words. */
export interface Line {
  readonly id: string;
  readonly label: string;
}

export interface Group {
  readonly title: string;
  /** What all figures of the group mean, said once. */
  readonly about: string;
  readonly lines: readonly Line[];
  /** Services left out because others have more to show. */
  readonly left: number;
}

/** How much there is to see in a measure: 0 = nothing, rows of zeros hide the others; the higher the sooner shown. */
export type Rank = (measure: MeasureResult) => number;

/** How a group finds its rows: of the system in the order given, then the services with most to show. */
interface Rule {
  readonly title: string;
  readonly about: string;
  readonly system: readonly (readonly [measure: RegExp, label: (name: string) => string])[];
  readonly service: RegExp | null;
  readonly named: (label: string, measure: string) => string;
  /** Most rows of services. */
  readonly most: number;
}

const asIs = (label: string): string => label;
const fixed = (label: string) => (): string => label;

/** "fund.pooled.overspend" → "pooled: overspend". */
function inFund(name: string): string {
  const [, fund = "", what = ""] = name.split(".");
  const words: Readonly<Record<string, string>> = {
    contributions: "comes in",
    "overspent-years": "financial years that overspend, %",
    "overspend-shows": "days from 1 April until an overspend shows",
  };
  return `${fund}: ${words[what] ?? what}`;
}

const RULES: readonly Rule[] = [
  {
    title: "Delays",
    about: "people ready to leave who have not left, on an average day",
    system: [
      [/^delayed$/, fixed("All services together")],
      [/^delayed\.days$/, fixed("Delayed days a year, all services")],
    ],
    service: /^delayed$/,
    named: asIs,
    most: 6,
  },
  {
    title: "Beds and caseloads",
    about: "share of places in use (of staff on duty, in a team)",
    system: [],
    service: /^occupancy$/,
    named: asIs,
    most: 10,
  },
  {
    title: "Waits",
    about: "mean time from referral to a place being found",
    system: [],
    service: /^(wait|within\..*)$/,
    named: (label, measure) =>
      measure === "wait" ? label : `${label}, ${measure.replace(".", " ").replaceAll("-", " ")}`,
    most: 6,
  },
  {
    title: "Flow",
    about: "people a year",
    system: [
      [/^admissions$/, fixed("Admissions to hospital beds")],
      [/^admissions\.older$/, fixed("Admissions of people aged 65 and over")],
      [/^readmission-30$/, fixed("Back in hospital within 30 days of going home")],
    ],
    service: /^(starts|gave-up)$/,
    named: (label, measure) => (measure === "starts" ? `Starts: ${label}` : `Gave up waiting: ${label}`),
    most: 5,
  },
  {
    title: "Outcomes",
    about: "for older people",
    system: [
      [/^at-home-91$/, fixed("Still at home 91 days after leaving hospital for reablement or rehabilitation")],
      [/^care-home-admissions$/, fixed("Moves into a care home a year")],
      [/^care-home-rate$/, fixed("Moves into a care home a year per 100,000")],
    ],
    service: null,
    named: asIs,
    most: 0,
  },
  {
    title: "Money by payer",
    about: "what care costs a year",
    system: [
      [/^cost\.total$/, fixed("All payers")],
      [/^cost\.(?!total$|delayed-attributed$)/, (name) => name.slice("cost.".length)],
      [/^cost\.delayed-attributed$/, fixed("In it, the price of delayed days")],
    ],
    service: null,
    named: asIs,
    most: 0,
  },
  {
    title: "What commissioners pay",
    about: "contracts for services under contract, what care costs elsewhere, a year",
    system: [
      [/^paid\.total$/, fixed("All commissioners")],
      [/^paid\.(?!total$)/, (name) => name.slice("paid.".length)],
    ],
    service: null,
    named: asIs,
    most: 0,
  },
  {
    title: "What providers earn",
    about: "a year; a surplus is what is left when care in their services is paid for",
    system: [
      [/^(?:earned|surplus)\./, (name) => name.replace(/^earned\./, "").replace(/^surplus\.(.*)$/, "$1: surplus")],
    ],
    service: null,
    named: asIs,
    most: 0,
  },
  {
    title: "Contracts",
    about: "what is paid under each a year; of a gain share, what is shared",
    system: [[/^contract\.[^.]+$/, (name) => name.slice("contract.".length)]],
    service: null,
    named: asIs,
    most: 0,
  },
  {
    title: "Pooled funds",
    about: "what is spent and what comes in a year, and what is spent beyond it",
    system: [[/^fund\.[^.]+\.(?:spend|contributions|overspend|overspent-years|overspend-shows)$/, inFund]],
    service: null,
    named: asIs,
    most: 0,
  },
];

/** Headline groups of a scenario; a comparison passes the base, whose measures the variants share. */
export function headlines({ scenario, measures }: ScenarioResults, rank: Rank): Group[] {
  const groups = RULES.map((rule) => {
    const services = serviceLines(rule, measures, scenario.services, rank);
    const lines = [...systemLines(rule, measures, rank), ...services.lines];
    return { title: rule.title, about: rule.about, lines, left: services.left };
  });
  return groups.filter((group) => group.lines.length > 0);
}

/** Every measure, service by service, under its own name. */
export function everything({ scenario, measures }: ScenarioResults): Group[] {
  const owners = [...new Set(measures.map((measure) => measure.service))];
  return owners.map((owner) => ({
    title: owner === null ? "The whole system" : (scenario.services[owner] ?? owner),
    about: owner ?? "system",
    lines: measures.filter((one) => one.service === owner).map(({ id, measure }) => ({ id, label: measure })),
    left: 0,
  }));
}

function systemLines(rule: Rule, measures: readonly MeasureResult[], rank: Rank): Line[] {
  return rule.system.flatMap(([pattern, label]) =>
    measures
      .filter((one) => one.service === null && pattern.test(one.measure) && rank(one) > 0)
      .map((one) => ({ id: one.id, label: label(one.measure) })),
  );
}

/** The rows with most to show, in the order of the scenario. */
function serviceLines(
  { service, named, most }: Rule,
  measures: readonly MeasureResult[],
  services: Readonly<Record<string, string>>,
  rank: Rank,
): { lines: Line[]; left: number } {
  const worth = measures.filter((one) => one.service !== null && service?.test(one.measure) && rank(one) > 0);
  const chosen = new Set([...worth].sort((a, b) => rank(b) - rank(a)).slice(0, most));
  const lines = worth
    .filter((one) => chosen.has(one))
    .map((one) => ({ id: one.id, label: named(services[one.service!] ?? one.service!, one.measure) }));
  return { lines, left: worth.length - lines.length };
}
