/** The groups of figures that a reader sees first. */
import { ASKED_FOR } from "./askedFor.ts";
import type { Rule } from "./headlineRule.ts";

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

/** What costs consist of, by the names of their measures. */
const CONSISTS = {
  fixed: "Fixed: paid whatever is used",
  "semi-variable": "Semi-variable: follows use after its lag",
  variable: "Variable: follows use at once",
  stranded: "Stranded: what use does not carry",
  "one-off": "Paid once",
  "double-running": "Double running",
} as const;

const A_PAYER = new RegExp(`^cost\\.(?!(?:total|delayed-attributed|discounted|${Object.keys(CONSISTS).join("|")})$)`);

/** The groups in their order. */
export const RULES: readonly Rule[] = [
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
  ASKED_FOR,
  {
    title: "Money by payer",
    about: "what care costs a year",
    system: [
      [/^cost\.total$/, fixed("All payers")],
      [A_PAYER, (name) => name.slice("cost.".length)],
      [/^cost\.delayed-attributed$/, fixed("In it, the price of delayed days")],
      [/^cost\.discounted$/, fixed("All payers, discounted")],
    ],
    service: null,
    named: asIs,
    most: 0,
  },
  {
    title: "What costs consist of",
    about: "of what care costs a year",
    system: Object.entries(CONSISTS).map(([id, words]) => [new RegExp(`^cost\\.${id}$`), fixed(words)] as const),
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
