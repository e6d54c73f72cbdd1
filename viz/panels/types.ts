/** View models of the panels: words and figures ready to be shown. No document. */

export interface Row {
  readonly label: string;
  readonly value: string;
}

/** The Now panel. */
export interface NowView {
  /** "Tuesday 14 January 2017, 14:05" */
  readonly clock: string;
  /** "day 14 of 730", "warm-up, 12 weeks before measuring begins" */
  readonly day: string;
  readonly rows: readonly Row[];
  /** Cost so far by payer, in the order of the scenario; empty without costs. `share`: of the largest, 0 to 1. */
  readonly costs: readonly {
    readonly payer: string;
    readonly pence: number;
    readonly text: string;
    readonly share: number;
  }[];
  readonly total: string;
}

/** A table: cells are text as shown. Columns of figures are right-aligned. */
export interface TableView {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly unit: string; readonly figure: boolean }[];
  /** The first cell of a row is its header. `key` names what the row is about. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
}

/** Someone in a service, or waiting for it. */
export interface PersonRow {
  readonly person: number;
  /** "in care", "ready to leave, waiting", "waiting to enter", "on the way" */
  readonly state: string;
  /** "3 d 4 h" */
  readonly since: string;
  /** What they wait for and why; "" when not waiting. */
  readonly waitsFor: string;
}

/** One line of a person's story. */
export interface StoryLine {
  readonly fact: number;
  readonly time: number;
  readonly when: string;
  readonly text: string;
}

export interface PersonView {
  readonly title: string;
  /** "65-74, frail, dementia: none" */
  readonly about: string;
  readonly now: string;
  readonly story: readonly StoryLine[];
}

/** "Run 1 of 30", and how it stands among the others. */
export interface BadgeView {
  readonly text: string;
  readonly explanation: string;
}

/** Marks on the timeline. */
export interface TimelineMark {
  readonly time: number;
  readonly text: string;
  /** The same in fewer words, to stand on the timeline; the text itself where there are none. */
  readonly short?: string;
}

/** One delay of the list of delays. */
export interface DelayRow {
  /** Row in the index of delays, and number of its ReadyToLeave. */
  readonly row: number;
  readonly fact: number;
  readonly time: number;
  readonly person: number;
  readonly service: number;
  /** "Tue 14 Jan 2017, 14:05" */
  readonly when: string;
  readonly where: string;
  readonly waitsFor: string;
  /** The first reason: "no room in the next service". */
  readonly reason: string;
  /** How long it had lasted at the moment asked about: "9 d 3 h". */
  readonly length: string;
  /** True when it had ended by then. */
  readonly over: boolean;
}

/** A page of the list of delays. */
export interface DelaysView {
  readonly caption: string;
  /** Delays in the whole list. */
  readonly total: number;
  readonly rows: readonly DelayRow[];
}

/** A glyph of the stage and what it means. */
export interface LegendItem {
  /** Names the drawing: see legend.ts. */
  readonly glyph: string;
  readonly name: string;
  readonly meaning: string;
}

/** A line of the keyboard map. */
export interface KeyHelp {
  /** As written in the help: "Space or K". */
  readonly shown: string;
  /** What it does: "play, pause". */
  readonly does: string;
  /** Id of what it does, for the page. */
  readonly action: string;
  readonly keys: readonly KeyPress[];
}

/** One press: the name that a keyboard event gives the key, and whether Shift is down; null where that does not matter. */
export interface KeyPress {
  readonly key: string;
  readonly shift: boolean | null;
}
