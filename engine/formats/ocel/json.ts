/**
 * OCEL 2.0 as JSON. Every value is a text, as the published schema has it: the type that is declared for it says how to
 * read it. Times end in Z, since that schema asks for a zone: they are of the scenario's own calendar, which has none.
 */
import type { ExportAbout } from "../about.ts";
import type { Exporter } from "../exporter.ts";
import { isoTime } from "../iso.ts";
import { NO_BYTES } from "../tableFormat.ts";
import { utf8 } from "../utf8.ts";
import { ocelFold } from "./fold.ts";
import type { OcelEvent, OcelObject } from "./ocel.ts";

const zoned = (civil: number): string => `${isoTime(civil)}Z`;

/** Objects that are handed on at a time. */
const PIECE = 4096;

/** Begins an OCEL file of JSON: events as they come, then their types, then objects. */
export function ocelJsonExporter(about: ExportAbout): Exporter {
  const fold = ocelFold(about);
  let rows = 0;
  return {
    start: () => utf8('{"events":['),
    take(chunk) {
      const events = fold.take(chunk).map(eventText);
      if (events.length === 0) return NO_BYTES;
      const joined = `${rows === 0 ? "\n" : ",\n"}${events.join(",\n")}`;
      rows += events.length;
      return utf8(joined);
    },
    *end() {
      const types = `\n],\n"eventTypes":${JSON.stringify(fold.eventTypes())},\n"objectTypes":${JSON.stringify(fold.objectTypes())}`;
      yield utf8(`${types},\n"objects":[`);
      let texts: string[] = [];
      let isFirst = true;
      for (const object of fold.objects()) {
        texts.push(`${isFirst ? "\n" : ",\n"}${objectText(object)}`);
        isFirst = false;
        if (texts.length < PIECE) continue;
        yield utf8(texts.join(""));
        texts = [];
      }
      yield utf8(`${texts.join("")}\n]}\n`);
    },
    get rows() {
      return rows;
    },
  };
}

function eventText({ id, type, time, attributes, relationships }: OcelEvent): string {
  const told = attributes.map(({ name, value }) => ({ name, value: String(value) }));
  return JSON.stringify({ id, type, time: zoned(time), attributes: told, relationships });
}

function objectText({ id, type, attributes, relationships }: OcelObject): string {
  const told = attributes.map(({ name, value, time }) => ({ name, value: String(value), time: zoned(time) }));
  return JSON.stringify({ id, type, attributes: told, relationships });
}
