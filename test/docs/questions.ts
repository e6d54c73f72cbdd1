import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answerTo } from "../../engine/node/query/answer.ts";
import { tableOf } from "../../engine/node/query/show.ts";
import { ROOT } from "../architecture/source.ts";

/** The page of the worked questions, beside the tables they ask. */
export const QUESTIONS_PAGE = "engine/tables/QUESTIONS.md";
const QUESTION = /```sql\n([\s\S]*?)```\n\n```text\n[\s\S]*?```/g;

const NEVER = { requested: false, signal: new AbortController().signal };

/** The words of the command that makes the run which the page asks, into `folder`. */
export function runAsked(folder: string): string[] {
  const [, command = ""] = /^careshift (compare .*) --out/m.exec(readFileSync(ROOT + QUESTIONS_PAGE, "utf8")) ?? [];
  const words = command.split(" ").map((word) => (word.startsWith("scenarios/") ? ROOT + word : word));
  return [...words, "--out", folder];
}

/** The page with the answers of a run. */
export async function questionsPage(run: string): Promise<string> {
  const page = readFileSync(ROOT + QUESTIONS_PAGE, "utf8");
  let made = page;
  for (const [whole, sql = ""] of page.matchAll(QUESTION)) {
    const answer = tableOf(await answerTo(sql, [run], NEVER), 120, 40);
    made = made.replace(whole, () => `\`\`\`sql\n${sql}\`\`\`\n\n\`\`\`text\n${answer}\`\`\``);
  }
  return made;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), "careshift-questions-"));
  try {
    const run = join(folder, "thurrock");
    spawnSync(process.execPath, [`${ROOT}bin/careshift.mjs`, ...runAsked(run), "--quiet"], { stdio: "ignore" });
    writeFileSync(ROOT + QUESTIONS_PAGE, await questionsPage(run));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
