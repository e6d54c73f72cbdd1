/** What a page under measurement writes down about itself, in milliseconds of its own clock. */
export interface Watched {
  /** First contentful paint. */
  paint: number;
  /** When a file was first read; 0 for not yet. */
  picked: number;
  /** When Play was first there to be pressed; 0 for not yet. */
  playable: number;
  /** When every world had been read to its end; 0 for not yet. */
  whole: number;
  /** Tasks of more than 50 ms. */
  tasks: { readonly begun: number; readonly took: number }[];
  /** Sum of what moved by itself. */
  shift: number;
  /** Slow answers, by interaction: from the event to the next paint. Those under 16 ms are not told. */
  answers: Record<number, number>;
  /** Frames that the page drew, when it is asked to measure them (`perf=1`), and the script in each. */
  frames: { readonly begun: number; readonly took: number }[];
}

export type WatchedWindow = typeof globalThis & { readonly watched: Watched };

/** Runs in the page before its own script: sets up observers, and looks at every frame whether it can be played. */
export function watch(): void {
  const watched: Watched = {
    ...{ paint: 0, picked: 0, playable: 0, whole: 0, tasks: [], shift: 0, answers: {}, frames: [] },
  };
  (globalThis as unknown as { watched: Watched }).watched = watched;

  const observe = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") watched.paint = startTime;
  });
  observe("longtask", ({ startTime, duration }) => watched.tasks.push({ begun: startTime, took: duration }));
  observe("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) watched.shift += value;
  });
  observe(
    "event",
    (entry) => {
      const { interactionId, duration } = entry as PerformanceEntry & { interactionId: number };
      if (interactionId > 0) watched.answers[interactionId] = Math.max(watched.answers[interactionId] ?? 0, duration);
    },
    { durationThreshold: 16 },
  );
  observe("measure", ({ name, startTime, duration }) => {
    if (name === "careshift:frame") watched.frames.push({ begun: startTime, took: duration });
  });

  const read = File.prototype.arrayBuffer;
  File.prototype.arrayBuffer = function arrayBuffer(this: File): Promise<ArrayBuffer> {
    if (watched.picked === 0) watched.picked = performance.now();
    return read.call(this);
  };

  const look = (): void => {
    const now = performance.now();
    const play = [...document.querySelectorAll("button")].find((one) => one.textContent?.trim() === "Play");
    if (watched.playable === 0 && play?.checkVisibility() === true) watched.playable = now;
    const busy = document.querySelector("[aria-busy=true]") !== null;
    if (watched.playable > 0 && !busy) watched.whole = now;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
