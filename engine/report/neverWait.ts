import { type Model, placeName } from "../compile/model.ts";

/** Sentences on the classes of people who are never put in a queue (`waits: false`, or a limit of 0), and where they go. */
export function neverWait(model: Model): string[] {
  return model.services.flatMap(({ label }, s) =>
    (model.queueing.admission[s]?.classes ?? [])
      .filter(({ limit }) => limit === 0)
      .map(({ name, to }) => {
        const goes = model.services[to]?.label ?? placeName(model, to);
        return `${label}: people of the class ${name} never wait. Who finds no place goes to ${goes}.`;
      }),
  );
}
