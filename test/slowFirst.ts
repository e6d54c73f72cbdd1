import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, by their path below test/: what begins last must not be what ends last. */
const SLOW = [
  ...["laws/runs", "cli/cli", "theory/o02", "theory/loss", "engine/projections/measures.oracle", "cli/replay"],
  ...["scenarios/thurrock", "docs/readme", "engine/scenario/layoutOfNetworks", "bench/equivalence"],
  ...["browser/accessible", "browser/plays", "browser/truth", "browser/files"],
];

const PATHS = SLOW.map((name) => `/test/${name}.test.ts`);

/** The usual order, which without a cache knows no times, but for the slow files: those go first. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification): boolean => PATHS.some((path) => moduleId.endsWith(path));
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}
