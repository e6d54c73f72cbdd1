import { say } from "./actions.ts";
import type { Address } from "./address.ts";
import type { App } from "./app.ts";
import { hasOffer, offered } from "./catalogue.ts";
import { type GivenFile, understand } from "./intake.ts";
import { follow, leadsHere } from "./link.ts";
import type { Session } from "./session.ts";

/** The ways in: what the server offers, what the reader gives, where a link leads. */
export class Entrance {
  private readonly app: App;
  private readonly session: Session;
  /** The link the page was opened with, until it has been followed. */
  private waiting: Address | null;

  constructor(app: App, session: Session, first: Address) {
    this.app = app;
    this.session = session;
    this.waiting = first;
    const { theme, motion } = first;
    const chosen = { ...(theme && { theme }), ...(motion && { motion }) };
    app.change((state) => ({ ...state, settings: { ...state.settings, ...chosen } }));
    app.states.subscribe(() => this.followFirst());
  }

  /** Opens what the server offers; without a server the page waits to be given something. */
  openOffered(): void {
    const asking = (on: boolean): void => this.app.change((state) => ({ ...state, asking: on }));
    asking(hasOffer());
    offered().then(
      (found) => {
        if (found !== null && found.length > 0) this.session.open(found, this.waiting?.replication || null);
        asking(false);
      },
      (error: unknown) => {
        asking(false);
        this.problem(
          `What the server offers cannot be shown: ${wordsOf(error)}. Start it again with careshift replay.`,
        );
      },
    );
  }

  /** Opens files that were dropped or chosen. */
  give(files: readonly GivenFile[]): void {
    understand(files).then(
      ({ worlds, notes }) => {
        if (worlds.length > 0) this.session.open(worlds, null);
        for (const note of notes) this.problem(note);
      },
      (error: unknown) => this.problem(`The files cannot be read: ${wordsOf(error)}.`),
    );
  }

  /** Goes where a link leads: to another run if need be, then to its moment. */
  follow(address: Address): void {
    const { app } = this;
    if (address.replication !== app.state.replication && app.state.worlds.some(({ canSimulate }) => canSimulate)) {
      this.session.run(address.replication);
    }
    app.change((state) => follow(state, address, app.now(), app.limits));
  }

  /** Follows the first link as soon as the run is far enough in to stand at its moment. */
  private followFirst(): void {
    const { app, waiting } = this;
    if (waiting === null || app.store === null) return;
    if (waiting.t !== null && app.limits.last < Math.min(waiting.t, app.state.last)) return;
    this.waiting = null;
    if (waiting.t === null && waiting.a === null) return;
    const here = leadsHere(app.state, waiting);
    app.change((state) => follow(state, waiting, app.now(), app.limits));
    if (!here) this.problem("This link was made from another scenario. The moment is the same, the people are not.");
  }

  private problem(text: string): void {
    this.app.change((state) => say(state, { id: `given ${text}`, tone: "problem", text }));
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
