import { describe } from "vitest";
import { blockingOracles } from "../../engine/oracles/cases/blocking.ts";
import { agree } from "./oracles.ts";

describe("O08, O10, O28, O29: people give up, block places, come back, and nobody is lost", () =>
  agree(blockingOracles()));
