import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../bin/careshift.mjs", import.meta.url));

/** Runs one careshift command to its end. @throws Error with what it said when it fails */
export async function careshift(...words: string[]): Promise<void> {
  const child = begin(words);
  const said = hearing(child);
  const code = await new Promise<number | null>((done) => child.on("close", done));
  if (code !== 0) throw new Error(`careshift ${words.join(" ")} ended with ${code}:\n${said()}`);
}

/** A viewer's server in a process of its own, as a user starts it. */
export interface Serving {
  /** Address of the page, with a closing slash. */
  readonly url: string;
  stop(): Promise<void>;
}

/** `careshift replay …`, on whichever port is free. @throws Error with what it said when it ends before it serves */
export async function serve(...words: string[]): Promise<Serving> {
  const child = begin(["replay", ...words, "--no-open"]);
  const said = hearing(child);
  const ended = new Promise<void>((done) => child.on("close", () => done()));
  const url = await new Promise<string>((found, fail) => {
    const look = () => {
      const [, address] = /Viewer: (\S+\/) /.exec(said()) ?? [];
      if (address !== undefined) found(address);
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.on("error", fail);
    child.on("close", (code) => fail(new Error(`careshift replay ended with ${code}:\n${said()}`)));
  });
  return {
    url,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

function begin(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...words], { stdio: ["ignore", "pipe", "pipe"] });
}

/** All that a process has said so far, on both streams. */
function hearing(child: ChildProcess): () => string {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  return () => said;
}
