/** The thread that reads logs. Started by client.ts. */
import { logHandler } from "./logHandler.ts";
import type { LogAsk } from "./messages.ts";
import { thisWorker } from "./thisWorker.ts";

const { post, listen } = thisWorker();
// In order: an ask waits for the one before.
let before = Promise.resolve();
const handle = logHandler(post);
listen((ask: LogAsk) => {
  before = before.then(() => handle(ask));
});
