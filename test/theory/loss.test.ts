import { describe } from "vitest";
import { lossOracles } from "../../engine/oracles/cases/loss.ts";
import { agree } from "./oracles.ts";

describe("O03, O04, O22: full beds turn people away, or make them wait, as Erlang says", () => agree(lossOracles()));
