import { describe } from "vitest";
import { waitingOracles } from "../../engine/oracles/cases/waiting.ts";
import { agree } from "./oracles.ts";

describe("O01, O07, O09, O27: people wait as theory says, one after the other and the urgent first", () =>
  agree(waitingOracles()));
