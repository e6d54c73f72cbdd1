/** The glyphs of the stage as small drawings for legends: the same shapes and colours, drawn once as SVG. */

const SVG = "http://www.w3.org/2000/svg";

type Attributes = Readonly<Record<string, string | number>>;
type Piece = readonly [tag: string, attributes: Attributes];

const cell = (x: number, kind: string): Piece => ["rect", { x, y: 3, width: 14, height: 14, class: `sample-${kind}` }];
const line = (x1: number, y1: number, x2: number, y2: number, kind: string): Piece => [
  "line",
  { x1, y1, x2, y2, class: `sample-${kind}` },
];

const hatch = (x: number): Piece[] => [
  line(x + 1, 9, x + 6, 4, "hatch"),
  line(x + 1, 14, x + 11, 4, "hatch"),
  line(x + 3, 17, x + 13, 7, "hatch"),
  line(x + 8, 17, x + 13, 12, "hatch"),
];

/** By glyph of the legend (panels/legend.ts). */
const PIECES: Readonly<Record<string, readonly Piece[]>> = {
  care: [cell(9, "care")],
  delayed: [cell(9, "delayed"), ...hatch(9)],
  ticks: [0, 1, 2].map((n) => line(10 + 4 * n, 6, 10 + 4 * n, 14, "tick")),
  empty: [cell(9, "empty")],
  arriving: [cell(9, "arriving")],
  taken: [cell(9, "taken"), ["path", { d: "M9 3V17H23Z", class: "sample-care" }]],
  closed: [cell(9, "empty"), line(11, 5, 21, 15, "cross"), line(21, 5, 11, 15, "cross")],
  added: [cell(9, "added"), ["rect", { x: 12, y: 6, width: 8, height: 8, class: "sample-added" }]],
  staff: [
    ["rect", { x: 2, y: 4, width: 8, height: 12, class: "sample-care" }],
    ["rect", { x: 12, y: 4, width: 8, height: 12, class: "sample-empty" }],
    ["rect", { x: 22, y: 4, width: 8, height: 12, class: "sample-off" }],
  ],
  overtime: [["rect", { x: 12, y: 4, width: 8, height: 12, class: "sample-overtime" }]],
  waiting: [["circle", { cx: 16, cy: 10, r: 4.5, class: "sample-ring" }]],
  moving: [["circle", { cx: 16, cy: 10, r: 3.5, class: "sample-care" }]],
  movingWaiting: [["path", { d: "M16 4.5 21.5 10 16 15.5 10.5 10Z", class: "sample-waiting" }]],
  tether: [line(2, 10, 24, 10, "tether"), ["circle", { cx: 27, cy: 10, r: 3, class: "sample-tether-end" }]],
  followed: [
    ["circle", { cx: 16, cy: 10, r: 6, class: "sample-inner" }],
    ["circle", { cx: 16, cy: 10, r: 8, class: "sample-outer" }],
  ],
};

/** The drawing of a glyph, for the eye only. A glyph without one gives an empty square of the same size. */
export function sample(glyph: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  write(svg, { viewBox: "0 0 32 20", width: 32, height: 20, class: "sample", "aria-hidden": "true" });
  for (const [tag, attributes] of PIECES[glyph] ?? []) {
    const piece = document.createElementNS(SVG, tag);
    write(piece, attributes);
    svg.append(piece);
  }
  return svg;
}

function write(element: Element, attributes: Attributes): void {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
}
