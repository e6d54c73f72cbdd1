import { describe, expect, test } from "vitest";
import { timelineMarks } from "../../../viz/panels/marks.ts";
import { partingDate, partingOf, partingWords } from "../../../viz/words/parting.ts";
import { DAY, HOUR, TOWN } from "./town.ts";

const forked = { ...TOWN, fork: { parent: "p", at: 6 * DAY - 1, date: "2016-04-07" } };

describe("where two worlds part", () => {
  test("is told by the header of the one that goes its own way, in the first second in which it does", () => {
    expect(partingOf([TOWN, forked])).toBe(6 * DAY);
    expect(partingOf([undefined, forked])).toBe(6 * DAY);
    expect(partingOf([forked])).toBe(6 * DAY);
    expect(partingOf([TOWN, TOWN])).toBeNull();
  });

  test("is a date, with its hour where it is not midnight", () => {
    expect(partingDate(TOWN, 6 * DAY)).toBe("7 Apr 2016");
    expect(partingDate(TOWN, 6 * DAY + 8 * HOUR)).toBe("7 Apr 2016, 08:00");
  });

  test("says that both are the same until then, and that they differ afterwards", () => {
    expect(partingWords(TOWN, 6 * DAY, 6 * DAY - 1)).toEqual({
      label: "Same until 7 Apr 2016",
      sentence: "A and B are one run until 7 Apr 2016: both show the same facts. Go to where they part.",
    });
    expect(partingWords(TOWN, 6 * DAY, 6 * DAY)).toEqual({
      label: "Parted on 7 Apr 2016",
      sentence: "A and B are one run until 7 Apr 2016, and differ from then on. Go to where they part.",
    });
  });

  test("is a mark on the timeline, before what changes there", () => {
    const capacityChanges = [{ at: 6 * DAY, service: 0, capacity: 24 }];
    const marks = timelineMarks({ header: { ...forked, capacityChanges } }, 6 * DAY);
    expect(marks.at(-1)).toMatchObject({
      time: 6 * DAY,
      text: expect.stringMatching(/^parts here: 7 Apr 2016; Ward: from/),
    });
    expect(timelineMarks({ header: TOWN })).toHaveLength(1);
  });
});
