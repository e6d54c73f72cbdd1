import type { CatalogueWorld } from "../../engine/index.ts";
import { type Clock, standingAt } from "./clock.ts";

/**
 * What the page shows and how: everything the reader chose, and what is known of the worlds. Plain data, changed by
 * the transitions in actions.ts only. The logs themselves (LogStore: typed arrays) live in session.ts.
 */
export interface AppState {
  /** A, then B. None: nothing is open yet. */
  readonly worlds: readonly World[];
  /** The server is being asked what there is to show. */
  readonly asking: boolean;
  /** Number of the world on the stage. */
  readonly shown: number;
  /** Which run of each world, from 0. The same in both: only then do the same people live in both. */
  readonly replication: number;
  /** First second of measuring and last second of the run; 0 until a header is read. */
  readonly first: number;
  readonly last: number;
  readonly clock: Clock;
  readonly selection: Selection | null;
  /** At most three people, as numbers of the world on the stage. */
  readonly followed: readonly number[];
  readonly grouped: boolean;
  /** Tethers for the five longest delays as well. */
  readonly longestTethers: boolean;
  readonly panel: Panel;
  /** Number of the fact that the reader jumped to; null once the clock has gone elsewhere. */
  readonly landed: number | null;
  /** The table stands where the stage was. */
  readonly table: boolean;
  readonly lane: LaneWindow;
  /** Magnification of the stage, 1 to 4. */
  readonly zoom: number;
  readonly settings: Settings;
  readonly notices: readonly Notice[];
}

/** A person (a number of the world on the stage) or a service (its name, the same in both worlds). */
export type Selection =
  | { readonly is: "person"; readonly person: number }
  | { readonly is: "service"; readonly service: string };

/** What stands below the Now panel. */
export type Panel =
  | { readonly is: "none" }
  | { readonly is: "list"; readonly service: string }
  | { readonly is: "person"; readonly person: number }
  | { readonly is: "why"; readonly person: number; readonly at: number }
  | { readonly is: "legend" };

/** The stretch of time that the zoomed lane shows, and whether it follows the playhead. */
export interface LaneWindow {
  readonly from: number;
  readonly to: number;
  readonly follow: boolean;
}

export type Theme = "system" | "light" | "dark";
export type Motion = "system" | "reduced" | "full";

export interface Settings {
  readonly theme: Theme;
  readonly motion: Motion;
  /** Single-character keys work in stage and transport. */
  readonly keys: boolean;
  /** What a delay is called: the key of a DelayTerm, or the reader's own words. */
  readonly delayWord: string;
  /** The narration line is a polite status for screen readers. */
  readonly speak: boolean;
}

/** What is wrong, where, and what to try: as log files and scenarios say it. */
export interface Problem {
  readonly wrong: string;
  readonly where: string;
  readonly try: string;
}

/** What a world is: known before its log is read, as far as whoever offers it can tell. */
export interface WorldAbout extends Omit<CatalogueWorld, "log" | "scenario"> {
  /** Its scenario is at hand, so other runs can be made. */
  readonly canSimulate: boolean;
}

/** One world of the comparison, and how far it is open. */
export interface World extends WorldAbout {
  readonly phase: "loading" | "ready" | "failed";
  /** Share of the loading that is done, 0 to 1; null when unknown. */
  readonly progress: number | null;
  /** What is being done, in words. */
  readonly doing: string;
  readonly problems: readonly Problem[];
  /** What of a damaged log can be shown, as a sentence; "" for a whole one, and while it is being read. */
  readonly shown: string;
  /** Digest of the log as read or made; "" before the end. */
  readonly seenDigest: string;
}

/** A sentence above the stage. One of each kind at a time. */
export interface Notice {
  readonly id: string;
  readonly tone: "notice" | "problem";
  readonly text: string;
}

/** People who can be followed at once: more cannot be kept hold of. */
export const MOST_FOLLOWED = 3;
/** Widths of the zoomed lane, in seconds. */
export const LANE_LEAST = 6 * 3600;
const LANE_AT_FIRST = 28 * 86_400;
/** Six hours a second: a day takes four, and dots can still be told apart. */
const SPEED_AT_FIRST = 21_600;

/** The page before anything is open. */
export function initialState(): AppState {
  return {
    worlds: [],
    asking: false,
    shown: 0,
    replication: 0,
    first: 0,
    last: 0,
    clock: standingAt(0, SPEED_AT_FIRST),
    selection: null,
    followed: [],
    grouped: false,
    longestTethers: false,
    // Whoever sees the signs for the first time finds beside them what they mean.
    panel: { is: "legend" },
    landed: null,
    table: false,
    lane: { from: 0, to: LANE_AT_FIRST, follow: true },
    zoom: 1,
    settings: { theme: "system", motion: "system", keys: true, delayWord: "ready", speak: true },
    notices: [],
  };
}

/** The person who is selected; null when none is. */
export const selectedPerson = ({ selection }: AppState): number | null =>
  selection?.is === "person" ? selection.person : null;
