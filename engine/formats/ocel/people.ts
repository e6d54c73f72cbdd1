import type { FactChunk } from "../../log/chunk.ts";
import type { LogHeader } from "../../log/header.ts";
import { keyText } from "../../tables/facts.ts";
import { personId } from "./events.ts";
import type { OcelObject, OcelType } from "./ocel.ts";

/** Attributes of people as a type of object: their cohort, their key, and what the scenario gives them. */
export function personType({ attributes }: LogHeader): OcelType {
  const own = attributes.map(({ name }) => ({ name: attributeName(name), type: "string" as const }));
  return {
    name: "person",
    attributes: [{ name: "cohort", type: "string" }, { name: "key", type: "string" }, ...own],
  };
}

/** Apart from cohort and key, whatever a scenario calls it. */
const attributeName = (name: string): string => `attribute.${name}`;

/** What is to be told of one person. */
interface Person {
  readonly number: number;
  readonly time: number;
  readonly cohort: number;
  readonly key: string;
  /** Classes from a second on, in order. */
  readonly classes: { readonly time: number; readonly class: number }[];
}

/** Collects who came and how they changed. */
export class People {
  private readonly header: LogHeader;
  private readonly civil: (seconds: number) => number;
  private readonly people = new Map<number, Person>();

  constructor(header: LogHeader, civil: (seconds: number) => number) {
    this.header = header;
    this.civil = civil;
  }

  /** @param arrival which of the arrivals of the chunk it is */
  arrived({ time, person, other, value, keys }: FactChunk, i: number, arrival: number): void {
    this.people.set(person[i]!, {
      number: person[i]!,
      time: time[i]!,
      cohort: other[i]!,
      key: keyText(keys[2 * arrival]!, keys[2 * arrival + 1]!),
      classes: [{ time: time[i]!, class: value[i]! }],
    });
  }

  changed({ time, person, value }: FactChunk, i: number): void {
    this.people.get(person[i]!)?.classes.push({ time: time[i]!, class: value[i]! });
  }

  *objects(): Generator<OcelObject> {
    for (const person of this.people.values()) yield this.objectOf(person);
  }

  private objectOf({ number, time, cohort, key, classes }: Person): OcelObject {
    const { header, civil } = this;
    const from = civil(time);
    const attributes = [
      { name: "cohort", value: header.cohorts[cohort]?.name ?? "", time: from },
      { name: "key", value: key, time: from },
    ];
    let before: readonly number[] = [];
    for (const { time: when, class: number } of classes) {
      const levels = header.classes[number]?.levels ?? [];
      for (const [a, { name, levels: names }] of header.attributes.entries()) {
        const level = names[levels[a] ?? -1];
        if (level === undefined || levels[a] === before[a]) continue;
        attributes.push({ name: attributeName(name), value: level, time: civil(when) });
      }
      before = levels;
    }
    return { id: personId(number), type: "person", attributes, relationships: [] };
  }
}
