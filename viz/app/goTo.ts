import { parseMoment } from "../words/moment.ts";
import { dateWords } from "../words/time.ts";
import type { App } from "./app.ts";
import type { Commands } from "./commands.ts";
import { attribute, el, setHidden, setText } from "./dom.ts";

/** A field for a date and time as people write them; what cannot be read is said beneath it. */
export function goToField(app: App, commands: Commands): HTMLElement {
  const input = el("input", {
    id: "go-to",
    type: "text",
    size: 15,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "go-to-problem",
  });
  const problem = el("p", { id: "go-to-problem", class: "field-problem", role: "alert" });
  setHidden(problem, true);
  const refuse = (text: string): void => {
    setText(problem, text);
    setHidden(problem, text === "");
    attribute(input, "aria-invalid", text === "" ? null : "true");
  };
  input.addEventListener("focus", () => {
    const header = app.store?.header;
    if (header !== undefined) input.placeholder = dateWords(header, app.t);
  });
  input.addEventListener("input", () => refuse(""));
  const go = (event: Event): void => {
    event.preventDefault();
    const header = app.store?.header;
    if (header === undefined || input.value.trim() === "") return;
    const found = parseMoment(header, input.value);
    refuse(typeof found === "string" ? found : "");
    if (typeof found === "number") commands.jumpTo(found);
  };
  return el(
    "form",
    { class: "go-to", onsubmit: go },
    el("label", { for: "go-to", class: "label" }, "Go to"),
    input,
    el("button", { type: "submit", class: "hop" }, "Go"),
    problem,
  );
}
