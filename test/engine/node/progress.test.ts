import { describe, expect, test } from "vitest";
import { duration, progressLine, showProgress } from "../../../engine/node/progress.ts";

function screenAndClock(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  return {
    written,
    screen: { isTTY, write: (text: string) => written.push(text) },
    now: () => time,
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

describe("progress", () => {
  test("says how much is done and how long the rest will take", () => {
    expect(progressLine(15, 60, 2_000)).toBe("Simulated 15 of 60 runs, about 6 s left");
    expect(progressLine(1, 60, 20)).toBe("Simulated 1 of 60 runs");
  });

  test("renews one line on a terminal, and takes it away", () => {
    const { written, screen, now, wait } = screenAndClock(true);
    const progress = showProgress(screen, 60, false, now);
    wait(1_000);
    progress.tick(15);
    progress.tick(16); // too soon after the line before
    progress.clear();
    expect(written).toEqual(["\r\u001b[KSimulated 15 of 60 runs, about 3 s left", "\r\u001b[K"]);
  });

  test("writes plain lines elsewhere, and not many", () => {
    const { written, screen, now, wait } = screenAndClock(false);
    const progress = showProgress(screen, 60, false, now);
    for (let finished = 1; finished <= 60; finished++) {
      wait(200);
      progress.tick(finished);
    }
    progress.clear();
    expect(written).toHaveLength(2);
    expect(written.join("")).not.toContain("\u001b");
    expect(written[0]).toBe("Simulated 25 of 60 runs, about 7 s left\n");
  });

  test("is silent when asked to be", () => {
    const { written, screen, now, wait } = screenAndClock(true);
    const progress = showProgress(screen, 60, true, now);
    wait(9_000);
    progress.tick(15);
    progress.clear();
    expect(written).toEqual([]);
  });
});

test("a time left is told in the unit that fits", () => {
  expect(duration(200)).toBe("1 s");
  expect(duration(89_000)).toBe("89 s");
  expect(duration(600_000)).toBe("10 min");
  expect(duration(7_800_000)).toBe("2 h 10 min");
});
