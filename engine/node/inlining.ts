import { setFlagsFromString } from "node:v8";

/**
 * Lets V8 inline more of the run's loop: by default it stops at 920 bytecodes in one function, and the calls that are
 * left cost 10 to 12% of a run (`npm run bench`, with and without). Call before anything is simulated; each thread
 * shares the setting. Results are the same with and without.
 */
export function inlineMore(): void {
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=3000");
}
