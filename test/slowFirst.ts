import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, by their path below test/: what begins last must not be what ends last. */
const SLOW = [
  ...["cli/kills", "library/thurrock", "library/essex", "library/southend", "library/cheshire-east", "library/themes"],
  ...["laws/runs", "cli/cli", "cli/resume", "cli/query", "cli/replay", "theory/o02", "theory/loss"],
  ...["engine/projections/measures.oracle", "engine/scenario/layoutOfNetworks", "scenarios/thurrock"],
  ...["docs/readme", "bench/equivalence", "browser/accessible", "browser/plays", "browser/truth", "browser/files"],
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
