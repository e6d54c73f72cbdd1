/** The table `daily`: who was where at the daily snapshot. */
import { UNLIMITED } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import type { LogHeader } from "../log/header.ts";
import { type Counted, HeadCount } from "../projections/headCount.ts";
import { DAY, firstSnapshot } from "../projections/time.ts";
import { columnsOf, type Field, RowBuffer } from "./fields.ts";
import { RunTime } from "./runTime.ts";
import type { Rows, Table } from "./table.ts";

/** One service at one snapshot; areas until the next, in person-seconds and place-seconds of the measured time. */
interface Row {
  readonly at: number;
  readonly service: number;
  readonly counts: boolean;
  readonly now: Readonly<Record<Counted, number>>;
  readonly area: Readonly<Record<Counted, number>>;
}

export const daily: Table = {
  name: "daily",
  about: "One row for each day and service: who is there at the daily snapshot, after its last fact.",
  columns: (header) => columnsOf(fieldsOf(header)),
  begin(header) {
    const fold = new DailyFold(header);
    return { take: (chunk) => fold.take(chunk), end: () => fold.end() };
  },
};

const COUNTED: readonly Counted[] = ["people", "delayed", "waiting", "places"];

class DailyFold {
  private readonly rows: RowBuffer<Row>;
  private readonly time: RunTime;
  private readonly count: HeadCount;
  /** By what is counted and service: area since the last snapshot, in the way of projections/places.ts. */
  private readonly area: Readonly<Record<Counted, Float64Array>>;
  private readonly shown: readonly number[];
  /** The snapshot taken last, whose rows are handed out at the next. */
  private taken: { readonly at: number; readonly now: Readonly<Record<Counted, Int32Array>> } | null = null;
  private next: number;
  private ended: number | null = null;

  constructor(header: LogHeader) {
    this.rows = new RowBuffer(fieldsOf(header));
    this.time = new RunTime(header);
    const column = (): Float64Array => new Float64Array(header.services.length);
    this.area = { people: column(), delayed: column(), waiting: column(), places: column() };
    this.count = new HeadCount(header, (what, service, by, time) => {
      this.area[what][service]! -= by * this.time.clip(time);
    });
    for (let s = 0; s < header.services.length; s++) {
      this.area.places[s]! -= this.count.places[s]! * this.time.from;
    }
    this.shown = header.services.flatMap(({ kind }, s) => (kind === "decision" ? [] : [s]));
    this.next = firstSnapshot(header.clock);
  }

  take(chunk: FactChunk): Rows {
    for (let i = 0; i < chunk.length; i++) {
      while (this.next < chunk.time[i]! && this.next < this.time.end) this.snapshot();
      this.count.apply(chunk, i);
      if (chunk.kind[i] === KIND.Ended) this.ended = chunk.time[i]!;
    }
    return this.rows.hand();
  }

  end(): Rows {
    const until = this.time.until(this.ended);
    while (this.next < until) this.snapshot();
    this.close(until);
    return this.rows.hand();
  }

  private snapshot(): void {
    if (this.taken !== null) this.close(this.next);
    const { people, delayed, waiting, places } = this.count;
    const now = { people: people.slice(), delayed: delayed.slice(), waiting: waiting.slice(), places: places.slice() };
    this.taken = { at: this.next, now };
    this.next += DAY;
  }

  /** Hands out the rows of the snapshot taken last, with what was used until `until`. */
  private close(until: number): void {
    if (this.taken === null) return;
    const { at, now } = this.taken;
    const time = this.time.clip(until);
    for (const service of this.shown) {
      const read = (column: Readonly<Record<Counted, ArrayLike<number>>>): Record<Counted, number> => ({
        people: column.people[service]!,
        delayed: column.delayed[service]!,
        waiting: column.waiting[service]!,
        places: column.places[service]!,
      });
      const area = read(this.area);
      for (const what of COUNTED) {
        const standing = this.count[what][service]! * time;
        area[what] += standing;
        this.area[what][service] = -standing;
      }
      this.rows.add({ at, service, counts: this.time.isMeasured(at), now: read(now), area });
    }
  }
}

function fieldsOf(header: LogHeader): Field<Row>[] {
  const time = new RunTime(header);
  const limited = ({ service, now }: Row): boolean =>
    header.services[service]!.capacity !== UNLIMITED && now.places >= 0;
  return [
    { name: "snapshot_at", type: "time", about: "The instant of the snapshot.", of: ({ at }) => time.civil(at) },
    { name: "service", type: "text", about: "The service.", of: ({ service }) => header.services[service]!.name },
    {
      name: "measured",
      type: "integer",
      about: "1 where the snapshot lies in the measured time (the rows of daily.csv), else 0.",
      of: ({ counts }) => Number(counts),
    },
    { name: "people", type: "integer", about: "People in the place.", of: ({ now }) => now.people },
    { name: "delayed", type: "integer", about: "Of them, those ready to leave.", of: ({ now }) => now.delayed },
    { name: "waiting", type: "integer", about: "People waiting for a place.", of: ({ now }) => now.waiting },
    {
      name: "places",
      type: "integer",
      about: "Places, or staff on duty; empty where there is no limit.",
      of: (row) => (limited(row) ? row.now.places : null),
      empty: true,
    },
    {
      name: "measured_person_seconds",
      type: "integer",
      about:
        "Seconds that people spent in the place from this snapshot to the next, in the measured time. (Of the first snapshot: from the beginning.)",
      of: ({ area }) => area.people,
    },
    {
      name: "measured_delayed_seconds",
      type: "integer",
      about: "The same of people ready to leave.",
      of: ({ area }) => area.delayed,
    },
    {
      name: "measured_waiting_seconds",
      type: "integer",
      about: "The same of people waiting for a place.",
      of: ({ area }) => area.waiting,
    },
    {
      name: "measured_place_seconds",
      type: "integer",
      about: "The same of places, or staff on duty; empty where there is no limit.",
      of: (row) => (limited(row) ? row.area.places : null),
      empty: true,
    },
  ];
}
