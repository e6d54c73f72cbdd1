import { windowAfter } from "../charts/timeWindow.ts";
import { type Address, refOf, sameWorld } from "./address.ts";
import { changeSpeed, type Limits, stopAt } from "./clock.ts";
import type { AppState } from "./state.ts";

/** The link to what is on the screen at time `t`. */
export function addressOf(state: AppState, t: number, perf: boolean): Address {
  const { worlds, settings, selection, lane } = state;
  const [a, b] = worlds;
  return {
    a: a ? refOf(a.id, a.digest) : null,
    b: b ? refOf(b.id, b.digest) : null,
    shown: state.shown,
    replication: state.replication,
    t,
    perSecond: state.clock.perSecond,
    theme: settings.theme === "system" ? null : settings.theme,
    motion: settings.motion === "system" ? null : settings.motion,
    selection:
      selection === null
        ? null
        : selection.is === "person"
          ? { person: selection.person }
          : { service: selection.service },
    followed: state.followed,
    lane: state.last > 0 ? lane : null,
    grouped: state.grouped,
    table: state.table,
    perf,
  };
}

/** Goes where a link leads, as far as the worlds that are open allow; people only in the very scenario of the link. */
export function follow(state: AppState, address: Address, now: number, limits: Limits): AppState {
  const same = leadsHere(state, address);
  const selection = same ? address.selection : null;
  const settings = {
    ...state.settings,
    theme: address.theme ?? state.settings.theme,
    motion: address.motion ?? state.settings.motion,
  };
  const t = Math.min(state.last, address.t ?? state.clock.from);
  const paced = address.perSecond === null ? state.clock : changeSpeed(state.clock, address.perSecond, now, limits);
  return {
    ...state,
    shown: state.worlds[address.shown] === undefined ? 0 : address.shown,
    clock: stopAt(paced, t, now),
    selection: chosen(selection),
    panel: panelFor(selection),
    followed: same ? address.followed.slice(0, 3) : [],
    lane: laneAt(state, address.lane ?? state.lane, t),
    grouped: address.grouped,
    table: address.table,
    settings,
  };
}

/** The zoomed lane inside the run. One that follows shows the moment that the link leads to. */
function laneAt({ last }: AppState, lane: AppState["lane"], t: number): AppState["lane"] {
  const window = { from: Math.min(lane.from, last), to: Math.min(lane.to, last) };
  return { ...lane, ...(last > 0 ? windowAfter({ window, end: last }, t, lane.follow ? "follow" : "fixed") : window) };
}

/** True when the link was made from the scenarios that are open here. */
export function leadsHere(state: AppState, { a, b }: Address): boolean {
  const [first, second] = state.worlds;
  const fits = (ref: Address["a"], digest: string | undefined): boolean =>
    ref === null || (digest !== undefined && sameWorld(ref, digest));
  return fits(a, first?.digest) && fits(b, second?.digest);
}

function chosen(selection: Address["selection"]): AppState["selection"] {
  if (selection === null) return null;
  return "person" in selection
    ? { is: "person", person: selection.person }
    : { is: "service", service: selection.service };
}

function panelFor(selection: Address["selection"]): AppState["panel"] {
  if (selection === null) return { is: "none" };
  return "person" in selection
    ? { is: "person", person: selection.person }
    : { is: "list", service: selection.service };
}
