/** What XES calls things: extensions, and the standard's own steps of an activity. */
import type { KindName } from "../../log/facts.ts";

export const EXTENSIONS: readonly (readonly [name: string, prefix: string])[] = [
  ["Concept", "concept"],
  ["Lifecycle", "lifecycle"],
  ["Time", "time"],
  ["Organizational", "org"],
];

/** Key of the log's attribute that says what run it is of. */
export const ABOUT_ATTRIBUTE = "careshift";
/** Attributes of a trace: the number of its person, and their key. */
export const PERSON_ATTRIBUTE = "person";
export const KEY_ATTRIBUTE = "key";

/**
 * Steps of the standard's lifecycle model. Care in a service is an activity: a person is put down for it, given a place,
 * begins and ends. Facts that are steps of none are activities of their own, done at once.
 */
export const TRANSITIONS: { readonly [K in KindName]?: string } = {
  Referred: "schedule",
  Assigned: "assign",
  Started: "start",
  Left: "complete",
  GaveUp: "withdraw",
  VisitStopped: "suspend",
  VisitResumed: "resume",
  ReservationEnded: "reassign",
};

export const AT_ONCE = "complete";
