import type { FactChunk } from "../../log/chunk.ts";
import { wordFor } from "../../log/facts/names.ts";
import { FACT_ROLES, type Role, type RoleName } from "../../log/facts/roles.ts";
import { KIND_NAMES, type KindName } from "../../log/facts.ts";
import type { LogHeader } from "../../log/header.ts";
import type { OcelEvent, OcelRelation, OcelType, OcelValue } from "./ocel.ts";

export const personId = (person: number): string => `person-${person}`;
const eventId = (fact: number): string => `fact-${fact}`;
/** The object of this role with this name: "rule-winter". Names are of letters, digits and hyphens. */
export const objectId = (type: string, name: string): string => `${type}-${name}`;

/** Roles whose words name an object. Places are services or exits. */
const OBJECTS = new Set<RoleName>(["clock", "membership", "effect", "pool", "rule", "shock", "phase"]);
const PLACE: Role = { is: "place" };

/** The object of a place; null for outside. */
export function placeId(place: number, header: LogHeader): string | null {
  const name = wordFor(PLACE, place, header);
  return name == null ? null : objectId(place < header.services.length ? "service" : "exit", name);
}

/** The event of fact `i` of a chunk; `time` in civil seconds. */
export function eventOf(chunk: FactChunk, i: number, time: number, header: LogHeader): OcelEvent {
  const type = KIND_NAMES[chunk.kind[i]!] as KindName;
  const roles = FACT_ROLES[type];
  const [person, cause] = [chunk.person[i]!, chunk.cause[i]!];
  const relationships: OcelRelation[] = [];
  const attributes: { name: string; value: OcelValue }[] = [{ name: "fact", value: chunk.first + i }];
  const relate = (id: string | null, qualifier: string): void => {
    if (id !== null) relationships.push({ objectId: id, qualifier });
  };
  relate(person < 0 ? null : personId(person), "person");
  relate(placeId(chunk.service[i]!, header), "service");
  for (const [role, number] of [
    [roles.other, chunk.other[i]!],
    [roles.value, chunk.value[i]!],
  ] as const) {
    const word = wordFor(role, number, header);
    if (role.is === "place") relate(placeId(number, header), role.as ?? "at");
    else if (word != null && OBJECTS.has(role.is)) relate(objectId(role.is, word), role.is);
    else if (role.is !== "none") attributes.push({ name: attributeName(role), value: word ?? number });
  }
  if (cause >= 0) attributes.push({ name: "cause", value: eventId(cause) });
  return { id: eventId(chunk.first + i), type, time, attributes, relationships };
}

const attributeName = ({ is }: Role): string => (is === "code" ? "case" : is);

/** Roles that are figures: their attributes are integers. */
const FIGURES = new Set<RoleName>(["task", "count", "units", "thousandths", "seconds"]);

/** The event type of a kind of fact. */
export function eventTypeOf(kind: KindName): OcelType {
  const { other, value } = FACT_ROLES[kind];
  const told = [other, value].filter(({ is }) => is !== "none" && is !== "place" && !OBJECTS.has(is));
  return {
    name: kind,
    attributes: [
      { name: "fact", type: "integer" },
      ...told.map((role) => ({
        name: attributeName(role),
        type: FIGURES.has(role.is) ? ("integer" as const) : ("string" as const),
      })),
      { name: "cause", type: "string" },
    ],
  };
}
