import { defineConfig } from "vitest/config";

// `npm test`: the whole suite but for the long counts. A file is a process of its own, as many at a
// time as there are cores: tests start worker threads and leave nothing behind for one another.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/long/**"],
    setupFiles: ["test/seed.ts"],
    pool: "forks",
    // Generous: a limit is for a run that hangs, never a measure of speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
