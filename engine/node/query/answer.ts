/** A query over runs, from the words of the command line to the text of the answer. */
import type { Interrupt } from "../interrupt.ts";
import { type Answer, openDatabase } from "./database.ts";
import { viewsText } from "./show.ts";
import { closeSources, openSources } from "./sources.ts";
import { viewsOf } from "./views.ts";

/**
 * Answers one SQL query over some runs.
 * @throws InputError when a run cannot be used, DuckDB is missing or the query is wrong; Interrupted when asked to stop
 */
export async function answerTo(
  sql: string,
  paths: readonly string[],
  interrupt: Pick<Interrupt, "requested" | "signal">,
): Promise<Answer> {
  const sources = await openSources(paths);
  try {
    const database = await openDatabase();
    try {
      const named = namesIn(sql);
      const views = viewsOf(sources);
      for (const { name, columns } of views) await database.create(name, columns);
      await database.lock();
      await database.check(sql);
      for (const view of views.filter(({ name }) => named.has(name))) {
        const filling = await database.fill(view.name, view.columns);
        await view.fill((rows) => filling.add(rows, interrupt), interrupt);
        filling.finish();
      }
      return await database.ask(sql, interrupt.signal);
    } finally {
      database.close();
    }
  } finally {
    await closeSources(sources);
  }
}

/** The views that a query can ask of some runs, with their columns; of none, those of any run. */
export async function viewsOfRuns(paths: readonly string[]): Promise<string> {
  const sources = await openSources(paths);
  try {
    return viewsText(viewsOf(sources));
  } finally {
    await closeSources(sources);
  }
}

/** Words of a query outside its text and remarks: every view it can name is among them. */
function namesIn(sql: string): Set<string> {
  const bare = sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, " ");
  return new Set(bare.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
}
