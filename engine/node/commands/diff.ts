import { type Compared, differencesOf, diffReport, documentOf } from "../../index.ts";
import { EXIT } from "../exit.ts";
import { readScenario } from "../files.ts";
import { sha256 } from "../identity.ts";
import { loadAll, settingOf } from "../load.ts";
import { lineWidth, print } from "../output.ts";

/** Options of `careshift diff`. */
interface DiffOptions {
  /** Made in the second scenario; with one file, the second is the first with these. */
  readonly set?: readonly string[];
  readonly json?: boolean;
}

/**
 * `careshift diff A [B]`: what differs between two scenarios, after `extends` and settings, in words and figures with
 * their sources.
 * @throws InputError, ScenarioError when one of them cannot be used
 */
export async function diff(a: string, b: string | undefined, { set = [], json }: DiffOptions): Promise<number> {
  const wanted = [[a, []] as const, [b ?? a, set] as const];
  const [before, after] = await loadAll(wanted);
  const documents = await Promise.all(wanted.map(([path, set]) => readDocument(path, set)));
  const differences = differencesOf(documents[0]!.tree, documents[1]!.tree);
  const sides = [before!, after!].map(
    ({ scenario, digest }, i): Compared => ({
      scenario,
      digest,
      lineage: scenario.files.map((file) => ({ file, digest: sha256(documents[i]!.texts.get(file) ?? "") })),
    }),
  );
  if (json) {
    const side = ({ scenario, ...rest }: Compared) => ({ title: scenario.title, ...rest });
    const contract = { schema: 1, a: side(sides[0]!), b: side(sides[1]!), differences };
    await print(process.stdout, `${JSON.stringify(contract, null, 2)}\n`);
  } else await print(process.stdout, diffReport(sides[0]!, sides[1]!, differences, lineWidth(process.stdout)));
  return EXIT.done;
}

async function readDocument(path: string, set: readonly string[]) {
  const { entry, texts } = await readScenario(path);
  return { texts, tree: documentOf(entry, texts, set.map(settingOf)) };
}
