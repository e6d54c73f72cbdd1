import { describe } from "vitest";
import { theory } from "../theory/helpers.ts";
import { LADDER, study } from "../theory/o02.ts";

describe("O02: the mean wait where it is rare, and where its queue is long", () => {
  for (const rung of LADDER.filter(({ short }) => short !== undefined))
    theory(`load ${rung.load}: share who wait, wait and slots busy`, study(rung));
});
