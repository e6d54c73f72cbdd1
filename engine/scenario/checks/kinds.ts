/** What each kind of service needs and what means nothing in it. */
import * as say from "../messages/meaning.ts";
import type { Report } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { ServiceSpec } from "../scenario.ts";
import { child, itemsOf } from "../tree.ts";
import { EXITS, type Known, spotIn } from "./known.ts";

const HOLDS = "it holds people, nobody visits them";
const UNLIMITED = "it has no limit, so nobody waits for it";
const NO_TIME = "it takes no time";
const SHIFTS = "its staff are its capacity";

/** kind → key → why it means nothing there. */
const FORBIDDEN: Readonly<Record<ServiceSpec["kind"], Readonly<Record<string, string>>>> = {
  beds: { staff: HOLDS, breaks: HOLDS, "at-shift-end": HOLDS, visit: HOLDS },
  caseload: { staff: HOLDS, breaks: HOLDS, "at-shift-end": HOLDS, visit: HOLDS },
  team: {
    capacity: SHIFTS,
    "length-of-stay": "its time with a person is the visit",
    outcomes: "a visit comes first, then routes",
    tasks: "its time with a person is the visit",
    "turn-round": "its staff have no places to make ready",
  },
  state: {
    capacity: "it has no limit",
    staff: "it has no limit",
    breaks: "it has no staff",
    "at-shift-end": "it has no staff",
    "staff-stock": "it has no staff",
    visit: HOLDS,
    "turn-round": "it has no limit, so no place is ever missing",
    starts: UNLIMITED,
    units: "it has no limit, so nobody takes anything from another",
    needs: "it has no limit, so nobody waits for anything to be free",
    "give-up": UNLIMITED,
    queue: UNLIMITED,
    admit: UNLIMITED,
    within: UNLIMITED,
  },
  decision: {
    capacity: NO_TIME,
    staff: NO_TIME,
    breaks: NO_TIME,
    "at-shift-end": NO_TIME,
    "staff-stock": NO_TIME,
    visit: NO_TIME,
    "length-of-stay": NO_TIME,
    outcomes: "nobody stays in it, so it has routes",
    leaving: NO_TIME,
    admission: NO_TIME,
    starts: NO_TIME,
    "turn-round": NO_TIME,
    units: NO_TIME,
    needs: NO_TIME,
    keeps: NO_TIME,
    "while-waiting": NO_TIME,
    "give-up": NO_TIME,
    queue: NO_TIME,
    admit: NO_TIME,
    tasks: NO_TIME,
    within: NO_TIME,
  },
};

const NEEDED: Readonly<Record<ServiceSpec["kind"], Readonly<Record<string, string>>>> = {
  beds: { capacity: "24" },
  caseload: { capacity: "40" },
  team: { staff: "{ mon-fri 08:00-20:00: 4 }", visit: "{ lognormal: { mean: 70 minutes, sd: 35 minutes } }" },
  state: {},
  decision: {},
};

export function checkKinds(made: Made<ServiceSpec>, known: Known, report: Report): void {
  const { spec, tree } = made;
  if (spec === null) return;
  for (const [key, why] of Object.entries(FORBIDDEN[spec.kind])) {
    if (child(tree, key) !== undefined) report(say.kindForbids(spotIn(made, "services", key), spec.kind, key, why));
  }
  for (const [key, example] of Object.entries(NEEDED[spec.kind])) {
    if (child(tree, key) === undefined) report(say.kindNeeds(spotIn(made, "services"), spec.kind, key, example));
  }
  checkForm(made, spec, known, report);
}

function checkForm(made: Made<ServiceSpec>, spec: ServiceSpec, known: Known, report: Report): void {
  const [routes, outcomes] = [child(made.tree, "routes"), child(made.tree, "outcomes")];
  if ((routes === undefined) === (outcomes === undefined)) {
    report(say.routesOrOutcomes(spotIn(made, "services"), routes !== undefined));
    return;
  }
  const key = outcomes === undefined ? "routes" : "outcomes";
  if (itemsOf(routes ?? outcomes).length === 0) report(say.noRoutes(spotIn(made, "services", key), key));
  const stay = child(made.tree, "length-of-stay");
  if (outcomes !== undefined && stay !== undefined) report(say.stayTwice(spotIn(made, "services", "length-of-stay")));
  const stays = spec.kind === "beds" || spec.kind === "caseload" || spec.kind === "state";
  if (stays && outcomes === undefined && stay === undefined)
    report(
      say.kindNeeds(
        spotIn(made, "services"),
        spec.kind,
        "length-of-stay",
        "{ lognormal: { mean: 4.1 days, sd: 5 days } }",
      ),
    );
  for (const route of spec.routes) {
    const service = route.to.find((name) => !EXITS.includes(name) && known.services.has(name));
    if (route.stay === "none" && service !== undefined) {
      report(
        say.outcomeNeedsStay({ place: route.place, path: `services.${made.name}.outcomes.${route.name}` }, service),
      );
    }
  }
}
