import { defineConfig } from "vitest/config";
import { SlowFirst } from "./test/slowFirst.ts";

/** Tests that drive a browser: what they look at is made once, before any test. */
const BROWSER = "test/browser/**";

/** The two halves of the suite. `without`: folders left to another command. */
export const halves = (without: string) => [
  {
    extends: true as const,
    test: { name: "node", include: ["test/**/*.test.ts"], exclude: [without, BROWSER] },
  },
  {
    extends: true as const,
    test: { name: "browser", include: [`${BROWSER}/*.test.ts`], globalSetup: ["test/browser/setup.ts"] },
  },
];

// `npm test`: the whole suite but for the long counts. As many processes as there are cores take one file after the
// other, and keep what they have loaded: to load the engine anew for each of 240 files took a fifth of all time. So a
// test leaves nothing behind: no handler, no environment, no setting of a package. Slow files first, so that no core
// waits at the end.
export default defineConfig({
  test: {
    projects: halves("test/long/**"),
    globalSetup: ["test/built.ts"],
    setupFiles: ["test/seed.ts"],
    pool: "forks",
    isolate: false,
    maxWorkers: "100%",
    sequence: { sequencer: SlowFirst },
    // Generous: a limit is for a run that hangs, never a measure of speed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
