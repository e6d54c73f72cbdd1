import { SaxesParser, type SaxesTagPlain } from "saxes";
import { type ExportAbout, noExport, readAbout } from "../about.ts";
import type { FactCollector } from "../collect.ts";
import { RAW_COLUMNS, rawFact } from "../factRows.ts";
import { FormatError } from "../formatError.ts";
import { textOf } from "../utf8.ts";
import { ABOUT_ATTRIBUTE, KEY_ATTRIBUTE, PERSON_ATTRIBUTE } from "./words.ts";

/** Deepest nesting: log, trace, event, attribute, and attributes of attributes. */
const MOST_DEPTH = 32;
/** Most characters without a tag: the longest is the header of the log, in one attribute. */
const MOST_WITHOUT_TAG = 1 << 24;

type Attributes = Record<string, string>;

/**
 * Reads XES that was exported: its log says of which run it is.
 * @param collector takes its facts
 * @throws FormatError when it is no export, is no XML, or an event lacks what makes a fact
 */
export async function readXes(bytes: AsyncIterable<Uint8Array>, collector: FactCollector): Promise<ExportAbout> {
  const reading = new Reading(collector);
  const parser = new SaxesParser({ xmlns: false });
  parser.on("doctype", () => {
    throw new FormatError("it declares a document type, which XES has no use for", "", "export the log again");
  });
  parser.on("error", (error) => {
    throw new FormatError(
      `it is no whole XML (${error.message})`,
      "",
      "copy the file again, whole, or export it again",
    );
  });
  parser.on("opentag", (tag) => reading.open(tag));
  parser.on("closetag", ({ name }) => reading.close(name));
  for await (const piece of textOf(bytes)) {
    parser.write(piece);
    reading.took(piece.length);
  }
  parser.close();
  return reading.about();
}

/** Where in the document the parser is, and what it has met of the element it is in. */
class Reading {
  private readonly collector: FactCollector;
  private readonly path: string[] = [];
  private aboutText: string | null = null;
  private trace: Attributes | null = null;
  private event: Attributes | null = null;
  private found: ExportAbout | null = null;
  private events = 0;
  private withoutTag = 0;

  constructor(collector: FactCollector) {
    this.collector = collector;
  }

  took(characters: number): void {
    this.withoutTag += characters;
    if (this.withoutTag <= MOST_WITHOUT_TAG) return;
    throw new FormatError(`it has ${MOST_WITHOUT_TAG} characters without a tag`, "", "check that it is XES");
  }

  open({ name, attributes }: SaxesTagPlain): void {
    this.withoutTag = 0;
    const outer = this.path.at(-1);
    this.path.push(name);
    if (this.path.length > MOST_DEPTH)
      throw new FormatError("its elements are nested too deep", "", "check that it is XES");
    if (outer === undefined && name !== "log") {
      throw new FormatError(
        `it is XML, but its outermost element is "${name}", not a log of XES`,
        "",
        "export the log again",
      );
    }
    if (outer === "log" && (name === "trace" || name === "event")) this.found ??= this.readAbout();
    if (name === "trace" && outer === "log") this.trace = {};
    else if (name === "event" && (outer === "log" || outer === "trace")) this.event = {};
    else this.remember(outer, attributes);
  }

  close(name: string): void {
    this.path.pop();
    if (name === "trace" && this.path.length === 1) this.trace = null;
    if (name === "event" && this.event !== null && this.path.at(-1) !== "event") this.endEvent(this.event);
  }

  about(): ExportAbout {
    return this.found ?? this.readAbout();
  }

  private remember(outer: string | undefined, { key, value }: Record<string, string>): void {
    if (key === undefined || value === undefined) return;
    if (outer === "event" && this.event !== null) this.event[key] = value;
    else if (outer === "trace" && this.trace !== null) this.trace[key] = value;
    else if (outer === "log" && key === ABOUT_ATTRIBUTE) this.aboutText = value;
  }

  private readAbout(): ExportAbout {
    if (this.aboutText === null) throw noExport();
    let found: unknown;
    try {
      found = JSON.parse(this.aboutText);
    } catch {
      throw new FormatError(`the log's attribute "${ABOUT_ATTRIBUTE}" is not JSON`, "", "export the log again");
    }
    return readAbout(found);
  }

  private endEvent(event: Attributes): void {
    this.event = null;
    const cells: Attributes = { ...event };
    const { [PERSON_ATTRIBUTE]: person, [KEY_ATTRIBUTE]: key } = this.trace ?? {};
    if (person !== undefined) cells[PERSON_ATTRIBUTE] = person;
    if (key !== undefined) cells[KEY_ATTRIBUTE] = key;
    const row = ++this.events;
    this.collector.add(
      rawFact(
        RAW_COLUMNS.map((column) => cells[column]),
        row,
      ),
    );
  }
}
