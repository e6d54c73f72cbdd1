import { type Observable, switchMap, takeWhile } from "rxjs";

/**
 * When to draw: once after every change, and on from there frame by frame for as long as `draw` says that something
 * moves. Nothing runs while nothing moves. Changes that come faster than frames are drawn once.
 * @param frames emits before each repaint while it is subscribed to
 */
export function drawings(
  changes: Observable<unknown>,
  frames: Observable<unknown>,
  draw: () => boolean,
): Observable<unknown> {
  return changes.pipe(switchMap(() => frames.pipe(takeWhile(() => draw()))));
}
