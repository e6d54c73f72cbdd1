import { Observable, Subject } from "rxjs";
import { beforeEach, describe, expect, test } from "vitest";
import { logHeader } from "../../../engine/index.ts";
import { App } from "../../../viz/app/app.ts";
import type { WorldSource } from "../../../viz/app/intake.ts";
import { Session } from "../../../viz/app/session.ts";
import { PartBuilder } from "../../../viz/log/builder.ts";
import type { LogEvent } from "../../../viz/workers/messages.ts";
import { type SmallRun, smallRun } from "../workers/small.ts";

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

/** One log on its way: events are sent by hand. */
interface Work {
  readonly what: string;
  readonly events: Subject<LogEvent>;
  ended: boolean;
}

const small: SmallRun = smallRun();
let app: App;
let session: Session;
let works: Work[];
beforeEach(() => {
  works = [];
  app = new App(() => 0);
  const work = (what: string): Observable<LogEvent> =>
    new Observable((subscriber) => {
      const one: Work = { what, events: new Subject(), ended: false };
      works.push(one);
      one.events.subscribe(subscriber);
      return () => {
        one.ended = true;
      };
    });
  session = new Session(app, {
    openLogBytes: (bytes) => work(`log ${bytes.length}`),
    simulate: ({ entry }, { replication }) => work(`${entry} ${replication}`),
  });
});

function source(title: string): WorldSource {
  const about = { id: title, title, question: null, digest: "", engine: "", seed: "winter", replications: 9 };
  return {
    about: { ...about, digests: [], delayed: [], canSimulate: true },
    log: () => Promise.resolve(new Uint8Array(title.length)),
    scenario: () => Promise.resolve({ entry: title, files: new Map() }),
  };
}

/** Sends what the log worker says of a run, as far as wanted. */
function send({ events }: Work, replication: number, ...kinds: readonly ("header" | "part" | "done")[]): void {
  const about = { engine: "0", scenario: "s", seed: "winter", replication };
  const header = { ...logHeader(small.model, about), title: `run ${replication}` };
  const builder = new PartBuilder(header);
  const part = builder.take(small.log[0]!);
  if (kinds.includes("header")) events.next({ kind: "header", header });
  if (kinds.includes("part")) events.next({ kind: "part", part });
  if (!kinds.includes("done")) return;
  events.next({ kind: "done", index: builder.end(), digest: "" });
  events.complete();
}

async function openWhole(...titles: readonly string[]): Promise<void> {
  session.open(titles.map(source), null);
  await turn();
  for (const work of works.slice(-titles.length)) send(work, 0, "header", "part", "done");
}

const phases = (): string[] => app.state.worlds.map(({ title, phase }) => `${title}: ${phase}`);
const going = (): string[] => works.filter(({ ended }) => !ended).map(({ what }) => what);

describe("cancelling what is being opened", () => {
  test("ends every worker at once and goes back to the empty page", async () => {
    session.open([source("base"), source("variant")], null);
    await turn();
    send(works[0]!, 0, "header", "part");
    expect(going()).toEqual(["log 4", "log 7"]);
    session.cancel();
    expect([going(), app.state.worlds, app.stores, app.store]).toEqual([[], [], [], null]);
  });

  test("while the file is still being fetched tells whoever fetches it, and reads nothing", async () => {
    let signal: AbortSignal | null = null;
    const fetched = new Promise<Uint8Array>(() => {});
    const log = (given: AbortSignal) => {
      signal = given;
      return fetched;
    };
    session.open([{ ...source("base"), log }], null);
    session.cancel();
    await turn();
    expect([(signal as AbortSignal | null)?.aborted, works]).toEqual([true, []]);
  });

  test("goes back to what was there before, at the moment it stood at, with the settings of now", async () => {
    await openWhole("base");
    const store = app.stores[0];
    app.change((state) => ({
      ...state,
      clock: { ...state.clock, from: 86_400 },
      selection: { is: "person", person: 3 },
    }));
    session.open([source("another")], null);
    expect([app.state.selection, app.store]).toEqual([null, null]);
    app.change((state) => ({ ...state, settings: { ...state.settings, theme: "dark" } }));
    session.cancel();
    expect(phases()).toEqual(["run 0: ready"]);
    expect(app.stores).toEqual([store]);
    expect(app.state).toMatchObject({ selection: { is: "person", person: 3 }, settings: { theme: "dark" } });
    expect(app.t).toBe(86_400);
    expect(going()).toEqual([]);
    // The world that is back can make its other runs.
    session.run(2);
    await turn();
    expect(going()).toEqual(["base 2"]);
  });

  test("begins again what was itself under way, and then goes back to the empty page", async () => {
    session.open([source("base")], null);
    await turn();
    session.open([source("another")], null);
    await turn();
    session.cancel();
    await turn();
    expect([going(), phases()]).toEqual([["log 4"], ["base: loading"]]);
    session.cancel();
    expect([going(), app.state.worlds]).toEqual([[], []]);
  });

  test("does nothing once everything is there", async () => {
    await openWhole("base");
    session.cancel();
    expect(phases()).toEqual(["run 0: ready"]);
  });
});

test("another run knows nothing of the delay that was landed on in the run before", async () => {
  await openWhole("base");
  app.change((state) => ({ ...state, landed: 4, selection: { is: "person", person: 3 } }));
  session.run(2);
  await turn();
  send(works.at(-1)!, 2, "header", "part", "done");
  expect(phases()).toEqual(["run 2: ready"]);
  expect(app.state).toMatchObject({ landed: null, selection: null });
});

describe("stopping to make another run", () => {
  test("stays with the run on the stage, in both worlds, also when one of the new logs has begun to arrive", async () => {
    await openWhole("base", "variant");
    const stores = [...app.stores];
    const before = works.length;
    session.run(4);
    await turn();
    expect(works.slice(before).map(({ what }) => what)).toEqual(["base 4", "variant 4"]);
    send(works[before]!, 4, "header", "part");
    expect(app.store!.header.replication).toBe(4);
    app.change((state) => ({ ...state, selection: { is: "person", person: 8 }, followed: [8] }));
    session.cancel();
    expect(works.slice(before).every(({ ended }) => ended)).toBe(true);
    expect([...app.stores].every((store, n) => store === stores[n])).toBe(true);
    expect(app.state).toMatchObject({ replication: 0, selection: null, followed: [] });
    expect(phases()).toEqual(["run 0: ready", "run 0: ready"]);
  });

  test("keeps the moment and the person where nothing of the new run has been shown", async () => {
    await openWhole("base");
    session.run(4);
    await turn();
    app.change((state) => ({ ...state, clock: { ...state.clock, from: 500 }, selection: { is: "person", person: 8 } }));
    session.cancel();
    expect(app.state).toMatchObject({ replication: 0, selection: { is: "person", person: 8 } });
    expect(app.t).toBe(500);
  });
});
