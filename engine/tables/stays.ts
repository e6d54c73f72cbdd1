/** The table `stays`: a row for each stay in a service and each visit of a team. */
import type { LogHeader } from "../log/header.ts";
import { columnsOf, type Field, RowBuffer } from "./fields.ts";
import type { Life, Stay } from "./life.ts";
import { Lives } from "./lives.ts";
import { ON_ARRIVAL, placeNames, SENT_ON } from "./names.ts";
import { RunTime } from "./runTime.ts";
import type { Table } from "./table.ts";

/** A stay, whose it is, and where the run ends for those still there. */
interface Row {
  readonly life: Life;
  readonly stay: Stay;
  readonly until: number;
}

export const stays: Table = {
  name: "stays",
  about: "One row for each stay in a service, or visit of a team, that was begun.",
  columns: (header) => columnsOf(fieldsOf(header)),
  begin(header) {
    const rows = new RowBuffer(fieldsOf(header));
    const lives = new Lives(header, { stay: (life, stay) => rows.add({ life, stay, until: lives.until }) });
    return rows.fedBy(lives);
  },
};

function fieldsOf(header: LogHeader): Field<Row>[] {
  return [...whose(header), ...times(header), ...lengths(header), ...ends(header)];
}

function whose(header: LogHeader): Field<Row>[] {
  const { services, routes, payers } = header;
  const place = placeNames(header);
  return [
    { name: "person", type: "integer", about: "Whose stay: see people.", of: ({ life }) => life.person },
    { name: "stay", type: "integer", about: "Which of this person's stays, from 1.", of: ({ stay }) => stay.number },
    { name: "service", type: "text", about: "The service.", of: ({ stay }) => place(stay.service) },
    {
      name: "kind",
      type: "text",
      about: "Its kind: beds, caseload, team or state.",
      of: ({ stay }) => services[stay.service]?.kind ?? null,
      empty: true,
    },
    {
      name: "setting",
      type: "text",
      about: "Its setting: hospital, rehabilitation, reablement, community, care-home, own-home or other.",
      of: ({ stay }) => services[stay.service]?.setting ?? null,
      empty: true,
    },
    {
      name: "came_from",
      type: "text",
      about: "The service they came from, or outside.",
      of: ({ stay }) => place(stay.from),
    },
    {
      name: "route",
      type: "text",
      about: `Route by which they came; "${ON_ARRIVAL}" by none; "${SENT_ON}" after giving up or finding a full queue.`,
      of: ({ stay }) => routes[stay.route]?.name ?? (stay.route === -1 ? ON_ARRIVAL : SENT_ON),
    },
    {
      name: "payer",
      type: "text",
      about: "Who funds the stay, where the route names a payer (funded-by); empty where it is the cost lines' own.",
      of: ({ stay }) => payers[routes[stay.route]?.fundedBy ?? -1] ?? null,
      empty: true,
    },
  ];
}

function times(header: LogHeader): Field<Row>[] {
  const time = new RunTime(header);
  const at = (seconds: number | null): number | null => (seconds === null ? null : time.civil(seconds));
  return [
    {
      name: "referred_at",
      type: "time",
      about: "When they joined the queue; empty where they did not have to wait.",
      of: ({ stay }) => at(stay.referred),
      empty: true,
    },
    {
      name: "assigned_at",
      type: "time",
      about: "When a place was found and kept for them; empty where they started in that instant.",
      of: ({ stay }) => at(stay.assigned),
      empty: true,
    },
    {
      name: "set_out_at",
      type: "time",
      about: "When the journey there began; empty where it took no time.",
      of: ({ stay }) => at(stay.setOut),
      empty: true,
    },
    {
      name: "started_at",
      type: "time",
      about: "When the stay began: before the run, for some of those in its census.",
      of: ({ stay }) => time.civil(stay.started),
    },
    {
      name: "ready_at",
      type: "time",
      about: "When they became ready to leave and did not leave at once; empty for the others.",
      of: ({ stay }) => at(stay.ready),
      empty: true,
    },
    {
      name: "left_at",
      type: "time",
      about: "When they left; empty for those still there when the run was over.",
      of: ({ stay }) => at(stay.left),
      empty: true,
    },
    {
      name: "started_measured",
      type: "integer",
      about: "1 where the start counts in the results of the run, else 0 (warm-up, census).",
      of: ({ stay }) => Number(stay.startCounts),
    },
    {
      name: "ready_measured",
      type: "integer",
      about: "1 where becoming ready and not leaving at once counts in the results of the run, else 0.",
      of: ({ stay }) => Number(stay.readyCounts),
    },
    {
      name: "left_measured",
      type: "integer",
      about: "1 where leaving counts in the results of the run, else 0.",
      of: ({ stay }) => Number(stay.leftCounts),
    },
  ];
}

function lengths(header: LogHeader): Field<Row>[] {
  const time = new RunTime(header);
  return [
    {
      name: "wait_seconds",
      type: "integer",
      about: "Seconds in the queue until a place was found.",
      of: ({ stay }) => stay.waited,
    },
    {
      name: "length_of_stay_seconds",
      type: "integer",
      about: "Seconds from start to being ready to leave; empty while that goes on.",
      of: ({ stay }) => from(stay.started, stay.ready ?? stay.left),
      empty: true,
    },
    {
      name: "delayed_seconds",
      type: "integer",
      about: "Seconds from being ready to leaving, up to the end of the run.",
      of: ({ stay, until }) => (stay.ready === null ? 0 : (stay.left ?? until) - stay.ready),
    },
    {
      name: "stay_seconds",
      type: "integer",
      about: "Seconds from start to leaving, delay included; empty for those still there.",
      of: ({ stay }) => from(stay.started, stay.left),
      empty: true,
    },
    {
      name: "measured_seconds",
      type: "integer",
      about: "Seconds of the stay that lie in the measured time.",
      of: ({ stay, until }) => time.measured(stay.started, stay.left ?? until),
    },
    {
      name: "measured_delayed_seconds",
      type: "integer",
      about: "Seconds of the delay that lie in the measured time.",
      of: ({ stay, until }) => (stay.ready === null ? 0 : time.measured(stay.ready, stay.left ?? until)),
    },
  ];
}

function from(began: number, ended: number | null): number | null {
  return ended === null ? null : ended - began;
}

function ends(header: LogHeader): Field<Row>[] {
  const place = placeNames(header);
  return [
    {
      name: "went_to",
      type: "text",
      about: "Where they went: a service, an exit, or outside to wait at home; empty for those still there.",
      of: ({ stay }) => (stay.left === null ? null : place(stay.to)),
      empty: true,
    },
    {
      name: "ended",
      type: "text",
      about:
        "How the stay ended: left; exited (left the model); displaced (the place was taken away); discharged early (by a " +
        "rule); rang (a clock); moved on (to a choice they like better); exchanged (places with others); still there.",
      of: ({ stay }) => (stay.left === null ? "still there" : stay.how),
    },
    {
      name: "overtime",
      type: "integer",
      about: "Of a visit that was finished: 1 after the end of the shift, else 0; empty for all else.",
      of: ({ stay }) => (stay.visited ? Number(stay.overtime) : null),
      empty: true,
    },
  ];
}
