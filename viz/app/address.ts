/**
 * The link to what is on the screen: state as the fragment of the address, which no browser sends to a server.
 * Pure text in, text out; unknown keys and values that make no sense are dropped.
 */
export interface Address {
  /** Worlds A and B: id with the first eight letters of the scenario's digest. */
  readonly a: WorldRef | null;
  readonly b: WorldRef | null;
  /** Number of the world on the stage: 0 for A. */
  readonly shown: number;
  /** Run, from 0. */
  readonly replication: number;
  /** Simulated time, whole seconds from time 0. */
  readonly t: number | null;
  /** Simulated seconds per second of watching; 0 event by event. */
  readonly perSecond: number | null;
  readonly theme: "light" | "dark" | null;
  readonly motion: "reduced" | "full" | null;
  readonly selection: { readonly person: number } | { readonly service: string } | null;
  readonly followed: readonly number[];
  /** The zoomed lane, seconds; whether it follows the playhead. */
  readonly lane: { readonly from: number; readonly to: number; readonly follow: boolean } | null;
  readonly grouped: boolean;
  readonly table: boolean;
  /** Measure the work of each frame. */
  readonly perf: boolean;
}

/** A world as a link names it. */
export interface WorldRef {
  readonly id: string;
  /** Start of the digest of its scenario; "" when unknown. */
  readonly digest: string;
}

/** Version of the link. */
const VERSION = "1";
/** Links are kept short enough for every mail and chat. */
export const LONGEST_ADDRESS = 2000;

/** The address of a page that shows nothing in particular. */
export const PLAIN_ADDRESS: Address = {
  a: null,
  b: null,
  shown: 0,
  replication: 0,
  t: null,
  perSecond: null,
  theme: null,
  motion: null,
  selection: null,
  followed: [],
  lane: null,
  grouped: false,
  table: false,
  perf: false,
};

/** The fragment for an address, without "#". Whole seconds; keys in a fixed order, those that say nothing left out. */
export function printAddress(address: Address): string {
  const { a, b, t, perSecond, theme, motion, selection, followed, lane } = address;
  const words: [string, string | null][] = [
    ["v", VERSION],
    ["sc", "replay"],
    ["a", a && refText(a)],
    ["b", b && refText(b)],
    ["w", address.shown === 1 ? "b" : null],
    ["r", address.replication > 0 ? String(address.replication + 1) : null],
    ["t", t === null ? null : String(Math.floor(t))],
    ["sp", perSecond === null ? null : String(perSecond)],
    ["th", theme],
    ["mo", motion],
    ["sel", selection && ("person" in selection ? `p${selection.person}` : `s-${selection.service}`)],
    ["fo", followed.length > 0 ? followed.join("-") : null],
    ["z", lane && `${Math.floor(lane.from)}-${Math.floor(lane.to)}${lane.follow ? "" : "-fixed"}`],
    ["g", address.grouped ? "1" : null],
    ["tb", address.table ? "1" : null],
    ["perf", address.perf ? "1" : null],
  ];
  return words
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([key, value]) => `${key}=${escaped(value)}`)
    .join("&");
}

/** Reads a fragment, with or without "#". What is missing or wrong is as in PLAIN_ADDRESS. */
export function parseAddress(fragment: string): Address {
  const words = new Map<string, string>();
  for (const pair of fragment.replace(/^#/, "").slice(0, LONGEST_ADDRESS).split("&")) {
    const [, key, value] = /^([a-z]+)=(.*)$/.exec(pair) ?? [];
    if (key !== undefined && value !== undefined) words.set(key, unescaped(value));
  }
  const is = (key: string): boolean => words.get(key) === "1";
  return {
    a: ref(words.get("a")),
    b: ref(words.get("b")),
    shown: words.get("w") === "b" ? 1 : 0,
    replication: Math.max(1, whole(words.get("r")) ?? 1) - 1,
    t: whole(words.get("t")),
    perSecond: whole(words.get("sp")),
    theme: oneOf(words.get("th"), ["light", "dark"]),
    motion: oneOf(words.get("mo"), ["reduced", "full"]),
    selection: selection(words.get("sel")),
    followed: (words.get("fo") ?? "").split("-").flatMap((text) => whole(text) ?? []),
    lane: lane(words.get("z")),
    grouped: is("g"),
    table: is("tb"),
    perf: is("perf"),
  };
}

/** True when a link's world is the world that is open, as far as both are known. */
export const sameWorld = (ref: WorldRef, digest: string): boolean =>
  ref.digest === "" || digest === "" || digest.startsWith(ref.digest);

/** A world as a link names it: eight letters of the digest tell two scenarios apart. */
export const refOf = (id: string, digest: string): WorldRef => ({ id, digest: digest.slice(0, 8) });

const refText = ({ id, digest }: WorldRef): string => (digest === "" ? id : `${id}~${digest}`);

function ref(text: string | undefined): WorldRef | null {
  if (text === undefined || text === "") return null;
  const at = text.lastIndexOf("~");
  return at < 0 ? { id: text, digest: "" } : { id: text.slice(0, at), digest: text.slice(at + 1) };
}

function selection(text: string | undefined): Address["selection"] {
  if (text?.startsWith("s-") && text.length > 2) return { service: text.slice(2) };
  const person = text?.startsWith("p") ? whole(text.slice(1)) : null;
  return person === null ? null : { person };
}

function lane(text: string | undefined): Address["lane"] {
  const [, from, to, fixed] = /^(\d{1,10})-(\d{1,10})(-fixed)?$/.exec(text ?? "") ?? [];
  if (from === undefined || to === undefined || Number(to) <= Number(from)) return null;
  return { from: Number(from), to: Number(to), follow: fixed === undefined };
}

/** A whole number from 0 to 2^31; null for anything else. */
function whole(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return null;
  const number = Number(text);
  return number <= 2 ** 31 ? number : null;
}

function oneOf<T extends string>(text: string | undefined, words: readonly T[]): T | null {
  return words.find((word) => word === text) ?? null;
}

/** encodeURIComponent leaves "~" and "-" alone and is read back by every browser. */
const escaped = (text: string): string => encodeURIComponent(text);

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
