import { lastValueFrom, Observable, of, toArray } from "rxjs";
import { describe, expect, test } from "vitest";
import { conversation, type StartThread } from "../../../viz/workers/conversation.ts";
import type { LogEvent } from "../../../viz/workers/messages.ts";
import { openLogWith, simulateWith } from "../../../viz/workers/pipeline.ts";
import { workersHere } from "./here.ts";
import { alone, logFile, SEED, smallRun, textOf } from "./small.ts";

const ASK = { seed: SEED, replication: 0 };
const all = (events: Observable<LogEvent>): Promise<LogEvent[]> => lastValueFrom(events.pipe(toArray()));
const kinds = (events: readonly LogEvent[]): string[] => events.map(({ kind }) => kind);
const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

describe("a simulation", () => {
  test("is the run that the command line makes, as a log that grows", async () => {
    const { start, running } = workersHere();
    const said = await all(simulateWith(start, "1.2.3", alone(textOf("small")), ASK));
    expect(kinds(said.filter(({ kind }) => kind !== "progress"))).toEqual(["header", "part", "done"]);
    expect(said[0]).toMatchObject({ kind: "progress", words: "Reading the scenario" });
    expect(said.find(({ kind }) => kind === "header")).toMatchObject({
      header: {
        engine: "1.2.3",
        seed: SEED,
        replication: 0,
        title: "A small ward",
        scenario: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(said.at(-1)).toMatchObject({ kind: "done", digest: smallRun().digest });
    expect(running).toEqual([]);
  });

  test("of a run that parts from another has its parent's past, and the header says where they part", async () => {
    const { start } = workersHere();
    const more = textOf("small").replace("capacity: 10", "capacity: 20");
    const parent = alone(textOf("small"));
    const at = 120 * 86_400 - 1;
    const fork = { at, date: "2020-04-05", parent };
    const same = await all(simulateWith(start, "0", { ...parent, fork }, ASK));
    expect(same.at(-1)).toMatchObject({ kind: "done", digest: smallRun().digest });
    expect(same.find(({ kind }) => kind === "header")).toMatchObject({ header: { fork: { at, date: fork.date } } });
    const other = await all(simulateWith(start, "0", { ...alone(more), fork }, ASK));
    const plain = await all(simulateWith(start, "0", alone(more), ASK));
    const digestOf = (events: readonly LogEvent[]): string => (events.at(-1) as { digest: string }).digest;
    expect(new Set([same, other, plain].map(digestOf)).size).toBe(3);
  });

  test("loses no fact when the log worker is slow to start", async () => {
    const { start } = workersHere();
    const slow: StartThread = async (name, ears) => {
      if (name === "log") await turn();
      return start(name, ears);
    };
    expect((await all(simulateWith(slow, "0", alone(textOf("small")), ASK))).at(-1)).toMatchObject({
      digest: smallRun().digest,
    });
  });

  test("of a broken scenario fails with its problems and starts nothing else", async () => {
    const { start } = workersHere();
    const started: string[] = [];
    const watched: StartThread = (name, ears) => {
      started.push(name);
      return start(name, ears);
    };
    const said = await all(simulateWith(watched, "0", alone(textOf("broken")), ASK));
    expect(said.at(-1)).toMatchObject({ kind: "failed", problems: [{ where: expect.stringContaining("line 12") }] });
    expect(started).toEqual(["language"]);
  });

  test("that nobody waits for any more is stopped: every worker ends, nothing more is said", async () => {
    const { start, running } = workersHere();
    const said: LogEvent[] = [];
    const subscription = simulateWith(start, "0", alone(textOf("small")), ASK).subscribe((event) => {
      said.push(event);
      if (event.kind === "header") subscription.unsubscribe();
    });
    while (!subscription.closed) await turn();
    const heard = said.length;
    await turn();
    expect(running).toEqual([]);
    expect(said).toHaveLength(heard);
  });
});

describe("a log file", () => {
  test("is handed over, read, and its worker ended", async () => {
    const { start, running } = workersHere();
    const run = smallRun();
    const bytes = await logFile(run, 1_000);
    const said = await all(openLogWith(start, bytes));
    expect(said.at(-1)).toMatchObject({ kind: "done", digest: run.digest });
    expect(bytes.byteLength).toBe(0);
    expect(running).toEqual([]);
  });

  test("in a larger buffer is copied: what lies beside it stays", async () => {
    const { start } = workersHere();
    const bytes = await logFile(smallRun(), 1_000);
    const larger = new Uint8Array(bytes.length + 100);
    larger.set(bytes, 50);
    const said = await all(openLogWith(start, larger.subarray(50, 50 + bytes.length)));
    expect(said.at(-1)?.kind).toBe("done");
    expect(larger).toHaveLength(bytes.length + 100);
  });

  test.each([
    ["cannot be started", () => Promise.reject(new Error("its file is missing"))],
    [
      "breaks",
      (...[, { broken }]: Parameters<StartThread>) => {
        setImmediate(() => broken("its file is missing"));
        return Promise.resolve({ post() {}, end() {} });
      },
    ],
  ] as const)("fails with a sentence when the worker %s", async (_, start: StartThread) => {
    const said = await all(openLogWith(start, new Uint8Array(8)));
    expect(said).toEqual([
      {
        kind: "failed",
        problems: [
          {
            wrong: "a part of the page stopped working: its file is missing",
            where: "workers/log.js",
            try: expect.stringContaining("reload the page"),
          },
        ],
      },
    ]);
  });
});

describe("a conversation", () => {
  test("ends a worker that starts after nobody listens any more, and asks it nothing", async () => {
    const calls: string[] = [];
    let arrive = (): void => {};
    const start: StartThread = () =>
      new Promise((done) => {
        arrive = () => done({ post: () => void calls.push("post"), end: () => void calls.push("end") });
      });
    conversation(start, "run", of({ ask: 1 }))
      .subscribe()
      .unsubscribe();
    arrive();
    await turn();
    expect(calls).toEqual(["end"]);
  });

  test("passes on an error of what is asked", async () => {
    const { start, running } = workersHere();
    const asks = new Observable<never>((subscriber) => subscriber.error(new Error("no more")));
    await expect(lastValueFrom(conversation(start, "log", asks))).rejects.toThrow("no more");
    expect(running).toEqual([]);
  });
});
