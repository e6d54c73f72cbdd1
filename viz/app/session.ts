import { catchError, defer, type Observable, of, type Subscription, switchMap } from "rxjs";
import type { LogHeader } from "../../engine/index.ts";
import { LogStore } from "../log/store.ts";
import { type LogEvent, openLogBytes, simulate } from "../workers/client.ts";
import { knowTimes, say, unsay } from "./actions.ts";
import type { App } from "./app.ts";
import { standingAt } from "./clock.ts";
import type { WorldSource } from "./intake.ts";
import { initialState, type Notice, type World } from "./state.ts";
import { afterEvent, digestSentence, opening } from "./worldProgress.ts";

/** Opens worlds and keeps their logs coming: from files, from the server, or simulated here. */
export class Session {
  private readonly app: App;
  private sources: readonly WorldSource[] = [];
  private readonly reading: (Subscription | undefined)[] = [];
  /** By world: which run its log file holds, once its header has told. */
  private readonly kept: (number | undefined)[] = [];

  constructor(app: App) {
    this.app = app;
  }

  /** Closes what is open and opens these worlds: this run of each, or (null) that of their logs. */
  open(sources: readonly WorldSource[], asked: number | null): void {
    const replication = asked ?? 0;
    this.kept.length = 0;
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
    this.stop();
    this.app.change((state) => ({
      ...state,
      replication,
      worlds: this.sources.map(({ about }, n) => ({ ...opening(about), title: state.worlds[n]?.title ?? about.title })),
      // The people of another run are other people.
      selection: state.selection?.is === "person" ? null : state.selection,
      panel: state.panel.is === "person" || state.panel.is === "why" ? { is: "none" } : state.panel,
      followed: [],
      notices: state.notices.filter(({ id }) => !id.startsWith("digest")),
    }));
    for (const world of this.sources.keys()) this.read(world, replication);
  }

  /** Stops reading a world. What has arrived stays on the stage. */
  cancel(world: number): void {
    this.reading[world]?.unsubscribe();
    this.world(world, (old) => ({ ...old, phase: "cancelled", doing: "", progress: null }));
  }

  /** Stops making another run and stays with the one that is on the stage. */
  stay(): void {
    this.stop();
    this.app.change((state) => ({
      ...state,
      replication: this.app.stores[state.shown]?.header.replication ?? state.replication,
      worlds: state.worlds.map((world, n) =>
        world.phase === "loading"
          ? { ...world, phase: this.app.stores[n]?.index ? "ready" : "cancelled", doing: "" }
          : world,
      ),
    }));
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
        this.begin(world, event.header, asked);
      } else if (event.kind === "part" && coming !== null) {
        coming.add(event.part);
        this.app.stores[world] = coming;
      } else if (event.kind === "done") coming?.finish(event.index);
      this.world(world, (old) => afterEvent(old, event));
      if (event.kind === "part") this.app.refresh();
      if (event.kind === "done") this.compareDigests(world);
    });
  }

  private begin(world: number, { clock, replication }: LogHeader, asked: number | null): void {
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
        ? defer(log).pipe(switchMap(openLogBytes))
        : defer(scenario ?? noScenario).pipe(switchMap((text) => simulate(text, ask)));
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

const noScenario = (): Promise<string> => Promise.reject(new Error("there is neither a log nor a scenario"));

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
