import { ln } from "../maths/elementary.ts";
import type { Given } from "../random/families/family.ts";
import type { Shape } from "../random/shapes.ts";
import type { DistributionSpec, Place, Quantity } from "../scenario/scenario.ts";
import type { FamilyGiven } from "../scenario/spec/words.ts";

/** The same distribution with plain numbers, in seconds. */
export function shapeOf(spec: DistributionSpec): Shape {
  switch (spec.form) {
    case "constant":
      return { form: "constant", value: spec.value.value };
    case "exponential":
      return { form: "exponential", mean: spec.mean.value };
    case "gamma":
      return { form: "gamma", mean: spec.mean.value, sd: spec.sd.value };
    case "triangular":
      return { form: "triangular", low: spec.low.value, mode: spec.mode.value, high: spec.high.value };
    case "uniform":
      return { form: "uniform", from: spec.from.value, to: spec.to.value };
    case "empirical":
      return { form: "empirical", values: spec.values.map((q) => q.value), shares: [...spec.shares] };
    case "mixture":
      return { form: "mixture", parts: spec.parts.map((part) => ({ share: part.share, of: shapeOf(part.of) })) };
    case "lognormal":
      return lognormal(spec.mean, spec.sd, spec.median, spec.p90);
    case "family":
      return { form: "family", family: spec.family, given: givenOf(spec.given) };
    case "bins":
      return {
        form: "bins",
        bins: spec.bins.map(({ from, to, share }) => ({ from: from.value, to: to.value, share })),
      };
    case "quantiles":
      return { form: "quantiles", points: spec.points.map(({ share, time }) => ({ share, value: time.value })) };
    case "phase-type":
      return { form: "phase-type", stages: spec.stages.map(({ mean, to }) => ({ mean: mean.value, to: [...to] })) };
    case "rescaled":
      return { form: "scaled", of: shapeOf(spec.of), mean: spec.mean.value };
    case "truncated": {
      const { least, most, keeps } = spec;
      const keep = keeps === null ? null : keeps.value;
      return { form: "truncated", of: shapeOf(spec.of), least: least?.value ?? 0, most: most?.value ?? null, keep };
    }
    case "by-attribute":
    case "by-moment":
    case "levered":
      throw new RangeError("A stay that depends on who comes, on when or on levers stands alone.");
  }
}

function givenOf(given: FamilyGiven): Given {
  switch (given.by) {
    case "mean-sd":
      return { by: "mean-sd", mean: given.mean.value, sd: given.sd.value };
    case "percentiles": {
      const { low, high } = given;
      return { by: "percentiles", p: low.share, x: low.time.value, q: high.share, y: high.time.value };
    }
    case "percentile":
      return { by: "percentile", p: given.at.share, x: given.at.time.value };
    case "shape-scale":
      return { by: "shape-scale", shape: given.shape.value, scale: given.scale.value };
    case "shape-mean":
      return { by: "shape-mean", shape: given.shape.value, mean: given.mean.value };
    case "logs":
      return { by: "logs", mu: given.mu.value + ln(given.unit), sigma: given.sigma.value };
  }
}

function lognormal(mean: Quantity | null, sd: Quantity | null, median: Quantity | null, p90: Quantity | null): Shape {
  if (mean !== null && sd !== null) return { form: "lognormal", mean: mean.value, sd: sd.value };
  if (median !== null && p90 !== null) return { form: "lognormal", median: median.value, p90: p90.value };
  return { form: "lognormal", median: median!.value, mean: mean!.value };
}

/** Where the first figure of a distribution stands; null when it has none. */
export function placeOf(spec: unknown): Place | null {
  if (typeof spec !== "object" || spec === null) return null;
  if ("place" in spec && "value" in spec) return spec.place as Place;
  for (const part of Object.values(spec)) {
    const found = placeOf(part);
    if (found !== null) return found;
  }
  return null;
}
