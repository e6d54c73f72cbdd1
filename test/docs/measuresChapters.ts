/** How the catalogue of measures is put in order: names that scenarios give, chapters, and what checks each measure. */
import type { Model } from "../../engine/language.ts";

/** A kind of check: what it does, and the tests that do it. */
export const CHECKS = {
  "person by person": {
    about:
      "Worked out anew from each person's life, without the code that folds the log, for every measure of random scenarios, and compared to nine digits.",
    files: ["test/engine/projections/measures.oracle.test.ts"],
  },
  "person by person, asked": {
    about: "The same of all that can be asked for, and of every level of an attribute, with people who change.",
    files: ["test/engine/projections/asked.oracle.test.ts"],
  },
  theory: {
    about: "Long runs against formulas of queueing theory.",
    files: ["test/theory/asked.test.ts"],
  },
  "by hand": {
    about: "A run of few people whose figures are worked out by hand.",
    files: ["test/engine/projections/asked.test.ts"],
  },
  ledgers: {
    about: "Ledgers that add up to the penny on random scenarios, and worked examples.",
    files: [
      "test/engine/projections/money/costs.test.ts",
      "test/engine/projections/money/ledgerSums.test.ts",
      "test/engine/projections/money/monthlyLedger.test.ts",
      "test/engine/projections/contracts/agreed.test.ts",
      "test/engine/projections/contracts/funds.test.ts",
      "test/engine/projections/contracts/identities.test.ts",
      "test/engine/projections/contracts/settle.test.ts",
      "test/engine/projections/contracts/wholeRun.test.ts",
    ],
  },
  "sum of levels": {
    about: "The levels of an attribute add up to the measure of everybody.",
    files: ["test/engine/projections/asked.oracle.test.ts"],
  },
} as const;

export type CheckName = keyof typeof CHECKS;

export interface Chapter {
  readonly title: string;
  readonly about: string;
  /** Ids of the catalogue that stand in it, where no chapter before has them. */
  readonly ids: RegExp;
  readonly checks: (id: string) => readonly CheckName[];
}

/** A name in a measure: where it stands in which measure, and what stands for it. Each as long as the groups of the pattern. */
export const NAMES: readonly { readonly pattern: (model: Model) => RegExp; readonly as: readonly string[] }[] = [
  { pattern: () => /^to\.(?!outside$)(.+)$/, as: ["place"] },
  { pattern: () => /^within\.(.+)$/, as: ["limit"] },
  { pattern: () => /^response\.(.+)$/, as: ["target"] },
  { pattern: () => /^census\.at\.(.+)$/, as: ["instant"] },
  { pattern: () => /^census\.hour\.(.+)-(.+)$/, as: ["day", "hour"] },
  { pattern: (model) => joint(model, "correlation"), as: ["service", "other"] },
  { pattern: (model) => joint(model, "([^.]+)\\.([^.]+)"), as: ["service", "other", "people", "others"] },
  { pattern: () => /^reach(?:ing|ed)\.(.+)$/, as: ["people"] },
  { pattern: () => /^places-needed\.(?:limited|unlimited\.loss|unlimited)\.(.+)$/, as: ["share"] },
  { pattern: () => /^rule\.(.+)\.(?:in-force|times|cost)$/, as: ["rule"] },
  { pattern: () => /^shock\.(.+)\.(?:there|times)$/, as: ["shock"] },
  { pattern: () => /^programme\.([^.]+)\.([^.]+)\.open(?:ed)?$/, as: ["programme", "phase"] },
  { pattern: () => /^membership\.(.+)\.(?:members|joins|refused)$/, as: ["membership"] },
  { pattern: () => /^effect\.(.+)\.people$/, as: ["effect"] },
  { pattern: ({ payers }) => new RegExp(`^(?:cost|paid)\\.(${either(payers)})$`), as: ["payer"] },
  { pattern: () => /^paid\.(?!total$)(.+)$/, as: ["payer"] },
  { pattern: () => /^(?:earned|surplus)\.(?!total$|others$)(.+)$/, as: ["provider"] },
  { pattern: () => /^(?:borne|used)\.([^.]+)/, as: ["party"] },
  { pattern: () => /^contract\.(.+)\.accrued$/, as: ["contract"] },
  { pattern: () => /^contract\.(.+)$/, as: ["contract"] },
  { pattern: ({ payers }) => new RegExp(`^fund\\.(.+)\\.[a-z-]+\\.(${either(payers)})$`), as: ["fund", "partner"] },
  { pattern: () => /^fund\.([^.]+)\..+$/, as: ["fund"] },
];

const either = (names: readonly string[]): string => (names.length === 0 ? "(?!)" : names.join("|"));

function joint({ services }: Model, rest: string): RegExp {
  const service = `(${either(services.map(({ name }) => name))})`;
  return new RegExp(`^joint\\.${service}\\.${service}\\.${rest}$`);
}

/** What is asked for and compared with theory, and what with a run worked out by hand. */
const BY_THEORY =
  /\.(reportable|(reportable\.(nhs|snapshot|at-weekly-snapshot|new-per-week|days|days-per-week|per-.+))|referral\.wait(-estimated)?|response\..+|visit-hours|staff-hours|hours-per-visit|wte-.+|in-area\..+|place-of-death\.(hospital|own-home|elsewhere)|readmission-91|loss-of-home-91|census\..+|joint\..+|reach(ing|ed)\..+|places-needed\..+)$/;
const BY_HAND =
  /\.(reportable|(reportable\.(nhs|social-care|both|unattributed|snapshot|at-weekly-snapshot|new-per-week|per-day))|referral\..+|response\..+|in-area\..+|place-of-death\.(hospital|elsewhere)|census\..+|joint\.(?!.*correlation).+|reach(ing|ed)\..+)$/;

function asked(id: string): readonly CheckName[] {
  const more: readonly (readonly [CheckName, RegExp])[] = [
    ["theory", BY_THEORY],
    ["by hand", BY_HAND],
  ];
  return ["person by person, asked", ...more.flatMap(([name, ids]) => (ids.test(id) ? [name] : []))];
}

const standard = (): readonly CheckName[] => ["person by person", "sum of levels"];
const plain = (): readonly CheckName[] => ["person by person"];

export const CHAPTERS: readonly Chapter[] = [
  {
    title: "Asked for: delays as they are reported",
    about:
      "`measures.reportable`: in declared services, of declared people, after a declared grace, attributed by reason or place; in the unit of each plan, from the same log.",
    ids: /^system\.delayed\.reportable/,
    checks: asked,
  },
  {
    title: "Asked for: waits by referral and targets of response",
    about:
      "`measures.waits` and `measures.response`: everyone referred in the measured time, those still waiting among them. To give up or die before a limit is not within it.",
    ids: /\.(referral|response)\./,
    checks: asked,
  },
  {
    title: "Asked for: staff, the area, and what becomes of people",
    about: "`measures.workforce`, `measures.in-area` and `measures.outcomes`.",
    ids: /\.(visit-hours|staff-hours|hours-per-visit|wte-.+|in-area\..+|place-of-death\..+|readmission-91|loss-of-home-91)$/,
    checks: asked,
  },
  {
    title: "Asked for: numbers of people at a time, together, and places needed",
    about:
      "`measures.hours-of-week`, `midnight`, `at`, `joint`, `reaching` and `places-needed`. Places needed from runs without limit and from runs with limits are two questions, with two names.",
    ids: /\.(census\.(hour|midnight|at)|joint|reaching|reached|places-needed)\b/,
    checks: asked,
  },
  {
    title: "Money",
    about: "Of scenarios with costs, contracts or pooled funds; pence per year unless said.",
    ids: /^(system|‹service›)\.(cost|paid|earned|surplus|borne|used|contract|fund)(\.|$)/,
    checks: (id) =>
      /^(system\.cost\.(total|‹payer›|delayed-attributed)|‹service›\.cost)$/.test(id)
        ? ["person by person", "ledgers"]
        : ["ledgers"],
  },
  {
    title: "Rules, shocks, programmes, memberships and pools",
    about: "",
    ids: /(^pool\.|\.(rule|shock|programme|membership|effect)\.|\.places-added$|\.(borrowed|repacked)$)/,
    checks: plain,
  },
  {
    title: "Delays",
    about:
      "People who are ready to leave and have not left. `delayed` is the mean over time; `delayed.snapshot` counts who is there at the snapshot hour; `delayed.reportable`, above, has a declared definition.",
    ids: /\.delayed(\.|$)/,
    // That somebody is delayed is no sum over people.
    checks: (id) => (id.endsWith(".delayed.any") ? plain() : standard()),
  },
  {
    title: "Queues and waits",
    about: "",
    ids: /\.(queue|wait|waiting-at-end|within|refused|diverted|gave-up)(\.|$)/,
    checks: standard,
  },
  {
    title: "Places and stays",
    about: "",
    ids: /^‹service›\./,
    checks: (id) => (/\.(capacity|full|over-capacity|turn-round)$/.test(id) ? plain() : standard()),
  },
  {
    title: "The whole system",
    about: "",
    ids: /^system\./,
    checks: (id) => (/\.(rings|first-ring|ended|time-to-end)$/.test(id) ? plain() : standard()),
  },
];
