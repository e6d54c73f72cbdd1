import { phaseType, type Stage } from "../../maths/phaseType.ts";
import { quantileByTails } from "../../maths/tails.ts";
import { isPositive, type Law, need } from "../laws.ts";

const MOST_STAGES = 40;

/**
 * The time through stages, from the first until out.
 * @param stages means in seconds; `to` the shares that go on to each stage, what is left going out
 * @throws RangeError when a mean is not above 0, shares are more than a whole, or people never get out
 */
export function phaseTypeLaw(stages: readonly Stage[]): Law {
  need(stages.length > 0 && stages.length <= MOST_STAGES, `A phase-type needs 1 to ${MOST_STAGES} stages.`);
  for (const { mean, to } of stages) {
    need(isPositive(mean), "Each stage of a phase-type needs a mean above 0.");
    need(
      to.every((share) => share >= 0) && to.reduce((sum, share) => sum + share, 0) <= 1 + 1e-9,
      "The shares leaving a stage are at most 100%.",
    );
  }
  const law = phaseType(stages);
  return {
    mean: law.mean,
    sd: law.sd,
    low: 0,
    high: Number.POSITIVE_INFINITY,
    cdf: (x) => (x === Number.POSITIVE_INFINITY ? 1 : law.cdf(x)),
    density: law.density,
    quantile: (p, near) => quantileByTails(law, p, near),
    meanBelow: (x) => (x === Number.POSITIVE_INFINITY ? law.mean : x > 0 ? law.mean - law.meanAbove(x) : 0),
  };
}
