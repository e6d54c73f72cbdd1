/** The thread that simulates. Started by client.ts; carries the engine without its language. */
import type { RunAsk } from "./messages.ts";
import { runHandler } from "./runHandler.ts";
import { thisWorker } from "./thisWorker.ts";

const { post, listen } = thisWorker();
listen((ask: RunAsk) => runHandler(ask, post, () => performance.now()));
