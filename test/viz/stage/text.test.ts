import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textWidth, wrap } from "../../../viz/stage/text.ts";

describe("wrap", () => {
  test("keeps all words in order and every line within the width", () => {
    const word = fc.stringMatching(/^[a-zA-Z,.&()-]{1,30}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 40, max: 300 }),
        (words, width) => {
          const lines = wrap(words.join(" "), width, "bold");
          expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
          for (const line of lines) if (line.length > 1) expect(textWidth(line, "bold")).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test("breaks between words as late as it can", () => {
    expect(wrap("Intermediate care, first place outside the borough", 170, "bold")).toEqual([
      "Intermediate care,",
      "first place outside",
      "the borough",
    ]);
    expect(wrap("", 100, "regular")).toEqual([""]);
  });
});

test("widths are those of Arial, up to 3% more", () => {
  // In thousandths of the size: n 556, o 556, b 611 (bold), e 556, d 611 (bold), s 556 (bold).
  expect(textWidth("no", "regular")).toBeCloseTo(16 * 1.112 * 1.03, 6);
  expect(textWidth("beds", "bold")).toBeCloseTo(16 * 2.334 * 1.03, 6);
  expect(textWidth("é", "regular")).toBeGreaterThan(textWidth("e", "regular"));
});
