import type { UpcastStep, Words } from "./step.ts";

/**
 * From version 1 (Careshift 0.1) to 2 (Careshift 0.2). Kinds 23 and up came, and those reserved by number came into
 * use; no fact that version 1 could write changed its meaning. Headers learned to name rules, shocks and programmes,
 * of which version 1 had none. Its first logs knew neither layout nor costs: there services stand side by side, nothing
 * has a price, and nobody is known to come in.
 */
export const FROM_1: UpcastStep = {
  header: (words) => ({
    rules: [],
    shocks: [],
    programmes: { list: [], openings: [] },
    payers: [],
    costs: [],
    ...words,
    services: each(words["services"], (service, column) => ({ column, row: 0, ...service })),
    cohorts: each(words["cohorts"], (cohort) => ({ enters: [], ...cohort })),
    routes: each(words["routes"], (route) => ({ fundedBy: -1, ...route })),
  }),
};

/** The records of a list, each told anew; anything else as it is. */
function each(list: unknown, tell: (record: Words, number: number) => Words): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((item, number) => (typeof item === "object" && item !== null ? tell(item, number) : item));
}
