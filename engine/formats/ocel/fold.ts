import { KIND, KIND_NAMES, type KindName } from "../../log/facts.ts";
import { civilClock } from "../../tables/civil.ts";
import type { ExportAbout } from "../about.ts";
import { eventOf, eventTypeOf } from "./events.ts";
import type { OcelEvent, OcelFold } from "./ocel.ts";
import { People } from "./people.ts";
import { Changes, objectTypes, standingObjects } from "./standing.ts";

/** Begins to turn a log into events and objects. Holds a few numbers for each person, and what changed. */
export function ocelFold(about: ExportAbout): OcelFold {
  const { log: header } = about;
  const civil = civilClock(header);
  const people = new People(header, civil);
  const changes = new Changes(header, civil);
  const kinds = new Set<KindName>();
  return {
    take(chunk) {
      const events: OcelEvent[] = [];
      let arrival = 0;
      for (let i = 0; i < chunk.length; i++) {
        const kind = chunk.kind[i]!;
        kinds.add(KIND_NAMES[kind]!);
        events.push(eventOf(chunk, i, civil(chunk.time[i]!), header));
        if (kind === KIND.Arrived) people.arrived(chunk, i, arrival++);
        else if (kind === KIND.ConditionChanged) people.changed(chunk, i);
        else changes.take(chunk, i);
      }
      return events;
    },
    eventTypes: () => [...kinds].map(eventTypeOf),
    objectTypes: () => objectTypes(header),
    *objects() {
      yield* standingObjects(about, changes);
      yield* people.objects();
    },
  };
}
