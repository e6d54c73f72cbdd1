import type { KeyHelp, KeyPress } from "./types.ts";

const press = (key: string, shift: boolean | null = false): KeyPress => ({ key, shift });

/** A letter, whether caps lock is on or not. */
const letter = (key: string, shift = false): KeyPress[] => [press(key, shift), press(key.toUpperCase(), shift)];

/** Keys whose sign needs Shift on some keyboards and not on others. */
const sign = (...keys: string[]): KeyPress[] => keys.map((key) => press(key, null));

const line = (shown: string, does: string, action: string, keys: readonly KeyPress[]): KeyHelp => ({
  shown,
  does,
  action,
  keys,
});

/**
 * The keyboard map, in the order of the help. A page offers those whose action it has. Keys that type a character work
 * only while focus is on the stage or the transport, and never in a text field.
 */
export const KEYS: readonly KeyHelp[] = [
  line("Space or K", "play, pause", "play", [press(" "), ...letter("k")]),
  line(",", "previous event", "previous-event", sign(",")),
  line(".", "next event", "next-event", sign(".")),
  line("←", "one hour back", "hour-back", [press("ArrowLeft")]),
  line("→", "one hour on", "hour-on", [press("ArrowRight")]),
  line("Shift + ←", "one day back", "day-back", [press("ArrowLeft", true)]),
  line("Shift + →", "one day on", "day-on", [press("ArrowRight", true)]),
  line("Home", "start", "start", [press("Home")]),
  line("End", "end", "end", [press("End")]),
  line("[", "slower", "slower", sign("[")),
  line("]", "faster", "faster", sign("]")),
  line("D", "next delayed transfer", "next-delay", letter("d")),
  line("Shift + D", "previous delayed transfer", "previous-delay", letter("d", true)),
  line("1 to 9", "go to a service, in pathway order", "service", sign(..."123456789")),
  line("Enter", "open the list of the service in focus", "open", [press("Enter")]),
  line("W", "why? (the chain of causes)", "why", letter("w")),
  line("F", "follow the selected person", "follow", letter("f")),
  line("G", "group beds by state", "group", letter("g")),
  line("T", "table for the chart in focus", "table", letter("t")),
  line("X", "swap A and B", "swap", letter("x")),
  line("Shift + X", "go to where A and B part", "parting", letter("x", true)),
  line("B", "next bookmark", "next-bookmark", letter("b")),
  line("Shift + B", "previous bookmark", "previous-bookmark", letter("b", true)),
  line("M", "add a bookmark here", "add-bookmark", letter("m")),
  line("N", "add a note here", "add-note", letter("n")),
  line("P", "presenter mode", "presenter", letter("p")),
  line("?", "this list", "help", sign("?")),
  line("Esc", "close, then clear the selection", "close", [press("Escape", null)]),
  line("Tab", "all controls, in reading order", "tab", [press("Tab", null)]),
];

/** The line of the map that a press belongs to; null for none. `key` and `shift` as a keyboard event gives them. */
export function keyFor(key: string, shift: boolean): KeyHelp | null {
  const fits = (one: KeyPress): boolean => one.key === key && (one.shift === null || one.shift === shift);
  return KEYS.find(({ keys }) => keys.some(fits)) ?? null;
}
