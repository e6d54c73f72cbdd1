import { describe } from "vitest";
import type { Oracle } from "../../engine/oracles/oracle.ts";
import { theory } from "./helpers.ts";

const FOLDER = new URL("../../scenarios/oracles/", import.meta.url);

/** Declares the tests of some of the questions of `careshift oracles`, the long ones as well: a test for each study. */
export function agree(oracles: readonly Oracle[]): void {
  for (const { id, asks, studies } of oracles) {
    describe(`${id.toUpperCase()}: ${asks}`, () => {
      for (const study of studies) theory(study.title, { ...study, folder: FOLDER, expected: study.figures });
    });
  }
}
