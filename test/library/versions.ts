import { isCovered, type Place } from "./spec.ts";
import type { Worlds } from "./worlds.ts";

/** The digest of every scenario that covered rows name, by its path below scenarios/. */
export async function versionsOf(places: readonly Place[], worlds: Worlds): Promise<Map<string, string>> {
  const files = places.flatMap(({ name, rows }) =>
    rows.flatMap(([, row]) => (isCovered(row) ? [`${name}/${row.scenario}`, `${name}/${row.twin}`] : [])),
  );
  const versions = new Map<string, string>();
  for (const file of new Set(files)) versions.set(file, (await worlds.load(file)).digest);
  return versions;
}
