import { KEYS } from "../panels/keys.ts";
import { Dialog } from "./dialog.ts";
import { el } from "./dom.ts";
import type { Actions } from "./keyboard.ts";

/** Lines of the map that are the browser's own doing. */
const BUILT_IN: ReadonlySet<string> = new Set(["tab", "open"]);

/** How to read and work the page; the keys of this screen. */
export function helpDialog(actions: Actions): Dialog {
  const body = el("tbody");
  const table = el(
    "table",
    { class: "keys" },
    el("caption", {}, "Keys"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Key"), el("th", { scope: "col" }, "Does"))),
    body,
  );
  const dialog = new Dialog(
    "help",
    "Help",
    el(
      "p",
      {},
      "Each square is a place in a service, each hatched square a person who could leave and has not. Play lets time run; everything on the stage is what the log of one simulated run says for that moment.",
    ),
    el(
      "p",
      {},
      "Press a square or a dot to see whose it is, a service to list its people, Why? to see what a wait rests on. Nobody here is a real person. Nothing leaves your machine.",
    ),
    el(
      "p",
      {},
      "The keys work while the focus is on the stage, the timeline or the playback bar. Single characters can be switched off in Settings.",
    ),
    table,
  );
  for (const { shown, does, action } of KEYS) {
    if (!actions.has(action) && !BUILT_IN.has(action)) continue;
    body.append(el("tr", {}, el("th", { scope: "row" }, el("kbd", {}, shown)), el("td", {}, does)));
  }
  return dialog;
}
