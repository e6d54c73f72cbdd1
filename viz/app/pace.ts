/** Tells when a part of the page is due to be brought up to date. */
export interface Pace {
  /**
   * True when the part must be shown now, which is then taken to happen. At once when the state changed or nothing
   * moves; while time runs on, at most once in so many seconds.
   */
  due(state: object, wall: number, moving: boolean): boolean;
}

/** A pace of at most one change in `seconds` of watching while the clock runs. */
export function pace(seconds: number): Pace {
  let last = Number.NEGATIVE_INFINITY;
  let shown: object | null = null;
  return {
    due(state, wall, moving) {
      if (moving && state === shown && wall - last < seconds) return false;
      last = wall;
      shown = state;
      return true;
    },
  };
}
