/** Distributions that are none. */
import { type Broken, swap } from "./sound.ts";

export const DISTRIBUTIONS: readonly Broken[] = [
  swap(
    "a distribution nobody knows",
    "{ lognormal: { mean: 5 days, sd: 4 days } }",
    "{ lognorm: { mean: 5 days, sd: 4 days } }",
    15,
    ["not a distribution", "lognormal"],
  ),
  swap(
    "two distributions at once",
    "{ lognormal: { mean: 5 days, sd: 4 days } }",
    "{ exponential: { mean: 5 days }, uniform: { from: 1 day, to: 2 days } }",
    15,
    ["side by side"],
  ),
  swap("a lognormal without spread", "mean: 5 days, sd: 4 days", "mean: 5 days", 15, ["lognormal", "mean and sd"]),
  swap("no spread at all", "sd: 4 days", "sd: 0 days", 15, ["sd is 0", "above 0"], { column: 54 }),
  swap("a p90 below the median", "mean: 5 days, sd: 4 days", "median: 5 days, p90: 4 days", 15, [
    "p90 is not above median",
  ]),
  swap("a mean below the median", "mean: 5 days, sd: 4 days", "mean: 5 days, median: 6 days", 15, [
    "mean is not above median",
  ]),
  swap("a triangle out of order", "21 nights", "{ triangular: { low: 5 days, mode: 2 days, high: 9 days } }", 23, [
    "not in order",
  ]),
  swap("a uniform the wrong way round", "21 nights", "{ uniform: { from: 5 days, to: 2 days } }", 23, [
    "to is not above from",
  ]),
  swap("a parameter that does not belong", "21 nights", "{ exponential: { mean: 5 days, sd: 5 days } }", 23, [
    '"sd"',
    "not a key here",
  ]),
  swap("a parameter missing", "21 nights", "{ gamma: { mean: 5 days } }", 23, ["sd is missing"]),
  swap("a form without parameters", "21 nights", "{ exponential: 5 days }", 23, ["parameters", "mean"]),
  swap(
    "too few shares for the values",
    "21 nights",
    "{ empirical: { values: [2 days, 5 days], shares: [100%] } }",
    23,
    ["1 shares for 2 values"],
  ),
  swap(
    "a mixture that is no whole",
    "21 nights",
    "{ mixture: [{ share: 50%, of: 2 days }, { share: 40%, of: 9 days }] }",
    23,
    ["90%", "100%"],
  ),
  swap("a mixture that is no list", "21 nights", "{ mixture: { share: 50%, of: 2 days } }", 23, ["list of parts"]),
  swap("an attribute nobody has", "21 nights", "{ by: frailness, levels: { mild: 2 days } }", 23, [
    "frailness",
    "frailty",
  ]),
  swap("a level that does not exist", "21 nights", "{ by: frailty, levels: { mild: 2 days, sever: 9 days } }", 23, [
    "sever",
    "severe",
  ]),
  swap(
    "a level without a stay",
    "length-of-stay: { lognormal: { mean: 5 days, sd: 4 days } }",
    "length-of-stay: { by: frailty, levels: { mild: 2 days } }",
    15,
    ["no stay is given", "frailty severe", "otherwise"],
  ),
  swap(
    "a truncation with nothing to keep",
    "21 nights",
    "{ uniform: { from: 1 day, to: 9 days }, at-most: 8 days }",
    23,
    ["declares no mean", "mean-changes: true"],
  ),
  swap("a mean that cannot be kept", "21 nights", "{ exponential: { mean: 6 days }, at-most: 5 days }", 23, [
    "does not lie between the ends",
  ]),
  swap("quantiles that fall", "21 nights", "{ quantiles: { 50%: 9 days, 90%: 4 days, most: 20 days } }", 23, [
    "rise with the share",
  ]),
  swap("stages that go nowhere", "21 nights", "{ phase-type: { stages: [{ mean: 2 days, to: { nxt: 100% } }] } }", 23, [
    "nxt",
    "next",
  ]),
  swap("a day nobody knows", "21 nights", "{ by: start-day, levels: { caturday: 2 days }, otherwise: 1 day }", 23, [
    "caturday",
    "mon-fri",
  ]),
  swap("a band that is none", "21 nights", "{ by: occupancy, bands: { over 90%: 2 days }, otherwise: 1 day }", 23, [
    "over 90%",
    "above 95%",
  ]),
  swap("a trim that lengthens", "21 nights", "{ of: 21 nights, trim: { above: 10 days, to: 12 days } }", 23, [
    "longer",
  ]),
];
