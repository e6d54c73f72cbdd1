import { opening, READY_WAITING } from "../words/people.ts";
import type { LegendItem } from "./types.ts";

/** The glyphs of the stage by name, with what each means. `delay` is the label of a delay. */
export function legendView(delay = READY_WAITING): LegendItem[] {
  return [
    { glyph: "care", name: "In care", meaning: "A bed or place with a person whose stay goes on." },
    { glyph: "delayed", name: opening(delay), meaning: "The person could leave and still holds the bed or place." },
    { glyph: "ticks", name: "Ticks", meaning: "How long a delay lasts: under 1 day, 1 to 3, 3 to 7, over 7 days." },
    { glyph: "empty", name: "Free", meaning: "A bed or place that anyone may have." },
    { glyph: "arriving", name: "Arriving", meaning: "Taken by a person who is being shown on the way." },
    {
      glyph: "taken",
      name: "Taken, nobody in it",
      meaning: "A further one of a person who takes more than one, or one that is made ready for the next.",
    },
    { glyph: "closed", name: "Closed", meaning: "Taken away by a change, or kept out of use." },
    { glyph: "added", name: "Added", meaning: "A bed or place that is there by a change." },
    { glyph: "staff", name: "Staff", meaning: "One segment for each member of staff: on a visit, free, or off shift." },
    { glyph: "overtime", name: "Overtime", meaning: "A visit that goes on after the end of its shift." },
    { glyph: "waiting", name: "Waiting to enter", meaning: "A person in the queue who is in no service meanwhile." },
    { glyph: "moving", name: "Moving", meaning: "A person on the way from one service to the next." },
    { glyph: "movingWaiting", name: "Moving to wait", meaning: "A person on the way to the end of a queue." },
    { glyph: "tether", name: "Waits for", meaning: "From the place a person holds to the service they wait for." },
    { glyph: "followed", name: "Followed", meaning: "A person you chose to follow, with their number." },
  ];
}
