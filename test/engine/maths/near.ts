import { expect } from "vitest";

/** Fails unless `found` is within a relative `tolerance` of `expected`; of 1 where `expected` is 0. */
export function expectNear(found: number, expected: number, tolerance = 1e-12): void {
  const scale = expected === 0 ? 1 : Math.abs(expected);
  expect(Math.abs(found - expected) / scale, `${found} should be ${expected}`).toBeLessThanOrEqual(tolerance);
}
