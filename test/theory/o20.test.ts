import { describe } from "vitest";
import { type Study, theory } from "./helpers.ts";

function study(refusals: number, abs: number, settings: Record<string, unknown> = {}): Study {
  return {
    folder: new URL("./", import.meta.url),
    file: "o20-three-stages.yaml",
    settings,
    replications: 160,
    expected: [
      {
        metric: "refusals in 3,600 minutes",
        value: refusals,
        tolerance: { abs },
        of: (tally) => [tally.services["chairs-1"]!.refused, 1],
      },
    ],
  };
}

const SHORT = { uniform: { from: "3.5 minutes", to: "4.5 minutes" } };

describe("O20: stages with short waiting spaces, blocking and refusal: a patient exactly every 4 minutes", () => {
  theory("A: sessions of 3 to 5 minutes", study(7.41, 0.6));

  theory(
    "B: sessions of 3.5 to 4.5 minutes",
    study(0.89, 0.2, Object.fromEntries([1, 2, 3].map((i) => [`services.stage-${i}.length-of-stay`, SHORT]))),
  );
});
