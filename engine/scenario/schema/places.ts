/** The shape of what services share: pools, and what a person needs of them. */
import { readPlaces } from "../read/hours.ts";
import { readNeeds } from "../read/needs.ts";
import { placesJson } from "./hoursJson.ts";
import { named, references, strict, text, value, yesOrNo } from "./leaves.ts";

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

const SharedPlaces = strict("services that lend each other places, with services", {
  services: references("The services, two or more: beds or caseloads.", "[acute-medicine, stroke-unit]"),
  "own-first": yesOrNo(
    "Whether a place goes to the people of its own service first, and is lent only while none of them wants it; else to whoever was referred first. Default: true.",
  ).optional(),
  repack: yesOrNo(
    "Whether people in a lent place move to one of their own service as soon as one is free, with no change of care. Default: false.",
  ).optional(),
});

export const sharedPlaces = named(
  "a map of groups of services that lend each other places, each with services",
  SharedPlaces,
  "{ medicine: { services: [acute-medicine, stroke-unit], repack: true } }",
).describe(
  "Services that lend each other places, by names of your own: when one is full its people lie in a place of another, with the care, stay and ways on of their own service.",
);
