/** A stretch of time: whole seconds from time 0 of the run. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** What the zoomed lanes do when the playhead leaves the middle of their window: turn with it, or stay. */
export type WindowMode = "follow" | "fixed";

/** The playhead stays off the outer eighths, so that what comes is seen as well as what was. */
const EDGE = 1 / 8;
/** After a turn most of the window is still to come. */
const AFTER_TURN = 1 / 4;

/**
 * The window once the playhead stands at `t`, in a run that ends at `end`. A window that follows turns like a page and
 * does not slide: at most once in many frames, and nothing creeps under the reader's eye. The same object when it stays.
 */
export function windowAfter(
  { window, end }: { readonly window: TimeWindow; readonly end: number },
  t: number,
  mode: WindowMode,
): TimeWindow {
  const width = Math.min(window.to - window.from, end);
  const within = t >= window.from + width * EDGE && t <= window.to - width * EDGE;
  if (mode === "fixed" || within) return window;
  const from = Math.round(Math.max(0, Math.min(t - width * AFTER_TURN, end - width)));
  return from === window.from ? window : { from, to: from + width };
}
