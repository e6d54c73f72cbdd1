import type { App } from "./app.ts";
import { type Actions, actionOf, type Press } from "./keyboard.ts";

/** Listens to the keys of the page and does what they mean where the focus is. */
export function listenToKeys(app: App, actions: Actions): void {
  addEventListener("keydown", (event) => {
    // A window over the page has keys of its own.
    if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
    const action = actionOf(pressOf(event), app.state.settings.keys);
    const act = action === null ? undefined : actions.get(action);
    if (act === undefined) return;
    event.preventDefault();
    act(event.key);
  });
}

function pressOf({ key, shiftKey, ctrlKey, altKey, metaKey, target }: KeyboardEvent): Press {
  const element = target instanceof Element ? target : document.body;
  return {
    key,
    shift: shiftKey,
    modified: ctrlKey || altKey || metaKey,
    inRegion: element.closest("[data-keys]") !== null,
    on: kindOf(element),
  };
}

function kindOf(element: Element): Press["on"] {
  if (element instanceof HTMLInputElement) {
    if (element.type === "range") return "other";
    return element.type === "checkbox" ? "button" : "text";
  }
  if (element instanceof HTMLTextAreaElement) return "text";
  if (element instanceof HTMLSelectElement) return "choice";
  return element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement ? "button" : "other";
}
