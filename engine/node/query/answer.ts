/** A query over runs, from the words of the command line to the text of the answer. */
import type { Stop } from "../../index.ts";
import type { Interrupt } from "../interrupt.ts";
import { type Answer, type Database, openDatabase } from "./database.ts";
import { viewsText } from "./show.ts";
import { closeSources, openSources, type Source, type Wanted } from "./sources.ts";
import { type View, viewsOf } from "./views.ts";

/**
 * Answers one SQL query over some runs.
 * @param wanted replications of run folders: those whose logs are kept, unless others are asked for
 * @throws InputError when a run cannot be used, DuckDB is missing or the query is wrong; Interrupted when asked to stop
 */
export async function answerTo(
  sql: string,
  paths: readonly string[],
  interrupt: Pick<Interrupt, "requested" | "signal">,
  wanted: Wanted = "kept",
): Promise<Answer> {
  if (wanted !== "kept") await checkBefore(sql, paths, interrupt);
  return over(await openSources(paths, wanted, interrupt), async (sources) => {
    const { database, views } = await ready(sql, sources);
    try {
      const named = namesIn(sql);
      for (const view of views.filter(({ name }) => named.has(name))) {
        const filling = await database.fill(view.name, view.columns);
        await view.fill((rows) => filling.add(rows, interrupt), interrupt);
        filling.finish();
      }
      return await database.ask(sql, interrupt.signal);
    } finally {
      database.close();
    }
  });
}

/** The views that a query can ask of some runs, with their columns; of none, those of any run. */
export async function viewsOfRuns(paths: readonly string[], stop: Stop): Promise<string> {
  return over(await openSources(paths, "kept", stop), async (sources) => viewsText(viewsOf(sources)));
}

/** Before anything is simulated again, kept logs say whether the query can be answered at all. */
async function checkBefore(sql: string, paths: readonly string[], stop: Stop): Promise<void> {
  await over(await openSources(paths, "kept", stop), async (sources) => {
    if (sources.every(({ logs }) => logs.length > 0)) (await ready(sql, sources)).database.close();
  });
}

/** A database with the views of some runs, still empty, in which the query is found to be right. */
async function ready(sql: string, sources: readonly Source[]): Promise<{ database: Database; views: readonly View[] }> {
  const database = await openDatabase();
  try {
    const views = viewsOf(sources);
    for (const { name, columns } of views) await database.create(name, columns);
    await database.lock();
    await database.check(sql);
    return { database, views };
  } catch (error) {
    database.close();
    throw error;
  }
}

async function over<Result>(sources: readonly Source[], work: (sources: readonly Source[]) => Promise<Result>) {
  try {
    return await work(sources);
  } finally {
    await closeSources(sources);
  }
}

/** Words of a query outside its text and remarks: every view it can name is among them. */
function namesIn(sql: string): Set<string> {
  const bare = sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, " ");
  return new Set(bare.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
}
