import { catchError, Observable, of, type Subscription, switchMap } from "rxjs";
import type { LogHeader } from "../../engine/index.ts";
import { LogStore } from "../log/store.ts";
import type { LogEvent, ScenarioFiles } from "../workers/messages.ts";
import { goTo, knowTimes, say, unsay } from "./actions.ts";
import type { App } from "./app.ts";
import { standingAt } from "./clock.ts";
import { shownOf } from "./damage.ts";
import type { WorldSource } from "./intake.ts";
import { type AppState, initialState, type Notice, type World } from "./state.ts";
import { afterEvent, digestSentence, opening } from "./worldProgress.ts";

/** Where logs come from. Neither errors; unsubscribing stops the work. */
export interface Logs {
  readonly openLogBytes: (bytes: Uint8Array) => Observable<LogEvent>;
  readonly simulate: (scenario: ScenarioFiles, ask: { seed: string; replication: number }) => Observable<LogEvent>;
}

/** What was open before something else was asked for. */
interface Before {
  readonly sources: readonly WorldSource[];
  readonly asked: number | null;
  readonly kept: readonly (number | undefined)[];
  readonly stores: readonly (LogStore | null)[];
  readonly state: AppState;
}

/** Opens worlds and keeps their logs coming: from files, from the server, or simulated here. */
export class Session {
  private readonly app: App;
  private readonly logs: Logs;
  private sources: readonly WorldSource[] = [];
  /** The run that was asked for; null for that of the logs. */
  private asked: number | null = null;
  private readonly reading: (Subscription | undefined)[] = [];
  /** By world: which run its log file holds, once its header has told. */
  private kept: (number | undefined)[] = [];
  /** Null once everything that was asked for is there. */
  private before: Before | null = null;

  constructor(app: App, logs: Logs) {
    this.app = app;
    this.logs = logs;
  }

  /** Closes what is open and opens these worlds: this run of each, or (null) that of their logs. */
  open(sources: readonly WorldSource[], asked: number | null): void {
    this.begin(sources, asked, this.present());
  }

  private begin(sources: readonly WorldSource[], asked: number | null, before: Before): void {
    const replication = asked ?? 0;
    this.before = before;
    this.asked = asked;
    this.kept = [];
    this.stop();
    this.sources = sources;
    this.app.stores.length = 0;
    for (const _ of sources) this.app.stores.push(null);
    // Other worlds, other people, other times: of the old state only the reader's settings stay.
    this.app.change(({ settings, clock }) => ({
      ...initialState(),
      settings,
      clock: standingAt(0, clock.perSecond),
      worlds: sources.map(({ about }) => opening(about)),
      replication,
    }));
    for (const world of sources.keys()) this.read(world, asked);
  }

  /** Another run of the same worlds. The stage keeps the old one until the new one begins to arrive. */
  run(replication: number): void {
    this.before = this.present();
    this.asked = replication;
    this.stop();
    this.app.change((state) => ({
      ...withoutPeople(state),
      replication,
      worlds: this.sources.map(({ about }, n) => ({ ...opening(about), title: state.worlds[n]?.title ?? about.title })),
      notices: state.notices.filter(({ id }) => !id.startsWith("digest")),
    }));
    for (const world of this.sources.keys()) this.read(world, replication);
  }

  /**
   * Stops opening worlds, or making another run, at once, and goes back to what was there before: other worlds, the run
   * before, or nothing. Does nothing when everything is there.
   */
  cancel(): void {
    const { app, before } = this;
    if (before === null) return;
    this.stop();
    this.before = null;
    const wasWhole = before.state.worlds.every(({ phase }) => phase !== "loading");
    if (!wasWhole) {
      // What was under way itself begins again.
      this.begin(before.sources, before.asked, NOTHING);
      return;
    }
    const isOtherRun = before.sources === this.sources;
    const isOtherStore = app.stores.some((store, n) => store !== before.stores[n]);
    [this.sources, this.asked, this.kept] = [before.sources, before.asked, [...before.kept]];
    app.stores.splice(0, Infinity, ...before.stores);
    app.change((state) => {
      const { replication, worlds, notices } = before.state;
      if (!isOtherRun) return { ...before.state, settings: state.settings, asking: false };
      return { ...(isOtherStore ? withoutPeople(state) : state), replication, worlds, notices };
    });
  }

  private present(): Before {
    const { app, sources, asked, kept } = this;
    const t = app.store === null ? 0 : app.t;
    const state = { ...app.state, clock: standingAt(t, app.state.clock.perSecond) };
    return { sources, asked, kept, stores: [...app.stores], state };
  }

  private stop(): void {
    for (const reading of this.reading) reading?.unsubscribe();
    this.reading.length = 0;
  }

  private read(world: number, asked: number | null): void {
    let coming: LogStore | null = null;
    this.reading[world] = this.eventsOf(world, asked).subscribe((event) => {
      if (event.kind === "header") {
        coming = new LogStore(event.header);
        this.app.stores[world] ??= coming;
        this.meet(world, event.header, asked);
      } else if (event.kind === "part" && coming !== null) {
        coming.add(event.part);
        this.app.stores[world] = coming;
      } else if (event.kind === "done") coming?.finish(event.index);
      this.world(world, (old) => afterEvent(old, event));
      if (event.kind === "part") this.app.refresh();
      if (event.kind === "done" && coming !== null) this.end(world, coming);
      if (this.app.state.worlds.every(({ phase }) => phase !== "loading")) this.before = null;
    });
  }

  /** A log has been read as far as it can be. */
  private end(world: number, store: LogStore): void {
    this.compareDigests(world);
    this.world(world, (old) => (old.problems.length === 0 ? old : { ...old, shown: shownOf(store) }));
    // The beginning may be what is missing: the replay then stands where something can be seen.
    const { app } = this;
    const [first] = store.stretches;
    if (world !== app.state.shown || first === undefined || first.from <= app.t) return;
    app.change((state) => goTo(state, first.from, app.now()));
  }

  private meet(world: number, { clock, replication }: LogHeader, asked: number | null): void {
    if (asked === null) this.kept[world] = replication;
    this.app.change((state) => {
      const other = this.app.stores.find((store, n) => n !== world && store !== null)?.header.clock;
      const next = knowTimes(state, clock.warmUp, clock.end);
      const apart = other !== undefined && (other.start !== clock.start || other.end !== clock.end);
      return { ...(apart ? say(next, APART) : next), replication: asked ?? replication };
    });
  }

  private compareDigests(world: number): void {
    const id = `digest-${world}`;
    const { worlds, replication } = this.app.state;
    const sentence = digestSentence(worlds[world]!, replication);
    this.app.change((state) =>
      sentence === null ? unsay(state, id) : say(state, { id, tone: "problem", text: sentence }),
    );
  }

  /** The log of one run: the kept one where it is that run, else made here from the scenario. Never errors. */
  private eventsOf(world: number, asked: number | null): Observable<LogEvent> {
    const { about, log, scenario } = this.sources[world]!;
    const isKept = asked === null || asked === (this.kept[world] ?? 0);
    const ask = { seed: about.seed, replication: asked ?? 0 };
    const events =
      log !== null && (isKept || scenario === null)
        ? had(log).pipe(switchMap((bytes) => this.logs.openLogBytes(bytes)))
        : had(scenario ?? noScenario).pipe(switchMap((files) => this.logs.simulate(files, ask)));
    return events.pipe(catchError((error: unknown) => of<LogEvent>(couldNotBeHad(error))));
  }

  private world(number: number, next: (world: World) => World): void {
    this.app.change((state) => ({
      ...state,
      worlds: state.worlds.map((world, n) => (n === number ? next(world) : world)),
    }));
  }
}

const APART: Notice = {
  id: "apart",
  tone: "problem",
  text: "A and B do not cover the same time. The same moment of the clock is then not the same date in both.",
};

/** The people of another run are other people. */
function withoutPeople(state: AppState): AppState {
  const { selection, panel } = state;
  return {
    ...state,
    selection: selection?.is === "person" ? null : selection,
    panel: panel.is === "person" || panel.is === "why" ? { is: "none" } : panel,
    followed: [],
    landed: null,
  };
}

/** What a promise brings; unsubscribing tells whoever works on it. */
function had<What>(get: (signal: AbortSignal) => Promise<What>): Observable<What> {
  return new Observable((subscriber) => {
    const stop = new AbortController();
    get(stop.signal).then(
      (what) => {
        subscriber.next(what);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error),
    );
    return () => stop.abort();
  });
}

const NOTHING: Before = { sources: [], asked: null, kept: [], stores: [], state: initialState() };

const noScenario = (): Promise<ScenarioFiles> => Promise.reject(new Error("there is neither a log nor a scenario"));

function couldNotBeHad(error: unknown): LogEvent {
  const why = error instanceof Error ? error.message : String(error);
  return {
    kind: "failed",
    problems: [
      {
        wrong: why,
        where: "log or scenario",
        try: "look whether the file, or the server that gave this page, is still there; then open it again",
      },
    ],
  };
}
