import type { Model } from "../../../../engine/compile/model.ts";
import type { FactChunk } from "../../../../engine/log/chunk.ts";
import type { Window } from "../../../../engine/projections/projection.ts";
import { type Answers, Ask } from "./ask.ts";
import { askAsked } from "./asked.ts";
import { askCarried } from "./carried.ts";
import { askMoney } from "./money.ts";
import { askRules } from "./rules.ts";
import { askService } from "./services.ts";
import { askShared } from "./shared.ts";
import { askSystem } from "./system.ts";

/** Every standard measure of a log, worked out anew from its definition. */
export function oracle(model: Model, chunks: readonly FactChunk[], window: Window): Answers {
  const ask = new Ask(model, chunks, window);
  for (const s of model.services.keys()) askService(ask, s);
  askSystem(ask);
  askRules(ask);
  askCarried(ask);
  askShared(ask);
  askMoney(ask);
  askAsked(ask);
  return ask.answers;
}
