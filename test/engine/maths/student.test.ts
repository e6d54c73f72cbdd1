import { describe, expect, test } from "vitest";
import { betaCdf } from "../../../engine/maths/beta.ts";
import { normalQuantile } from "../../../engine/maths/normal.ts";
import { studentCdf, studentQuantile } from "../../../engine/maths/student.ts";
import { expectNear } from "./near.ts";

// Reference values: 40-digit arithmetic, rounded to double.
test.each([
  [0.1, 0.5, 0.5, 0.20483276469913345],
  [0.3, 2, 5, 0.579825],
  [0.99, 8, 0.5, 0.6929921497058124],
  [1e-9, 0.5, 30, 0.000194628397074124],
  [0.5, 400, 380, 0.236829937356067],
  [0, 2, 3, 0],
  [1, 2, 3, 1],
])("the incomplete beta function at %d for %d and %d is right to 1e-12", (x, a, b, share) => {
  expectNear(betaCdf(x, a, b), share);
});

describe("Student's t", () => {
  test.each([
    [-4, 3, 0.014004228005073083],
    [1, 1, 0.75],
    [-0.01, 30, 0.49604374628658887],
    [2, 1e5, 0.9772485182712468],
    [-12, 7.5, 1.8304032278097398e-6],
  ])("has its share at or below %d with %d degrees of freedom right to 1e-12", (t, df, share) => {
    expectNear(studentCdf(t, df), share);
  });

  test.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 4.5, 2.658912347204403],
    [0.975, 9, 2.262157162798205],
    [0.975, 29, 2.045229642132704],
    [0.975, 99, 1.9842169515864172],
    [0.995, 9, 3.249835541592126],
    [0.6, 3, 0.27667066233268983],
    [0.975, 2, 4.302652729749462],
    [0.9999, 5, 9.677566300882814],
    [1e-8, 12, -12.98409809086107],
    [0.975, 1e6, 1.9599663568141066],
    [0.500001, 4, 2.666666666747299e-6],
  ])("has its quantile at %d with %d degrees of freedom right to 1e-12", (p, df, t) => {
    expectNear(studentQuantile(p, df), t);
  });

  test("with two degrees of freedom has the quantile known in closed form", () => {
    for (let p = 0.01; p < 1; p += 0.013) {
      expectNear(studentQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 1e-12);
    }
  });

  test("becomes the normal as degrees of freedom grow, by the first term of its expansion", () => {
    const z = normalQuantile(0.975);
    for (const df of [1e7, 1e9, 1e12, 1e15, 1e17, Number.POSITIVE_INFINITY]) {
      expectNear(studentQuantile(0.975, df), z + (z * z * z + z) / (4 * df), 1e-13);
    }
  });

  test("has ends and a middle", () => {
    expect([studentQuantile(0, 5), studentQuantile(0.5, 5), studentQuantile(1, 5)]).toEqual([
      Number.NEGATIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ]);
    expect([studentCdf(Number.NEGATIVE_INFINITY, 5), studentCdf(0, 5)]).toEqual([0, 0.5]);
  });

  test("refuses fewer than one degree of freedom, and what is not a probability", () => {
    expect(() => studentQuantile(0.9, 0)).toThrow("at least 1 degree of freedom");
    expect(() => studentQuantile(2, 9)).toThrow(RangeError);
  });
});
