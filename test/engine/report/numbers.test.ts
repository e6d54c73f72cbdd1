import { describe, expect, test } from "vitest";
import {
  decimal,
  decimalsFor,
  listed,
  number,
  plural,
  signed,
  type UnitStyle,
} from "../../../engine/report/numbers.ts";

const plain: UnitStyle = { before: "", after: "", times: 1, decimals: null };
const percent: UnitStyle = { ...plain, after: "%", times: 100 };
const pounds: UnitStyle = { ...plain, before: "£", times: 0.01, decimals: 0 };

describe("a number in British style", () => {
  test("groups its thousands with commas", () => {
    expect(decimal(1234567.891, 1)).toBe("1,234,567.9");
    expect(decimal(999, 0)).toBe("999");
  });

  test("has a true minus sign, and zero has none", () => {
    expect(decimal(-1234.5, 1)).toBe("−1,234.5");
    expect(decimal(-0.04, 1)).toBe("0.0");
  });

  test("puts the sign before the pound", () => expect(number(-123456, pounds, null)).toBe("−£1,235"));

  test("has no thousands of nothing, nor of what rounding leaves of it", () => {
    const thousands = { ...pounds, after: "k", times: 1e-5 };
    expect([0, 5e-8, 12345678].map((pence) => number(pence, thousands, null))).toEqual(["£0", "£0", "£123k"]);
  });

  test("multiplies a share into per cent", () => expect(number(0.9342, percent, 0.004)).toBe("93.4%"));

  test("carries a sign when it is a difference, unless it rounds to zero", () => {
    expect(signed(3.14, plain, 0.5)).toBe("+3.1");
    expect(signed(-3.14, plain, 0.5)).toBe("−3.1");
    expect(signed(0.001, plain, 0.5)).toBe("0.0");
  });
});

describe("the digits of a number", () => {
  test("are those its interval supports", () => {
    expect(decimalsFor(9.234, 0.4)).toBe(1);
    expect(decimalsFor(9.234, 0.04)).toBe(2);
    expect(decimalsFor(1234.5, 12)).toBe(0);
    expect(decimalsFor(1234.5, 0.3)).toBe(1);
  });

  test("are never more than three, nor less than one below a hundred", () => {
    expect(decimalsFor(0.5, 1e-9)).toBe(3);
    expect(decimalsFor(50, 30)).toBe(1);
  });

  test("are chosen by size where there is no interval", () => {
    expect(decimalsFor(1234.5, null)).toBe(0);
    expect(decimalsFor(12.34, null)).toBe(1);
    expect(decimalsFor(0.0123, null)).toBe(3);
    expect(decimalsFor(12, 0)).toBe(0);
  });
});

test("words agree with their number", () => {
  expect(plural(1, "replication")).toBe("1 replication");
  expect(plural(1200, "run")).toBe("1,200 runs");
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
});
