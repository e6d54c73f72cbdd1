/** The shape of a service and of the ways on from it. */
import type * as z from "zod";
import { readBreaks } from "../read/breaks.ts";
import { readPlaces, readStaff, readWindows } from "../read/hours.ts";
import { readStarts } from "../read/starts.ts";
import { readUnits } from "../read/units.ts";
import { AT_SHIFT_END } from "../spec/hours.ts";
import { breaksJson, placesJson, staffJson } from "./hoursJson.ts";
import { quantityJson, unitsJson, windowsJson } from "./json.ts";
import {
  byAttribute,
  count,
  distribution,
  duration,
  growth,
  listOf,
  named,
  oneOf,
  reference,
  references,
  routeShare,
  scalar,
  strict,
  text,
  value,
  yesOrNo,
} from "./leaves.ts";
import * as places from "./places.ts";
import * as queues from "./queues.ts";

const KINDS = ["beds", "caseload", "team", "state", "decision"] as const;
const SETTINGS = ["hospital", "rehabilitation", "reablement", "community", "care-home", "own-home", "other"] as const;

const PATHWAYS = ["0", "1", "2", "3"];

const route = {
  to: references(
    "Where people go: a service, an exit, or a list of acceptable services in order of preference.",
    "home",
  ),
  share: routeShare("Share of those who may take this way: a percentage, or rest for what the others leave."),
  name: reference("Name of the way, for paths and for luck. Default: the first of to.", "bedded-care").optional(),
  was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
  when: named("a map of attributes and levels", references("Levels, one or a list.", "[mild, moderate]"))
    .describe("Attributes and levels of those who may take this way. Default: everybody.")
    .optional(),
  prepare: strict("a map of work before a place is sought: assessment, funding, choice", {
    assessment: queues.preparing("Time the assessment takes.", "2 days").optional(),
    funding: queues.preparing("Time until funding is agreed.", "{ takes: 5 days, search: beside }").optional(),
    choice: queues.preparing("Time the person and family take to choose.", "3 days").optional(),
  })
    .describe(
      "Work before people move on, one step after the other: assessment, funding, choice. A place is sought when all is done, or from the first step on that goes on beside the search.",
    )
    .optional(),
  refer: queues.refer.optional(),
  "second-choice": queues.secondChoice.optional(),
  transfer: queues.transfer.optional(),
  "funded-by": reference("Payer of the stay reached this way.", "nhs").optional(),
};

const Route = strict("a way on, with to and share", route);
export const Outcome = strict("an outcome, with to, share and stay", {
  ...route,
  stay: byAttribute(
    "How long those stay who go there. Left out only for an exit: they pass on at once.",
    "20 days",
  ).optional(),
});

export const Service = strict("a service, with kind, capacity, length of stay and routes", {
  kind: oneOf(
    "a kind of service",
    "What it is: beds and caseload hold people, a team visits, a state has no limit, a decision takes no time.",
    KINDS,
  ),
  label: text("Name in tables and charts.", "Acute ward").optional(),
  was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
  provider: reference("The provider who runs it: one of providers.", "acute-trust").optional(),
  setting: oneOf(
    "a setting",
    "What kind of place it is to the person; extra care is own-home. Default: other.",
    SETTINGS,
  ).optional(),
  pathway: scalar(
    "0, 1, 2, 3 or none",
    "Discharge pathway out of hospital that it stands for, in capacity and demand plans. Default: by its setting: 0 own home, 1 community and reablement, 2 rehabilitation, 3 care home.",
    "1",
    { enum: [...PATHWAYS.map(Number), "none"] },
    ({ text }) => (text === "none" ? text : PATHWAYS.includes(text) ? Number(text) : undefined),
  ).optional(),
  "in-area": yesOrNo("Whether it lies in the area that the scenario is about. Default: true.").optional(),
  capacity: value(
    "a whole number of 0 or more, or such numbers by days and hours",
    "Places, or hours of care per week; beds and caseloads need it. One number, or numbers by days and hours and one for otherwise.",
    "{ mon-sun 08:00-20:00: 6, otherwise: 3 }",
    placesJson,
    readPlaces,
  ).optional(),
  staff: value(
    "a map of days and hours with staff",
    "Staff on duty by days and hours, such as mon-fri 08:00-20:00. bank-holidays: open, closed or as-sunday.",
    "{ mon-fri 08:00-20:00: 4 }",
    staffJson,
    readStaff,
  ).optional(),
  breaks: value(
    "a map of hours, each with a number of staff or all",
    "Breaks of a team's staff on every day: nobody starts a visit with them meanwhile; visits going on are finished.",
    "{ 12:00-12:30: all }",
    breaksJson,
    readBreaks,
  ).optional(),
  "at-shift-end": oneOf(
    "what becomes of visits",
    "Visits going on when their shift ends are finished as overtime, and the next shift is whole; or are handed over to the next shift, at once or as soon as one of it is free, before all who wait; or stop for want of staff and are resumed in turn with those who wait. Those begun last stop first. Default: overtime.",
    AT_SHIFT_END,
  ).optional(),
  "staff-stock": strict("posts of staff, with posts, leavers and recruitment", {
    posts: count("Posts, all filled at the beginning of the run.", "8"),
    leavers: growth("Leavers a year as a share of filled posts.", "20% per year"),
    recruitment: distribution("Time until an empty post is filled.", "{ lognormal: { mean: 90 days, sd: 40 days } }"),
    "people-per-post": count(
      "People for whom a filled post provides a place: needed for beds and caseloads. A team's staff on duty fall in proportion to the posts filled, rounded down.",
      "6",
    ).optional(),
  })
    .describe("Posts that are filled or empty: people leave them, and it takes time to fill them again.")
    .optional(),
  "length-of-stay": byAttribute(
    "Time from start to ready to leave.",
    "{ lognormal: { mean: 4.1 days, sd: 5 days } }",
  ).optional(),
  visit: byAttribute(
    "A team's time with one person.",
    "{ lognormal: { mean: 70 minutes, sd: 35 minutes } }",
  ).optional(),
  routes: listOf("a list of ways on", Route, "[{ to: home, share: 100% }]")
    .describe("Ways on from here, each with its share: drawn when the stay ends.")
    .optional(),
  outcomes: listOf("a list of destinations, each with its stay", Outcome, "[{ to: home, share: 100%, stay: 20 days }]")
    .describe(
      "Instead of length-of-stay and routes: where people go is drawn first, then a stay for those who go there.",
    )
    .optional(),
  leaving: value(
    "a time for leaving",
    "Times at which people may leave. Default: always.",
    "{ hours: 09:00-18:00, days: mon-sat }",
    windowsJson,
    readWindows,
  ).optional(),
  admission: value(
    "a time for admission",
    "Times at which people who have a place may set out for it; until then it is kept for them. Default: always.",
    "{ hours: 09:00-17:00, days: mon-fri, bank-holidays: closed }",
    windowsJson,
    readWindows,
  ).optional(),
  starts: value(
    "a number of starts per week or day",
    "Most people given a place in a week, from Monday 00:00, or in a day. Default: as many as there is room for.",
    "10 per week",
    quantityJson("10 per week"),
    readStarts,
  ).optional(),
  "while-waiting": oneOf(
    "a place to wait",
    "Where people wait for the next place: in the place they have, which stays taken (beds and caseloads, unless said), or at home (all others).",
    ["in-place", "at-home"],
  ).optional(),
  units: value(
    "a number of units, by attribute, or a profile over the stay",
    "Units of capacity that a person takes: double-handed care takes two. In hours per week where the capacity is. Default: 1.",
    "{ by: handling, levels: { single: 1, double: { profile: [{ for: 7 days, units: 4 }, { then: 2 }] } } }",
    unitsJson,
    readUnits,
  ).optional(),
  needs: places.needs.optional(),
  keeps: places.keeps.optional(),
  "give-up": queues.giveUp.optional(),
  "turn-round": distribution(
    "Time after which a place that was left is free again (cleaning, repair); meanwhile it is neither free nor occupied. Beds and caseloads.",
    "5 hours",
  ).optional(),
  tasks: queues.tasks.optional(),
  queue: queues.queue.optional(),
  admit: queues.admit.optional(),
  within: named(
    "a map of response standards, each with its time",
    duration("A time within which people should start.", "2 hours"),
  )
    .describe("Standards of response, by names of your own: the share that starts within the time is measured.")
    .optional(),
});

export type ServiceShape = z.output<typeof Service>;
export type RouteShape = z.output<typeof Outcome>;
