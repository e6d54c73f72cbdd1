/**
 * XES (IEEE 1849-2016): one trace for each person, in order, and the facts about nobody as events of the log. Every event
 * carries the raw columns of its fact, so that the log can be made again. There is no resource: nobody is named who gave
 * the care; the service is the group. Times have no zone, as the scenario's calendar has none.
 */

import { wordFor } from "../../log/facts/names.ts";
import { FACT_ROLES, type Role } from "../../log/facts/roles.ts";
import { KIND, KIND_NAMES, type KindName } from "../../log/facts.ts";
import type { LogHeader } from "../../log/header.ts";
import { civilClock } from "../../tables/civil.ts";
import { keyText } from "../../tables/facts.ts";
import type { ExportAbout } from "../about.ts";
import type { Exporter } from "../exporter.ts";
import { GatheredLog, type Spot } from "../gather.ts";
import { isoTime } from "../iso.ts";
import { NO_BYTES } from "../tableFormat.ts";
import { utf8 } from "../utf8.ts";
import { ABOUT_ATTRIBUTE, AT_ONCE, EXTENSIONS, KEY_ATTRIBUTE, PERSON_ATTRIBUTE, TRANSITIONS } from "./words.ts";
import { attribute } from "./xml.ts";

/** Text that is handed on at a time. */
const PIECE = 1 << 18;
const PLACE: Role = { is: "place" };

/** Begins an XES file. Holds the whole log, since a trace can only be written when its person is done. */
export function xesExporter(about: ExportAbout): Exporter {
  const log = new GatheredLog();
  const event = eventWriter(about.log);
  let rows = 0;
  return {
    start: () => utf8(head(about)),
    take(chunk) {
      log.add(chunk);
      rows += chunk.length;
      return NO_BYTES;
    },
    *end() {
      let text = "";
      for (const { person, facts } of log.byPerson()) {
        if (person >= 0) text += `<trace>\n${personWords(person, facts[0]!, log, about.log)}\n`;
        for (const spot of facts) {
          text += event(spot);
          if (text.length < PIECE) continue;
          yield utf8(text);
          text = "";
        }
        if (person >= 0) text += "</trace>\n";
      }
      yield utf8(`${text}</log>\n`);
    },
    get rows() {
      return rows;
    },
  };
}

function head(about: ExportAbout): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<!-- Made by Careshift. All people are simulated. -->",
    '<log xes.version="1849.2016" xes.features="">',
    ...EXTENSIONS.map(
      ([name, prefix]) =>
        `<extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>`,
    ),
    `<global scope="trace">${attribute("string", "concept:name", "")}</global>`,
    `<global scope="event">${GLOBALS.join("")}</global>`,
    '<classifier name="Step" scope="event" keys="concept:name lifecycle:transition"/>',
    '<classifier name="Activity" scope="event" keys="concept:name"/>',
    '<classifier name="Kind" scope="event" keys="kind"/>',
    attribute("string", "concept:name", about.log.title),
    attribute("string", "lifecycle:model", "standard"),
    attribute("boolean", "simulated", "true"),
    attribute("string", ABOUT_ATTRIBUTE, JSON.stringify(about)),
  ];
  return `${lines.join("\n")}\n`;
}

/** What every event has, with what holds where it says nothing. */
const GLOBALS = [
  attribute("string", "concept:name", ""),
  attribute("string", "lifecycle:transition", AT_ONCE),
  attribute("date", "time:timestamp", "1970-01-01T00:00:00"),
  attribute("string", "kind", ""),
  ...["fact", "seconds", "service_number", "other_number", "value"].map((key) => attribute("int", key, 0)),
];

/** Attributes of a trace: who the person is, as they were on arrival. */
function personWords(person: number, first: Spot, log: GatheredLog, header: LogHeader): string {
  const { classes, cohorts, attributes } = header;
  const { chunk, i } = first;
  const words = [attribute("string", "concept:name", String(person)), attribute("int", PERSON_ATTRIBUTE, person)];
  if (chunk.kind[i] !== KIND.Arrived) return words.join("");
  words.push(attribute("string", KEY_ATTRIBUTE, keyText(...log.keyAt(first))));
  const cohort = cohorts[chunk.other[i]!];
  if (cohort !== undefined) words.push(attribute("string", "cohort", cohort.name));
  for (const [a, { name, levels }] of attributes.entries()) {
    const level = levels[classes[chunk.value[i]!]?.levels[a] ?? -1];
    if (level !== undefined) words.push(attribute("string", `attribute.${name}`, level));
  }
  return words.join("");
}

function eventWriter(header: LogHeader): (spot: Spot) => string {
  const civil = civilClock(header);
  return ({ chunk, i }) => {
    const kind = KIND_NAMES[chunk.kind[i]!] as KindName;
    const { other: otherRole, value: valueRole } = FACT_ROLES[kind];
    const [service, other, value, cause] = [chunk.service[i]!, chunk.other[i]!, chunk.value[i]!, chunk.cause[i]!];
    const place = wordFor(PLACE, service, header) ?? null;
    const transition = place === null ? undefined : TRANSITIONS[kind];
    const words = [
      attribute("string", "concept:name", transition === undefined ? kind : place!),
      attribute("string", "lifecycle:transition", transition ?? AT_ONCE),
      attribute("date", "time:timestamp", isoTime(civil(chunk.time[i]!))),
      ...named("org:group", place),
      attribute("int", "fact", chunk.first + i),
      attribute("int", "seconds", chunk.time[i]!),
      attribute("string", "kind", kind),
      attribute("int", "service_number", service),
      ...named(`other.${otherRole.is}`, wordFor(otherRole, other, header)),
      attribute("int", "other_number", other),
      ...named(`value.${valueRole.is}`, wordFor(valueRole, value, header)),
      attribute("int", "value", value),
      ...(cause === -1 ? [] : [attribute("int", "cause", cause)]),
    ];
    return `<event>${words.join("")}</event>\n`;
  };
}

const named = (key: string, word: string | null | undefined): string[] =>
  word == null ? [] : [attribute("string", key, word)];
