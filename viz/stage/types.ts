/**
 * The stage as data: where everything stands (Arrangement, once per size) and what is there now (Frame, a pure
 * function of log, time, speed and view). No document, no canvas. Lengths are CSS pixels of the stage.
 */

/** How a node shows its people. */
export type Glyph = "beds" | "caseload" | "team" | "state" | "decision" | "arrivals" | "exit";

/** A node does not exist in this world. */
export const ABSENT = -2;

/** One thing that stands on the stage: a service, the way in, or an exit. The same nodes for both worlds of a pair. */
export interface StageNode {
  /** Name of the service or exit; "arrivals" for the way in. */
  readonly key: string;
  readonly label: string;
  readonly glyph: Glyph;
  /** Place on the grid of the scenario's layout, from 0. */
  readonly column: number;
  readonly row: number;
  /** Most cells (beds, places, staff) in any world at any time, rules and phases included; 0 for glyphs without. */
  readonly cells: number;
  /** Cells there are at the start in the first world: beyond them cells are added, missing ones are closed. */
  readonly reference: number;
  /** Place number in world 0 (A) and world 1 (B): −1 for arrivals, ABSENT where the world has no such service. */
  readonly place: readonly number[];
}

/** A way people go. `via`: decisions, and states, that they pass without stopping. Numbers are indices into nodes. */
export interface StageLink {
  readonly from: number;
  readonly to: number;
  readonly via: readonly number[];
}

export interface StagePlan {
  readonly nodes: readonly StageNode[];
  readonly links: readonly StageLink[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node with its rectangle. Text stands from the top: label lines, then headline lines; cells below. */
export interface NodeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Lines the label is broken into. */
  readonly labelLines: readonly string[];
  /** Top of the cell area and of the queue of rings at the door. */
  readonly cellsAt: Point;
  /** Side of a cell in pixels: 14, 10 or 8; and the distance from one cell to the next. */
  readonly cellSize: number;
  readonly cellPitch: number;
  readonly cellsPerRow: number;
  /** People one cell stands for: 1, 5, 10 or 50. */
  readonly peoplePerCell: number;
  /** Room for rings: where the first stands, how many fit. Rings follow one another to the right, then down. */
  readonly ringsAt: Point;
  readonly ringsFit: number;
  readonly ringsPerRow: number;
  /** Distance from one ring to the next; and where "+n" stands for those that do not fit: left end, middle height. */
  readonly ringPitch: number;
  readonly overflowAt: Point;
  /** Top left corner of the text; its lines are LINE_HEIGHT high. */
  readonly textAt: Point;
  /** Lines kept free for the headline, below those of the label. */
  readonly headlineLines: number;
  /** Where people come in and go out. */
  readonly door: Point;
  readonly exit: Point;
}

/** The fixed curve of a link: cubic Bézier pieces, start point first, then three points a piece. */
export interface LinkCurve {
  readonly points: readonly Point[];
}

export interface Arrangement {
  readonly plan: StagePlan;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NodeBox[];
  readonly links: readonly LinkCurve[];
  /** Every stretch of the links once, from a node to the next, decisions included: for drawing the network. */
  readonly wires: readonly Wire[];
}

/** A stretch between two nodes. */
export interface Wire extends LinkCurve {
  readonly from: number;
  readonly to: number;
}

/** What a cell shows. */
export const CELL = {
  none: 0,
  empty: 1,
  care: 2,
  delayed: 3,
  closed: 4,
  arriving: 5,
  /** A team member off shift. */
  off: 6,
  /** A visit that runs on after the end of its shift. */
  overtime: 7,
  /** Taken without a person of its own: a further one of somebody who takes several, or one made ready for the next. */
  taken: 8,
} as const;

/** Added to a cell's state when the place is there by a change: double frame. */
export const ADDED = 16;

/** The exact figures of one service at one moment: the stage, the lists and the table all show these. */
export interface NodeCounts {
  /** Places, staff or hours a week; −1 without limit. */
  readonly capacity: number;
  /** True where capacity is hours of care a week, and not places. */
  readonly hours: boolean;
  /** People in it. */
  readonly people: number;
  /** Places taken, those reserved included, without visits in overtime or at a standstill. */
  readonly used: number;
  readonly overtime: number;
  /** Visits that stand still until somebody of the staff goes on with them: they take nobody's time. */
  readonly stopped: number;
  readonly reserved: number;
  /** Of those used: taken without a person of their own, see CELL.taken. 0 where capacity is in hours. */
  readonly taken: number;
  /** Ready to leave and still there. */
  readonly ready: number;
  /** In the queue for it, and in no other service meanwhile. */
  readonly waitingToEnter: number;
  /** In the queue for it, held in another service. */
  readonly waitingElsewhere: number;
  /** On the way to it or with a place reserved, and in no service. */
  readonly onTheWay: number;
  /** Seconds of the longest delay of those ready; 0 for none. */
  readonly longestReady: number;
}

/** What one node shows at one moment. */
export interface NodeFrame {
  readonly counts: NodeCounts;
  /** Headline lines under the label: the same figures as words. */
  readonly lines: readonly string[];
  /** CELL by cell, ADDED or'ed in. Empty without cells. */
  readonly cells: Uint8Array;
  /** By cell: age ticks of a delay, 1 to 4; 0 for none. */
  readonly ticks: Uint8Array;
  /** By cell: the person, −1 for none; all −1 when a cell stands for several. */
  readonly people: Int32Array;
  /** People who wait to enter and are drawn as rings, first come first. */
  readonly rings: Int32Array;
  /** By ring: 1 while the person is still on the way to it. */
  readonly ringsArriving: Uint8Array;
  /** Those who wait and do not fit: "+n". */
  readonly overflow: number;
}

/** Moving people, as columns. */
export interface Dots {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 0 a disc, in care; 1 a diamond, waiting. */
  readonly shape: Uint8Array;
  readonly person: Int32Array;
}

export interface Frame {
  readonly at: number;
  /** The moment that cells, rings and headlines show: `at`, or at high speed the last of three moments a second. */
  readonly sampledAt: number;
  /** By node of the plan; null where this world has no such service. */
  readonly nodes: readonly (NodeFrame | null)[];
  readonly dots: Dots;
  /** In stream mode instead of dots: people per second of watching, by link. Empty otherwise. */
  readonly ribbons: readonly { readonly link: number; readonly perSecond: number }[];
  /** Lines from a held bed to the service the person waits for: cell centre to door. */
  readonly tethers: readonly { readonly person: number; readonly from: Point; readonly to: Point }[];
  /** Where selected and followed people are drawn; those in no cell, ring or dot are left out. */
  readonly marked: readonly { readonly person: number; readonly at: Point; readonly followed: boolean }[];
}

/** Words for people who are delayed, after their number: in a line of their own, and where they share one. */
export interface DelayCounted {
  readonly line: string;
  readonly short: string;
}

/** What the viewer chose. */
export interface StageView {
  /** 0 for A, 1 for B. */
  readonly world: number;
  /** Cells packed by state instead of at their numbers. */
  readonly grouped: boolean;
  /** No flights: people change places at once. */
  readonly reducedMotion: boolean;
  /** A person or null. */
  readonly selected: number | null;
  readonly followed: readonly number[];
  /** The five longest delays get tethers as well. */
  readonly longestTethers: boolean;
  /** What a delay is called in headlines; left out: "ready, waiting". */
  readonly delay?: DelayCounted;
}

/** Simulated seconds that pass in one second of watching; 0 when paused. */
export type Speed = number;
