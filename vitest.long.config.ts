import { defineConfig, mergeConfig } from "vitest/config";
import { LongResults } from "./test/long/results.ts";
import usual, { halves } from "./vitest.config.ts";

/** How many times the cases of `npm test` each test runs. */
const EFFORT = 10;

// `npm run test:long`: the same tests with more cases, and the counts too large for every day (test/long/). Writes
// test/long-results.json, file by file: a run cut short keeps what it has, and files may be run one by one.
export default mergeConfig(
  { ...usual, test: { ...usual.test, projects: halves("test/bench/**") } },
  defineConfig({
    test: {
      env: { CARESHIFT_EFFORT: String(EFFORT) },
      testTimeout: 3_600_000,
      hookTimeout: 3_600_000,
      reporters: ["default", new LongResults(EFFORT)],
    },
  }),
);
