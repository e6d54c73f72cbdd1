/** The thread that reads scenarios. Started by client.ts when first needed: it carries YAML and zod. */
import { languageHandler } from "./languageHandler.ts";
import type { LanguageAsk } from "./messages.ts";
import { thisWorker } from "./thisWorker.ts";

const { post, listen } = thisWorker();
listen((ask: LanguageAsk) => post(languageHandler(ask)));
