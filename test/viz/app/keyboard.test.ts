import { describe, expect, test } from "vitest";
import { actionOf, type Press } from "../../../viz/app/keyboard.ts";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  shift: false,
  modified: false,
  inRegion: true,
  on: "other",
  ...more,
});

describe("a key", () => {
  test.each([
    ["d", {}, "next-delay"],
    ["D", { shift: true }, "previous-delay"],
    [" ", {}, "play"],
    [".", {}, "next-event"],
    ["ArrowLeft", {}, "hour-back"],
    ["ArrowRight", { shift: true }, "day-on"],
    ["7", {}, "service"],
    ["?", { shift: true }, "help"],
  ] as const)("%s %o means %s on the stage", (key, more, action) => {
    expect(actionOf(press(key, more), true)).toBe(action);
  });

  test("means nothing outside stage, timeline and playback, but for Esc", () => {
    for (const key of ["d", " ", "ArrowLeft", "Home"])
      expect(actionOf(press(key, { inRegion: false }), true)).toBeNull();
    expect(actionOf(press("Escape", { inRegion: false }), true)).toBe("close");
  });

  test("that types a character does nothing once such keys are switched off; arrows still do", () => {
    for (const key of ["d", " ", "?", "1"]) expect(actionOf(press(key), false)).toBeNull();
    expect(actionOf(press("ArrowLeft"), false)).toBe("hour-back");
  });

  test("never fires while text is typed", () => {
    for (const key of ["d", " ", "ArrowLeft", "Home", "?"])
      expect(actionOf(press(key, { on: "text" }), true)).toBeNull();
  });

  test("that works the focused control is left to it", () => {
    expect(actionOf(press(" ", { on: "button" }), true)).toBeNull();
    expect(actionOf(press("d", { on: "button" }), true)).toBe("next-delay");
    expect(actionOf(press("d", { on: "choice" }), true)).toBeNull();
    expect(actionOf(press("ArrowLeft", { on: "choice" }), true)).toBeNull();
  });

  test("with Ctrl, Alt or Meta belongs to the browser", () => {
    expect(actionOf(press("d", { modified: true }), true)).toBeNull();
  });
});
