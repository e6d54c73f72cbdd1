import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { InputError } from "../exit.ts";
import { reason } from "../reason.ts";
import { appOf } from "./app.ts";
import type { Site } from "./site.ts";

/** The port that is tried when none was asked for, so that an address can be kept from one time to the next. */
const USUAL_PORT = 4173;
const LOOPBACK = "127.0.0.1";

/** A site being served. */
export interface Listening {
  /** "http://127.0.0.1:4173/" */
  readonly address: string;
  /** Ends it, with every connection. */
  close(): Promise<void>;
}

/**
 * Serves a site to this machine.
 * @param port the port, or null for the usual one, or any other where that is taken
 * @throws InputError when the port asked for cannot be had
 */
export async function listen(site: Site, port: number | null): Promise<Listening> {
  const server = createAdaptorServer({ fetch: appOf(site).fetch }) as import("node:http").Server;
  const listening = (at: number): Promise<void> =>
    new Promise((done, fail) => {
      server.once("error", fail).listen(at, LOOPBACK, () => done(void server.off("error", fail)));
    });
  try {
    await listening(port ?? USUAL_PORT);
  } catch (error) {
    if (port !== null) throw cannotListen(port, error as NodeJS.ErrnoException);
    server.removeAllListeners("error");
    await listening(0);
  }
  return {
    address: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function cannotListen(port: number, error: NodeJS.ErrnoException): InputError {
  const why = error.code === "EADDRINUSE" ? "another program uses it" : reason(error);
  return new InputError(`Port ${port} cannot be used: ${why}. Name another with --port, or leave --port out.`);
}
