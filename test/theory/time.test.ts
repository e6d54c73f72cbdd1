import { describe } from "vitest";
import { timeOracles } from "../../engine/oracles/cases/time.ts";
import { agree } from "./oracles.ts";

describe("O06, O13, O15, O30: hours, weekdays and the spread of stays", () => agree(timeOracles()));
