/** Door to the language: text → Scenario → Model. YAML and zod live behind it. */

export { compile } from "./compile/compile.ts";
export { type Foresight, foresee } from "./compile/foresee.ts";
export type { Model } from "./compile/model.ts";
export type { Difference, Side } from "./scenario/diff/difference.ts";
export { differencesOf } from "./scenario/diff/differences.ts";
export { type Part, partsOf, sameButForWords, type TakenApart } from "./scenario/diff/parts.ts";
export { documentOf } from "./scenario/document.ts";
export { needs } from "./scenario/needs.ts";
export { dictionary } from "./scenario/dictionary/dictionary.ts";
export { dictionaryPage } from "./scenario/dictionary/page.ts";
export { scenarioJsonSchema } from "./scenario/jsonSchema.ts";
export { parseScenario } from "./scenario/parse.ts";
export { priceSettings } from "./scenario/prices.ts";
export { ScenarioError, say } from "./scenario/problem.ts";
export type { Place, Problem, Scenario, Setting } from "./scenario/scenario.ts";
