/** The shape of what changes on dates: changes, and programmes of them in phases. */
import { readOccupants } from "../read/occupants.ts";
import { readShare } from "../read/quantity.ts";
import { Gate } from "./gates.ts";
import { occupantsJson, quantityJson } from "./json.ts";
import { day, duration, listOf, named, oneOf, reference, strict, text, value } from "./leaves.ts";

const realised = value(
  "a share",
  "The share of the way to the new value that is gone in fact. Default: 100%.",
  "60%",
  quantityJson("60%"),
  (tree, reading) => {
    const share = readShare(tree, reading);
    return share === "rest" ? undefined : share;
  },
);

const appliesTo = oneOf(
  "whom a change reaches",
  "Whom a change of stays, visits, shares or outcomes reaches: stays that begin from then on, or everyone: what is left of stays under way is worked out anew, by the luck that they have not used up. Clocks and moves between stages reach everyone anyhow. Default: new-stays.",
  ["new-stays", "everyone"],
).optional();

const programmePhase = strict("a phase, with name, on or after, and changes", {
  name: reference("Name of the phase.", "pilot"),
  on: day("Date on which the phase begins.").optional(),
  after: oneOf("the word previous", "previous: begins when the changes of the phase before are made in full.", [
    "previous",
  ]).optional(),
  wait: duration("Time after that before the phase begins. Default: none.", "8 weeks").optional(),
  gate: Gate.optional(),
  over: duration("Time over which numbers change step by step. Default: at once.", "8 weeks").optional(),
  changes: value(
    "a map of paths and new values",
    "What holds from the phase on: paths and their new values.",
    "{ services.virtual-ward.capacity: 20 }",
    { type: "object" },
    (tree) => (tree.kind === "map" && tree.entries.size > 0 ? tree.entries : undefined),
  ),
  "applies-to": appliesTo,
  realised: realised.optional(),
  until: day("Date on which the values are again what they were before the phase.").optional(),
  source: reference("Key of sources: where the phase is decided.", "plan-2016").optional(),
});

const change = strict("a change, with on and set", {
  on: day("Date, or date and time, on which it begins."),
  over: duration("Time over which numbers change step by step. Default: at once.", "8 weeks").optional(),
  set: value(
    "a map of paths and new values",
    "Paths and their new values.",
    "{ services.old-ward.capacity: 0 }",
    { type: "object" },
    (tree) => (tree.kind === "map" && tree.entries.size > 0 ? tree.entries : undefined),
  ),
  occupants: value(
    "stay, leave or a map with move-to",
    "What becomes of the people above a lower number of places: they stay, leave by their own way on at once, or go to the services of move-to. Default: stay.",
    "{ move-to: [reablement], first: longest-there }",
    occupantsJson,
    readOccupants,
  ).optional(),
  "applies-to": appliesTo,
  realised: realised.optional(),
  until: day("Date on which the value is again what it was before the change.").optional(),
  label: text("Name of the change.", "Old ward closes").optional(),
  source: reference("Key of sources: where the change is decided.", "plan-2016").optional(),
});

/** `changes:` and `programmes:`, at the top. */
export const dated = {
  changes: listOf("a list of changes, each with on and set", change)
    .describe("What changes on a date, or over a time from it on.")
    .optional(),
  programmes: named(
    "a map of programmes, each with phases",
    strict("a programme, with phases", {
      label: text("Name of the programme.", "Frailty at home").optional(),
      phases: listOf("a list of phases, each with name and changes", programmePhase).describe(
        "What changes in each phase, in order.",
      ),
    }),
  )
    .describe("Changes that come in phases, by names of your own: each phase on a date or after the one before.")
    .optional(),
};
