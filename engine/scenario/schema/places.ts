/** The shape of what services share: pools, and what a person needs of them. */
import { readPlaces } from "../read/hours.ts";
import { readNeeds } from "../read/needs.ts";
import { placesJson } from "./hoursJson.ts";
import { named, references, strict, text, value } from "./leaves.ts";

export const Pool = strict("a pool, with capacity", {
  label: text("Name in tables and charts.", "Therapists").optional(),
  capacity: value(
    "a whole number of 0 or more, or such numbers by days and hours",
    "Units there are. One number, or numbers by days and hours and one for otherwise.",
    "6",
    placesJson,
    readPlaces,
  ),
});

export const pools = named("a map of pools, each with capacity", Pool, "{ therapists: { capacity: 6 } }").describe(
  "What services share beside their places, by names of your own: staff, rooms, equipment.",
);

export const needs = value(
  "a map of pools and units of them",
  "What a person needs of pools beside the place: both must be free to start, and both are free again when the person leaves.",
  "{ therapists: 1 }",
  { type: "object" },
  readNeeds,
);

export const keeps = references(
  "Pools whose units stay with a person who brings them from the service before. Default: none.",
  "[therapists]",
);
