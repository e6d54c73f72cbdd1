import { Subject, throttleTime } from "rxjs";
import { printAddress } from "./address.ts";
import type { App } from "./app.ts";
import { addressOf } from "./link.ts";

/** Milliseconds between two changes of the address while the page goes on. */
const BREATH = 500;

/** Keeps the address bar at the link to what is on the screen, and hears of Back and Forward. */
export class AddressBar {
  private readonly app: App;
  private readonly perf: boolean;
  private readonly wishes = new Subject<void>();
  private written = "";

  /** @param perf the address asks for measurements, and goes on to do so */
  constructor(app: App, perf: boolean) {
    this.app = app;
    this.perf = perf;
    this.wishes
      .pipe(throttleTime(BREATH, undefined, { leading: true, trailing: true }))
      .subscribe(() => this.write("replace"));
  }

  /** Something changed that a link would tell. */
  touch(): void {
    this.wishes.next();
  }

  /** Goes somewhere else, so that Back comes back to here. */
  jump(go: () => void): void {
    this.write("replace");
    go();
    this.write("push");
  }

  /** Calls back when the reader goes back or forward, or types a link of their own. */
  listen(gone: (fragment: string) => void): void {
    addEventListener("popstate", () => {
      if (location.hash === this.written) return;
      this.written = location.hash;
      gone(location.hash);
    });
  }

  private write(how: "replace" | "push"): void {
    if (this.app.store === null) return;
    const fragment = `#${printAddress(addressOf(this.app.state, this.app.t, this.perf))}`;
    if (fragment === this.written) return;
    this.written = fragment;
    try {
      if (how === "push") history.pushState(null, "", fragment);
      else history.replaceState(null, "", fragment);
    } catch {
      // Some browsers keep pages from disk, or pages that write often, from their address. The page works without.
    }
  }
}
