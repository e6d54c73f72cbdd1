/** Writes the language's page and its JSON Schema anew: `npm run language`. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dictionary, dictionaryPage, scenarioJsonSchema } from "../../engine/index.ts";
import { ROOT } from "../architecture/source.ts";

const FOLDER = "scenarios/examples";

/** The examples that show the keys in use, by path. */
export function examples(): Map<string, string> {
  const names = readdirSync(`${ROOT}/${FOLDER}`).filter((name) => name.endsWith(".yaml"));
  return new Map(names.sort().map((name) => [`${FOLDER}/${name}`, readFileSync(`${ROOT}/${FOLDER}/${name}`, "utf8")]));
}

/** What each file should hold, by path. */
export function languageFiles(): Record<string, string> {
  return {
    "scenarios/LANGUAGE.md": dictionaryPage(dictionary(examples()), (file) => file.replace("scenarios/", "")),
    "scenarios/careshift.schema.json": `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
  };
}

if (process.argv[1]?.endsWith("language.ts")) {
  for (const [file, text] of Object.entries(languageFiles())) writeFileSync(`${ROOT}/${file}`, text);
}
