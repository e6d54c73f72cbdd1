/**
 * The playback clock. It holds where it was set going and when, and nothing that ticks: the simulated time at any
 * moment of watching is a function of the two, so nothing drifts and every moment can be asked for twice.
 * Simulated times are whole seconds of the run; wall times are seconds of any clock that only goes forward.
 */
export interface Clock {
  /** Simulated time where the clock stands, or stood when it was set going. */
  readonly from: number;
  /** Wall time when it was set going; null while it stands. */
  readonly since: number | null;
  /** Simulated seconds per second of watching; 0 goes event by event. */
  readonly perSecond: number;
  /** What still moves on the stage while the clock stands; null for nothing. */
  readonly settling: Settling | null;
  /** Held by the timeline: whether the clock ran before it was taken hold of. */
  readonly held: "no" | "stood" | "ran";
}

/**
 * Two movements that end by themselves. After a pause those on the way are brought to where the log says they are.
 * After a step those who moved in it are seen to move, at one simulated second per second.
 */
interface Settling {
  readonly how: "pause" | "step";
  readonly since: number;
  readonly perSecond: number;
}

/** What the clock must know of the run and the reader. */
export interface Limits {
  /** Last second that can be shown: the end of the run, or of what has been read so far. */
  readonly last: number;
  /** No movement between moments: the clock goes on once a second. */
  readonly reducedMotion: boolean;
}

/** The clock as read at one moment of watching. */
export interface Reading {
  /** Simulated time; not whole only while a step settles. */
  readonly t: number;
  /** Simulated seconds per second of watching, as flights see it; 0 when everybody is where the log says. */
  readonly speed: number;
  /** Another moment will look different: keep drawing. */
  readonly moving: boolean;
  /** The last second is reached. */
  readonly atEnd: boolean;
  /** Event by event, and the next event is due. */
  readonly stepDue: boolean;
}

/** Wall seconds in which people on the way come to rest after a pause. */
export const PAUSE_SECONDS = 0.15;
/** Wall seconds in which people move after a step: the time of every flight. */
export const HOP_SECONDS = 0.6;
/** Wall seconds from one event to the next when playing event by event: each has its sentence, which is to be read. */
export const EVENT_SECONDS = 3;

/** A clock that stands at `t`. */
export const standingAt = (t: number, perSecond: number): Clock => ({
  from: t,
  since: null,
  perSecond,
  settling: null,
  held: "no",
});

/** True while simulated time goes on by itself. */
export const isPlaying = (clock: Clock): boolean => clock.since !== null;

/** Reads the clock at wall time `now`. */
export function readClock(clock: Clock, now: number, limits: Limits): Reading {
  if (clock.since === null) return readStanding(clock, now, limits);
  const elapsed = Math.max(0, now - clock.since);
  if (clock.perSecond === 0) return readSteps(clock, elapsed, limits);
  const seen = limits.reducedMotion ? Math.floor(elapsed) : elapsed;
  const t = Math.min(limits.last, Math.floor(clock.from + clock.perSecond * seen));
  return { t, speed: clock.perSecond, moving: true, atEnd: t >= limits.last, stepDue: false };
}

function readStanding({ from, settling }: Clock, now: number, { last, reducedMotion }: Limits): Reading {
  const still = { t: from, speed: 0, moving: false, atEnd: from >= last, stepDue: false };
  if (settling === null || reducedMotion) return still;
  const elapsed = Math.max(0, now - settling.since);
  if (settling.how === "step") return elapsed < HOP_SECONDS ? { ...still, ...hop(from, elapsed) } : still;
  if (elapsed >= PAUSE_SECONDS) return still;
  // A flight lasts a fixed time of watching. At a falling speed the same simulated seconds are more and more of it.
  return { ...still, speed: settling.perSecond * (1 - elapsed / PAUSE_SECONDS), moving: true };
}

function readSteps({ from }: Clock, elapsed: number, { last, reducedMotion }: Limits): Reading {
  const still = { t: from, speed: 0, moving: true, atEnd: from >= last, stepDue: elapsed >= EVENT_SECONDS };
  return reducedMotion || elapsed >= HOP_SECONDS ? still : { ...still, ...hop(from, elapsed) };
}

/** All facts have whole seconds, so the state does not change before the next one. */
const hop = (from: number, elapsed: number) => ({ t: from + elapsed, speed: 1, moving: true });

/** Sets the clock going; at the end of the run it begins at `first` again. */
export function play(clock: Clock, now: number, limits: Limits, first: number): Clock {
  if (clock.since !== null) return clock;
  const from = clock.from >= limits.last ? first : clock.from;
  return { ...clock, from, since: now, settling: null, held: "no" };
}

/** Stops the clock where it is. */
export function pause(clock: Clock, now: number, limits: Limits): Clock {
  if (clock.since === null) return clock;
  const { t, speed } = readClock(clock, now, limits);
  const settling = speed > 0 && clock.perSecond > 0 ? ({ how: "pause", since: now, perSecond: speed } as const) : null;
  return { ...clock, from: Math.floor(t), since: null, settling };
}

/** Stops the clock at `t`; `hopping` lets those who moved in that very second be seen to move. */
export function stopAt(clock: Clock, t: number, now: number, hopping = false): Clock {
  const settling = hopping ? ({ how: "step", since: now, perSecond: 1 } as const) : null;
  return { ...clock, from: Math.floor(t), since: null, settling, held: "no" };
}

/** Puts the clock at `t`, running on if it ran. */
export function moveTo(clock: Clock, t: number, now: number): Clock {
  return { ...clock, from: Math.floor(t), since: clock.since === null ? null : now, settling: null };
}

/** Changes the speed from now on, without a jump in time. */
export function changeSpeed(clock: Clock, perSecond: number, now: number, limits: Limits): Clock {
  if (clock.since === null) return { ...clock, perSecond };
  return { ...clock, from: Math.floor(readClock(clock, now, limits).t), since: now, perSecond };
}

/** Takes hold of the clock for scrubbing: it stands, and remembers whether it ran. */
export function hold(clock: Clock, now: number, limits: Limits): Clock {
  if (clock.held !== "no") return clock;
  const ran = clock.since !== null;
  return { ...pause(clock, now, limits), settling: null, held: ran ? "ran" : "stood" };
}

/** Lets go of the clock: it runs on only if it ran before. */
export function letGo(clock: Clock, now: number): Clock {
  return { ...clock, since: clock.held === "ran" ? now : clock.since, held: "no" };
}
