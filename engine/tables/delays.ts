/** The table `delays`: why people who were ready had not left. */
import type { LogHeader } from "../log/header.ts";
import { columnsOf, type Field, RowBuffer } from "./fields.ts";
import type { Delay, Life, Stay } from "./life.ts";
import { Lives } from "./lives.ts";
import { placeNames } from "./names.ts";
import { RunTime } from "./runTime.ts";
import type { Table } from "./table.ts";

interface Row {
  readonly life: Life;
  readonly stay: Stay;
  readonly delay: Delay;
  readonly until: number;
}

export const delays: Table = {
  name: "delays",
  about: "One row for each stretch of time in which a person was ready to leave and had not, for one reason.",
  columns: (header) => columnsOf(fieldsOf(header)),
  begin(header) {
    const rows = new RowBuffer(fieldsOf(header));
    const lives = new Lives(header, {
      delay: (life, stay, delay) => rows.add({ life, stay, delay, until: lives.until }),
    });
    return rows.fedBy(lives);
  },
};

function fieldsOf(header: LogHeader): Field<Row>[] {
  const time = new RunTime(header);
  const place = placeNames(header);
  return [
    { name: "person", type: "integer", about: "Whose delay: see people.", of: ({ life }) => life.person },
    { name: "stay", type: "integer", about: "At the end of which stay: see stays.", of: ({ stay }) => stay.number },
    { name: "service", type: "text", about: "The service they have not left.", of: ({ stay }) => place(stay.service) },
    {
      name: "reason",
      type: "text",
      about: "Why, in words; empty where the log does not say (before the run).",
      of: ({ delay }) => (delay.reason === 0 ? null : (header.reasons[delay.reason] ?? null)),
      empty: true,
    },
    {
      name: "waited_for",
      type: "text",
      about: "The place they are to go to, first choice; empty where the log does not say.",
      of: ({ delay }) => (delay.reason === 0 ? null : place(delay.waitedFor)),
      empty: true,
    },
    {
      name: "began_at",
      type: "time",
      about: "When this reason began to hold.",
      of: ({ delay }) => time.civil(delay.began),
    },
    {
      name: "ended_at",
      type: "time",
      about: "When it ceased to; empty where it held when the run was over.",
      of: ({ delay }) => (delay.ended === null ? null : time.civil(delay.ended)),
      empty: true,
    },
    {
      name: "began_measured",
      type: "integer",
      about: "1 where it began in the measured time, else 0 (warm-up, census).",
      of: ({ delay }) => Number(delay.counts),
    },
    {
      name: "seconds",
      type: "integer",
      about: "Seconds for which it held, up to the end of the run.",
      of: ({ delay, until }) => (delay.ended ?? until) - delay.began,
    },
    {
      name: "measured_seconds",
      type: "integer",
      about: "Those of them that lie in the measured time.",
      of: ({ delay, until }) => time.measured(delay.began, delay.ended ?? until),
    },
  ];
}
