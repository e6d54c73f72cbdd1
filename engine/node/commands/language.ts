import { dictionary, paragraph, scenarioJsonSchema } from "../../index.ts";
import { EXIT, InputError } from "../exit.ts";
import { lineWidth, print } from "../output.ts";

/** Options of `careshift language`. */
interface LanguageOptions {
  readonly json?: boolean;
}

const MOST_NAMED = 12;

/**
 * `careshift language [key]`: the keys of a scenario, all of them or those of one part, with what each means.
 * @throws InputError when no key is so called
 */
export async function language(key: string | undefined, { json }: LanguageOptions): Promise<number> {
  if (json) {
    await print(process.stdout, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
    return EXIT.done;
  }
  const entries = dictionary(new Map());
  const found = key === undefined ? entries : entries.filter(({ path }) => isOf(plain(path), key));
  if (found.length === 0) {
    const near = [...new Set(entries.map(({ path }) => plain(path).split(".")[0]!))].slice(0, MOST_NAMED);
    throw new InputError(`"${key}" is no key of the language. Try one of its parts: ${near.join(", ")}.`);
  }
  const width = lineWidth(process.stdout);
  const lines = found.flatMap(({ path, what, about, example, required }) => [
    `${path}${required ? " (must be given)" : ""}`,
    ...(about === "" ? [] : paragraph(about, width, "    ")),
    ...paragraph(`${what}${example === null ? "" : `; such as ${example}`}`, width, "    "),
  ]);
  await print(process.stdout, `${lines.join("\n")}\n`);
  return EXIT.done;
}

/** A path without the marks for names and items: services.queue.limit. */
const plain = (path: string): string => path.replaceAll(".<name>", "").replaceAll("[]", "");

const isOf = (path: string, key: string): boolean =>
  path === key || path.startsWith(`${key}.`) || path.endsWith(`.${key}`) || path.includes(`.${key}.`);
