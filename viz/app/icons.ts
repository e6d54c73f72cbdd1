/** Icons as paths of a 24 by 24 grid, drawn in the colour of the text beside them. Never without words. */
const PATHS = {
  play: "M7 4v16l13-8z",
  pause: "M6 4h4v16H6zM14 4h4v16h-4z",
  start: "M5 4h3v16H5zM20 4v16L9 12z",
  end: "M16 4h3v16h-3zM4 4v16l11-8z",
  back: "M15 5v14l-9-7zM17 5h2v14h-2z",
  forward: "M9 5v14l9-7zM5 5h2v14H5z",
  close: "M6 4.6 4.6 6l6 6-6 6L6 19.4l6-6 6 6 1.4-1.4-6-6 6-6L18 4.6l-6 6z",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  minus: "M5 11h14v2H5z",
} as const;

export type Icon = keyof typeof PATHS;

const SVG = "http://www.w3.org/2000/svg";

/** An icon for the eye only: the button it stands in has its own name. */
export function icon(name: Icon): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" })) {
    svg.setAttribute(key, String(value));
  }
  svg.append(document.createElementNS(SVG, "path"));
  setIcon(svg, name);
  return svg;
}

/** Changes what an icon shows. */
export function setIcon(svg: SVGSVGElement, name: Icon): void {
  svg.firstElementChild?.setAttribute("d", PATHS[name]);
}
