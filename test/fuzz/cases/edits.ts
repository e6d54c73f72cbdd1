/** Levers, dated changes, variants and options that cannot be made. */
import { type Broken, option, swap, VARIANT, variant } from "./sound.ts";

export const EDITS: readonly Broken[] = [
  swap("a lever that points nowhere", "services.rehab.capacity", "services.rehabb.capacity", 26, ["rehabb", "rehab"]),
  swap("a lever on something that is no number", "services.rehab.capacity", "services.rehab.routes", 26, [
    "list of 1",
    "number",
  ]),
  swap("a lever upside down", "from: 0, to: 20", "from: 20, to: 0", 26, ["not below"]),
  swap("a lever in another unit", "from: 0, to: 20", "from: 0 days, to: 20", 26, ["unit"]),
  swap(
    "a dated change of something fixed",
    "levers:",
    "changes: [{ on: 2016-06-01, set: { services.ward.kind: state } }]\nlevers:",
    25,
    ["cannot change on a date"],
  ),
  swap(
    "a dated change of nothing",
    "levers:",
    "changes: [{ on: 2016-06-01, set: { services.wadr.capacity: 5 } }]\nlevers:",
    25,
    ["wadr", "ward"],
  ),
  swap(
    "a dated change on no day",
    "levers:",
    "changes: [{ on: 2016-06-31, set: { services.ward.capacity: 5 } }]\nlevers:",
    25,
    ["2016-06-31"],
  ),
  swap(
    "a change step by step between unlike things",
    "levers:",
    "changes: [{ on: 2016-06-01, over: 4 weeks, set: { services.rehab.length-of-stay: { exponential: { mean: 9 days } } } }]\nlevers:",
    25,
    ["step by step"],
  ),
  swap(
    "two changes of one value at one time",
    "levers:",
    "changes: [{ on: 2016-06-01, over: 8 weeks, set: { services.ward.capacity: 5 } }, { on: 2016-07-01, set: { services.ward.capacity: 9 } }]\nlevers:",
    25,
    ["still changing"],
  ),
  swap(
    "a dated change into something wrong",
    "levers:",
    "changes: [{ on: 2016-06-01, set: { services.ward.routes.home.share: 90% } }]\nlevers:",
    25,
    ["from 2016-06-01 on", "110%"],
  ),
  variant("a variant without a version", VARIANT.replace("careshift: 1\n", ""), 1, ["careshift is missing"]),
  variant("a set of nothing", VARIANT.replace("rehab", "rehap"), 5, ["rehap", "rehab"], { column: 3 }),
  variant("a set into something wrong", VARIANT.replace("14", "fourteen"), 5, ["fourteen", "whole number"], {
    column: 28,
  }),
  variant("a set through a value", VARIANT.replace("capacity:", "capacity.beds:"), 5, ["goes on after"]),
  variant("services in a variant", `${VARIANT}services: { hub: { kind: decision } }\n`, 6, [
    "a variant has no services",
    "add:",
  ]),
  variant("a removal of nothing", `${VARIANT}remove: [services.rehap]\n`, 6, ["rehap", "rehab"]),
  variant("an addition of what is there", `${VARIANT}add: { services.ward: { kind: decision } }\n`, 6, [
    "there already",
  ]),
  {
    ...variant(
      "a removal that leaves a way to nowhere",
      `${VARIANT.replace("set:\n  services.rehab.capacity: 14\n", "")}remove: [services.rehab, levers.rehab-beds]\n`,
      18,
      ["rehab"],
    ),
    file: "sound.yaml",
  },
  variant(
    "a variant of a missing file",
    VARIANT.replace("sound.yaml", "sounds.yaml"),
    2,
    ["sounds.yaml", "sound.yaml"],
    { column: 10 },
  ),
  variant("a variant of a file outside the folder", VARIANT.replace("sound.yaml", "../sound.yaml"), 2, [
    "outside the folder",
  ]),
  variant("a variant of an absolute path", VARIANT.replace("sound.yaml", "/etc/passwd"), 2, ["outside the folder"]),
  variant("a variant behind a backslash", VARIANT.replace("sound.yaml", "..\\sound.yaml"), 2, ["outside the folder"]),
  variant("a variant on another drive", VARIANT.replace("sound.yaml", "C:/sound.yaml"), 2, ["outside the folder"]),
  variant("a variant from the network", VARIANT.replace("sound.yaml", "https://example.org/sound.yaml"), 2, [
    "outside the folder",
  ]),
  variant("a variant of itself", VARIANT.replace("sound.yaml", "variant.yaml"), 2, [
    "circle",
    "variant.yaml → variant.yaml",
  ]),
  variant("a variant of a list", VARIANT.replace("sound.yaml", "[sound.yaml]"), 2, ["extends is a list"]),
  {
    ...variant("variants in a circle", VARIANT.replace("sound.yaml", "other.yaml"), 2, ["circle"]),
    file: "other.yaml",
    files: {
      "variant.yaml": VARIANT.replace("sound.yaml", "other.yaml"),
      "other.yaml": VARIANT.replace("sound.yaml", "variant.yaml"),
    },
  },
  option("an option for nothing", "rehab-bed", "4", ["rehab-bed", "Try: rehab-beds"]),
  option("an option for a path that is none", "services.rehab.capasity", "4", ["capasity", "capacity"]),
  option("a lever out of its range", "rehab-beds", "22", ["22", "0 to 20"]),
  option("a lever between its steps", "rehab-beds", "5", ["between the steps", "rehab-beds=6"]),
  option("a lever set to a word", "rehab-beds", "many", ["many", "number"]),
  option("an option without a value", "services.rehab.capacity", "", ["no value"]),
  option("an option into __proto__", "services.__proto__.capacity", "4", ["not a path"]),
  option("an option in the wrong unit", "services.rehab.length-of-stay", "3 beds", ["beds", "unit of time"]),
];
