import { el, setText } from "./dom.ts";

/**
 * Whatever goes wrong that nobody foresaw is said in a sentence. It stands outside the page's own parts, which may be
 * what is broken, and is said once however often it happens.
 */
export function lastResort(host: HTMLElement): void {
  const words = el("p", { class: "fault", role: "alert" });
  const tell = (error: unknown): void => {
    const why = error instanceof Error ? error.message : String(error);
    console.error(error);
    setText(words, `Something went wrong in this page: ${why}. Reload it; the address keeps your place.`);
    if (!words.isConnected) host.before(words);
  };
  addEventListener("error", (event) => tell(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => tell(event.reason));
}
