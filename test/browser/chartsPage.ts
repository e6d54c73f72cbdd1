/**
 * What the charts are tried on, in the page: a small made-up town. Bundled for the browser by charts.ts; everything it
 * heard from the charts stands in `said`, in order.
 */
import { CostBars } from "../../viz/charts/costBars.ts";
import { Lanes } from "../../viz/charts/lanes.ts";
import type { LanesView } from "../../viz/charts/lanesView.ts";
import { Network } from "../../viz/charts/network.ts";
import { Overlay } from "../../viz/charts/overlay.ts";
import { windowAfter } from "../../viz/charts/timeWindow.ts";
import type { Lane } from "../../viz/log/types.ts";
import { arrange } from "../../viz/stage/arrange.ts";
import type { Frame, Glyph, NodeFrame, StageNode } from "../../viz/stage/types.ts";

const DAY = 86_400;
const END = 100 * DAY;

const node = (key: string, label: string, glyph: Glyph, column: number, row: number, cells = 0): StageNode => ({
  ...{ key, label, glyph, column, row, cells },
  place: [0],
  reference: cells,
});
/** Out of the order of the pathway, as a scenario may name them. */
const NODES = [
  node("reablement", "Reablement", "caseload", 2, 0, 12),
  node("arrivals", "Arrivals", "arrivals", 0, 0),
  node("ward", "Acute ward", "beds", 1, 0, 30),
  node("hospice", "Hospice", "beds", 1, 1, 4),
  node("home", "Home", "exit", 3, 0),
];
const [REABLEMENT, ARRIVALS, WARD, HOSPICE, HOME] = [0, 1, 2, 3, 4];
const link = (from: number, to: number) => ({ from, to, via: [] });
const LINKS = [link(ARRIVALS!, WARD!), link(WARD!, REABLEMENT!), link(WARD!, HOSPICE!), link(REABLEMENT!, HOME!)];

/** A figure that is 4 all the time, but for one hour of 40. */
function lane(kind: Lane["kind"]): Lane {
  const hours: Int32Array = new Int32Array(END / 3600).fill(4);
  hours[1234] = 40;
  const halved = (level: Int32Array, pick: (a: number, b: number) => number): Int32Array =>
    Int32Array.from({ length: Math.ceil(level.length / 2) }, (_, i) =>
      pick(level[2 * i]!, level[2 * i + 1] ?? level[2 * i]!),
    );
  const pyramid = (pick: (a: number, b: number) => number): Int32Array[] => {
    const levels = [hours];
    while (levels.at(-1)!.length > 1) levels.push(halved(levels.at(-1)!, pick));
    return levels;
  };
  return { service: -1, kind, low: pyramid(Math.min), high: pyramid(Math.max) };
}

const nodeFrame = (lines: readonly string[], overflow = 0): NodeFrame => ({
  counts: {
    ...{ capacity: 30, hours: false, people: 0, used: 0, overtime: 0, stopped: 0, taken: 0, reserved: 0, ready: 0 },
    ...{ waitingToEnter: 0, waitingElsewhere: 0, onTheWay: 0, longestReady: 0 },
  },
  lines,
  overflow,
  ...{ cells: new Uint8Array(), ticks: new Uint8Array(), people: new Int32Array(), rings: new Int32Array() },
  ringsArriving: new Uint8Array(),
});

const dots = {
  count: 0,
  ...{ x: new Float32Array(), y: new Float32Array(), shape: new Uint8Array(), person: new Int32Array() },
};
const said: unknown[][] = [];
const part = (id: string): HTMLElement => document.getElementById(id)!;

const arrangement = arrange({ nodes: NODES, links: LINKS }, 1000, 300);
part("stage").style.height = `${arrangement.height}px`;
const network = new Network(part("stage"), {
  focus: (n) => said.push(["focus", NODES[n]!.key]),
  open: (n, at) => said.push(["open", NODES[n]!.key, at]),
});
network.draw(arrangement);
const overlay = new Overlay(part("stage"), (person) => `person ${person}`);
overlay.draw(arrangement);

const frame: Frame = {
  at: 0,
  sampledAt: 0,
  nodes: [
    nodeFrame(["9 of 12 places"]),
    nodeFrame(["3 today"]),
    nodeFrame(["28 of 30 beds", "2 ready, waiting"], 38),
    nodeFrame(["1 of 4 beds"]),
    nodeFrame(["5 today"]),
  ],
  dots,
  ...{ ribbons: [], tethers: [], marked: [] },
};
network.update(frame);

const tones = { ready: lane("ready"), used: lane("used") };
let view: LanesView = {
  clock: { start: "2017-01-30", warmUp: 28 * DAY, end: END, weekOffset: 0, snapshotAt: 0 },
  lanes: [
    { label: "Beds used", lane: tones.used, capacity: 50, tone: "care" },
    { label: "Ready, waiting", lane: tones.ready, capacity: null, tone: "delayed" },
  ],
  overview: { label: "Ready, waiting", lane: tones.ready, capacity: null, tone: "delayed" },
  window: { from: 40 * DAY, to: 60 * DAY },
  marks: [
    { time: 28 * DAY, text: "Measuring begins" },
    { time: 70 * DAY, text: "Winter beds open" },
  ],
  loadedTo: END,
  words: (time) => `second ${time}`,
};
const lanes = new Lanes(part("timeline"), {
  seek(time, phase) {
    said.push([phase, time]);
    view = { ...view, window: windowAfter({ window: view.window, end: END }, time, "follow") };
    lanes.show(view);
    lanes.playhead(time);
  },
});
lanes.show(view);
lanes.playhead(50 * DAY);

const costs = new CostBars(part("costs"));
costs.show({
  costs: [
    { payer: "NHS", pence: 400, text: "£4.1m", share: 1 },
    { payer: "Council", pence: 100, text: "£1.0m", share: 0.25 },
  ],
});

/** What the tests reach for in the page. */
const all = { arrangement, network, overlay, frame, nodeFrame, lanes, said, nodes: { REABLEMENT, WARD, HOSPICE } };
declare global {
  var tried: typeof all;
}
globalThis.tried = all;
