import { keyFor } from "../panels/keys.ts";
import type { Commands } from "./commands.ts";

const HOUR = 3600;
const DAY = 86_400;

/** What the keys do here, by the action of the keyboard map. Those of screens that are not there yet are left out. */
export type Actions = ReadonlyMap<string, (key: string) => void>;

/** The actions of this screen. `help` opens the list of keys; `close` closes what is on top. */
export function actionsOf(commands: Commands, help: () => void, close: () => void): Actions {
  return new Map<string, (key: string) => void>([
    ["play", () => commands.togglePlay()],
    ["previous-event", () => commands.step(-1)],
    ["next-event", () => commands.step(1)],
    ["hour-back", () => commands.hop(-HOUR)],
    ["hour-on", () => commands.hop(HOUR)],
    ["day-back", () => commands.hop(-DAY)],
    ["day-on", () => commands.hop(DAY)],
    ["start", () => commands.toStart()],
    ["end", () => commands.toEnd()],
    ["slower", () => commands.shiftSpeed(-1)],
    ["faster", () => commands.shiftSpeed(1)],
    ["next-delay", () => commands.delay(1)],
    ["previous-delay", () => commands.delay(-1)],
    ["service", (key) => commands.focusService(Number(key) - 1)],
    ["why", () => commands.why()],
    ["follow", () => commands.toggleFollow()],
    ["group", () => commands.toggleGrouped()],
    ["table", () => commands.toggleTable()],
    ["swap", () => commands.swap()],
    ["parting", () => commands.toParting()],
    ["help", help],
    ["close", close],
  ]);
}

/** A press of a key, as far as it matters here. */
export interface Press {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta is down: the press belongs to browser or system. */
  readonly modified: boolean;
  /** Focus is inside the stage, the timeline or the transport. */
  readonly inRegion: boolean;
  /** What has the focus: "text" takes every key, "choice" and "button" keep the keys that work them. */
  readonly on: "text" | "choice" | "button" | "other";
}

/** Keys that a focused control needs for itself. */
const OWN_KEYS = {
  text: /./,
  // A closed list of choices goes to an option by its first letter.
  choice: /^(?:.|Arrow.*|Home|End|Page.*|Enter)$/,
  button: /^(?: |Enter)$/,
  other: /^$/,
} as const;

/**
 * The action of a press; null when it means nothing here. Keys work in stage, timeline and transport only, never while
 * text is typed, and single characters only while they are switched on. Esc works everywhere.
 */
export function actionOf(press: Press, singleKeys: boolean): string | null {
  const { key, shift, modified, inRegion, on } = press;
  if (modified) return null;
  if (key === "Escape") return "close";
  if (!inRegion || OWN_KEYS[on].test(key)) return null;
  if (!singleKeys && key.length === 1) return null;
  return keyFor(key, shift)?.action ?? null;
}
