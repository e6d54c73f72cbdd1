/** The keys of a scenario, in the order in which a resolved one is written. */
export const TOP_KEYS: readonly string[] = [
  "careshift",
  "title",
  "question",
  "place",
  "time",
  "bank-holidays",
  "sources",
  "payers",
  "cohorts",
  "services",
  "census",
  "periods",
  "layout",
  "changes",
  "rules",
  "shocks",
  "levers",
  "costs",
  "measures",
];

/** The keys of a variant. */
export const VARIANT_KEYS: readonly string[] = [
  "careshift",
  "extends",
  "title",
  "question",
  "sources",
  "set",
  "add",
  "remove",
  "layout",
  "changes",
  "levers",
  "measures",
];
