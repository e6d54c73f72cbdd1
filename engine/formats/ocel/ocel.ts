/** What OCEL 2.0 (Berti and others 2023) is made of, whatever the file. */
import type { FactChunk } from "../../log/chunk.ts";

export type OcelValueType = "string" | "time" | "integer" | "float" | "boolean";

/** An event type or an object type with its attributes. */
export interface OcelType {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly type: OcelValueType }[];
}

export type OcelValue = string | number | boolean;

/** To an object, and how it stands to the event or to the other object. */
export interface OcelRelation {
  readonly objectId: string;
  readonly qualifier: string;
}

export interface OcelEvent {
  readonly id: string;
  readonly type: string;
  /** Civil seconds since 1970-01-01T00:00:00. */
  readonly time: number;
  readonly attributes: readonly { readonly name: string; readonly value: OcelValue }[];
  readonly relationships: readonly OcelRelation[];
}

export interface OcelObject {
  readonly id: string;
  readonly type: string;
  /** Values from a time on, in civil seconds; those that hold from the first have the time 0, as the standard says. */
  readonly attributes: readonly { readonly name: string; readonly value: OcelValue; readonly time: number }[];
  readonly relationships: readonly OcelRelation[];
}

/** Turns a log into events and objects; the objects are whole when the last fact is taken. */
export interface OcelFold {
  take(chunk: FactChunk): OcelEvent[];
  /** Types of the events that were there. */
  eventTypes(): OcelType[];
  objectTypes(): OcelType[];
  objects(): Iterable<OcelObject>;
}
