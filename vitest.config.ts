import { defineConfig } from "vitest/config";

/** Tests that drive a browser: after the others and one file at a time, for they need the cores for themselves. */
const BROWSER = "test/browser/**";

/** The two halves of the suite. `without`: folders left to another command. */
export const halves = (without: string) => [
  {
    extends: true as const,
    test: { name: "node", include: ["test/**/*.test.ts"], exclude: [without, BROWSER] },
  },
  {
    extends: true as const,
    test: {
      name: "browser",
      include: [`${BROWSER}/*.test.ts`],
      globalSetup: ["test/browser/setup.ts"],
      fileParallelism: false,
      sequence: { groupOrder: 1 },
    },
  },
];

// `npm test`: the whole suite but for the long counts. A file is a process of its own, as many at a
// time as there are cores: tests start worker threads and leave nothing behind for one another.
export default defineConfig({
  test: {
    projects: halves("test/long/**"),
    setupFiles: ["test/seed.ts"],
    pool: "forks",
    maxWorkers: "100%",
    // Generous: a limit is for a run that hangs, never a measure of speed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
