import type { Mutation } from "./list.ts";

const BY_HAND = "test/engine/projections/asked.test.ts";
const THEORY = "test/theory/asked.test.ts";

/** What is asked for beside the standard measures, and who moves to a place of their own. */
export const OF_MEASURES: readonly Mutation[] = [
  {
    breaks: "of two with a lent place kept for them the one who came later moves",
    file: "engine/run/capacity/sharing.ts",
    before: "since: lending!.factOf(slot) }",
    after: "since: -lending!.factOf(slot) }",
    test: "test/engine/run/places/sharedPlaces.test.ts",
    name: "whoever has longest had a lent place kept for them moves first",
  },
  {
    breaks: "the estimate of a wait leaves out those who do not start",
    file: "engine/projections/asked/waitMeasures.ts",
    before: "kaplanMeier(referrals(t, s).map(",
    after: "kaplanMeier(referrals(t, s).filter((one) => one.started).map(",
    test: THEORY,
    name: "the Kaplan–Meier estimate is the wait there would have been",
  },
  {
    breaks: "who is cut off counts as having started",
    file: "engine/projections/asked/survival.ts",
    before: "if (event) staying",
    after: "if (sorted.length > 0) staying",
    test: BY_HAND,
    name: "keeps those who are cut off among those at risk until then",
  },
  {
    breaks: "a reported delay has no grace",
    file: "engine/projections/asked/reportable.ts",
    before: "from: t + this.asked.grace, party",
    after: "from: t, party",
    test: BY_HAND,
    name: "count after the grace",
  },
  {
    breaks: "the clock of a target runs while there is no staff",
    file: "engine/projections/asked/openClock.ts",
    before: "capacity > 0 ? this.admitted(t)",
    after: "capacity >= 0 ? this.admitted(t)",
    test: BY_HAND,
    name: "count the time always, or only while the service is open",
  },
  {
    breaks: "a home is lost after the 91 days too",
    file: "engine/projections/asked/afterHospital.ts",
    before: "one.lost.filter((due) => t <= due).length",
    after: "one.lost.length",
    test: THEORY,
    name: "of homes lost and of people back within 91 days",
  },
  {
    breaks: "what is outside the area counts as within",
    file: "engine/projections/asked/workMeasures.ts",
    before: "const inside = inArea.filter((one) => one.inside);",
    after: "const inside = inArea;",
    test: BY_HAND,
    name: "shares of starts, days and deaths; two services at once",
  },
];
