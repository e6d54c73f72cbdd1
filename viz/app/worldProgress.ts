import type { LogEvent } from "../workers/messages.ts";
import type { World, WorldAbout } from "./state.ts";

/** A world whose log is about to be read. */
export const opening = (about: WorldAbout): World => ({
  ...about,
  phase: "loading",
  progress: null,
  doing: "Fetching",
  problems: [],
  shown: "",
  seenDigest: "",
});

/** The world after an event of its log: what is being done, how far it is, and what went wrong. */
export function afterEvent(world: World, event: LogEvent): World {
  switch (event.kind) {
    case "header": {
      const { title, engine, seed, scenario, replication } = event.header;
      const replications = Math.max(world.replications, replication + 1);
      return { ...world, title, engine, seed, digest: scenario, replications };
    }
    case "part":
      return world;
    case "progress":
      return { ...world, progress: event.total > 0 ? event.done / event.total : null, doing: event.words };
    case "damage":
      return { ...world, problems: [...world.problems, event.problem] };
    case "done":
      return { ...world, phase: "ready", progress: 1, doing: "", seenDigest: event.digest };
    case "failed":
      // Whoever fails sums up: what was told on the way is in it.
      return { ...world, phase: "failed", doing: "", problems: event.problems };
  }
}

/**
 * What a run made here says about the recorded one: a sentence when the digests differ, null when they agree or either
 * is not known.
 */
export function digestSentence(world: World, replication: number): string | null {
  const recorded = world.digests[replication];
  if (!recorded || world.seenDigest === "" || recorded === world.seenDigest) return null;
  return (
    `Run ${replication + 1} of ${world.title} is not the run that was recorded: its log has digest ${world.seenDigest}, ` +
    `not ${recorded}. Another version of the engine may have made the record.`
  );
}
