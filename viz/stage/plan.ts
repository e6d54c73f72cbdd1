import { type LogHeader, UNLIMITED } from "../../engine/index.ts";
import { linksOf } from "./links.ts";
import { ABSENT, type Glyph, type StageNode, type StagePlan } from "./types.ts";

type Service = LogHeader["services"][number];

/** Key of the way in. */
const ARRIVALS = "arrivals";

/** Services of these kinds show one cell for each place or each member of staff. */
const WITH_CELLS: ReadonlySet<string> = new Set(["beds", "caseload", "team"]);

const EXIT_LABELS: Readonly<Record<string, string>> = {
  home: "Home, no more care",
  "care-home": "Care home",
  died: "Died",
  "moved-away": "Moved away",
  elsewhere: "Elsewhere",
};

/**
 * What stands on the stage of one log, or of a pair: the way in, the services, and the exits that somebody can take. The
 * same service has the same node in both worlds, so both stages have the same arrangement.
 */
export function planOf(headers: readonly LogHeader[]): StagePlan {
  const services = servicesOf(headers);
  const exits = exitsOf(headers, Math.max(0, ...services.map(({ column }) => column)) + 1);
  const arrivals: StageNode = {
    key: ARRIVALS,
    label: "Arrivals",
    glyph: "arrivals",
    column: 0,
    row: 0,
    cells: 0,
    reference: 0,
    place: headers.map(() => -1),
  };
  const nodes = [arrivals, ...services, ...exits];
  return { nodes, links: linksOf(headers, nodes) };
}

/** Node of each place number of a world: services, then exits; −1 where nothing of it is on the stage. */
export function nodesByPlace(plan: StagePlan, world: number): Int32Array {
  const most = Math.max(-1, ...plan.nodes.map(({ place }) => place[world] ?? ABSENT));
  const nodes = new Int32Array(most + 1).fill(-1);
  plan.nodes.forEach(({ place }, node) => {
    const number = place[world] ?? ABSENT;
    if (number >= 0) nodes[number] = node;
  });
  return nodes;
}

/** Services in order of columns, then rows. One that is only in the second world goes below the others of its column. */
function servicesOf(headers: readonly LogHeader[]): StageNode[] {
  const nodes: StageNode[] = [];
  headers.forEach((header, world) => {
    for (const service of header.services) {
      if (nodes.some(({ key }) => key === service.name)) continue;
      nodes.push(nodeOf(service, headers, world === 0 ? service.row : freeRow(nodes, service)));
    }
  });
  return nodes.sort((a, b) => a.column - b.column || a.row - b.row);
}

function nodeOf(service: Service, headers: readonly LogHeader[], row: number): StageNode {
  const { name, label, kind, column } = service;
  const hasCells = WITH_CELLS.has(kind);
  return {
    key: name,
    label,
    glyph: kind as Glyph,
    column: column + 1,
    row,
    cells: hasCells ? Math.max(0, ...headers.map((header) => mostCells(header, name))) : 0,
    reference: hasCells ? cellsAtStart(headers[0]!, name) : 0,
    place: headers.map((header) => placeOf(header, name)),
  };
}

function freeRow(nodes: readonly StageNode[], { column }: Service): number {
  const taken = new Set(nodes.filter((node) => node.column === column + 1).map(({ row }) => row));
  let row = 0;
  while (taken.has(row)) row++;
  return row;
}

function placeOf({ services }: LogHeader, name: string): number {
  const number = services.findIndex((service) => service.name === name);
  return number < 0 ? ABSENT : number;
}

/** A service that is without a limit at any time has no cells: nobody can count its empty ones. Nor has one in hours. */
function isCounted(header: LogHeader, place: number): boolean {
  const service = header.services[place];
  if (service === undefined || service.perPlace !== undefined) return false;
  return Math.max(...placesAt(header, place)) < UNLIMITED;
}

/** How many places it has by and by, and the most there can be or that can be taken: see LogService.most. */
function placesAt({ services, capacityChanges }: LogHeader, place: number): number[] {
  const { capacity, most = 0 } = services[place]!;
  return [capacity, most, ...capacityChanges.flatMap((one) => (one.service === place ? [one.capacity] : []))];
}

function cellsAtStart(header: LogHeader, name: string): number {
  const place = placeOf(header, name);
  return isCounted(header, place) ? header.services[place]!.capacity : 0;
}

function mostCells(header: LogHeader, name: string): number {
  const place = placeOf(header, name);
  return isCounted(header, place) ? Math.max(...placesAt(header, place)) : 0;
}

/** The exits that a route leads to, in their fixed order. */
function exitsOf(headers: readonly LogHeader[], column: number): StageNode[] {
  const numbers = headers.map((header) => {
    const used = new Set(header.routes.flatMap(({ to }) => to.map((place) => place - header.services.length)));
    return header.exits.map((_, exit) => (used.has(exit) ? exit : ABSENT));
  });
  const names = headers[0]?.exits ?? [];
  return names.flatMap((name, exit) => {
    if (numbers.every((used) => used[exit] === ABSENT)) return [];
    const place = headers.map(({ services }) => services.length + exit);
    const label = EXIT_LABELS[name] ?? name;
    return [{ key: name, label, glyph: "exit" as const, column, row: exit, cells: 0, reference: 0, place }];
  });
}
