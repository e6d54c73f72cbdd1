import type { Ears, StartThread, WorkerName } from "../../../viz/workers/conversation.ts";
import { languageHandler } from "../../../viz/workers/languageHandler.ts";
import { logHandler } from "../../../viz/workers/logHandler.ts";
import type { LanguageAsk, LogAsk, RunAsk } from "../../../viz/workers/messages.ts";
import { runHandler } from "../../../viz/workers/runHandler.ts";

type Say = (said: unknown, transfer?: ArrayBuffer[]) => void;

/** What each worker does with an ask, without its thread. */
function handlerOf(name: WorkerName, say: Say): (ask: unknown) => unknown {
  if (name === "log") {
    const handle = logHandler(say);
    return (ask) => handle(ask as LogAsk);
  }
  if (name === "run") return (ask) => runHandler(ask as RunAsk, say, () => performance.now());
  return (ask) => say(languageHandler(ask as LanguageAsk));
}

/**
 * Workers in this thread. Messages are cloned, their buffers transferred, and delivered later and in order, as between
 * threads. `running` holds the names of those that have not ended.
 */
export function workersHere(): { readonly start: StartThread; readonly running: string[] } {
  const running: string[] = [];
  const start: StartThread = async (name: WorkerName, { heard }: Ears) => {
    running.push(name);
    let ended = false;
    let turn: Promise<unknown> = Promise.resolve();
    const deliver = (message: unknown, transfer: ArrayBuffer[], to: (message: unknown) => unknown): void => {
      const clone = structuredClone(message, { transfer });
      turn = turn.then(() => (ended ? undefined : to(clone)));
    };
    const handle = handlerOf(name, (said, transfer = []) => {
      const clone = structuredClone(said, { transfer });
      setImmediate(() => ended || heard(clone));
    });
    return {
      post: (ask, transfer) => deliver(ask, transfer, handle),
      end() {
        if (!ended) running.splice(running.indexOf(name), 1);
        ended = true;
      },
    };
  };
  return { start, running };
}
