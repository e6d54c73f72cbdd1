/** The table `people`: a row for each person. */
import type { LogHeader } from "../log/header.ts";
import { columnsOf, type Field, RowBuffer } from "./fields.ts";
import type { Life } from "./life.ts";
import { Lives } from "./lives.ts";
import { attributeColumns, placeNames } from "./names.ts";
import { RunTime } from "./runTime.ts";
import type { Table } from "./table.ts";

export const people: Table = {
  name: "people",
  about: "One row for each person who came into the model.",
  columns: (header) => columnsOf(fieldsOf(header, () => header.clock.end)),
  begin(header) {
    const lives = new Lives(header, { person: (life) => rows.add(life) });
    const rows = new RowBuffer(fieldsOf(header, () => lives.until));
    return rows.fedBy(lives);
  },
};

function fieldsOf(header: LogHeader, until: () => number): Field<Life>[] {
  const time = new RunTime(header);
  const place = placeNames(header);
  const before: Field<Life>[] = [
    { name: "person", type: "integer", about: "Number of the person in this log: a label only.", of: (p) => p.person },
    {
      name: "key",
      type: "text",
      about: "Identity of the person: the same in every world of a comparison, so that people can be paired.",
      of: (p) => p.key,
    },
    {
      name: "cohort",
      type: "text",
      about: "Cohort of the scenario.",
      of: (p) => header.cohorts[header.classes[p.class]?.cohort ?? -1]?.name ?? null,
      empty: true,
    },
    {
      name: "older",
      type: "integer",
      about: "1 for people counted among those aged 65 and over, else 0.",
      of: (p) => Number(header.classes[p.class]?.older ?? false),
    },
  ];
  const after: Field<Life>[] = [
    {
      name: "arrived_at",
      type: "time",
      about: "When they came into the model; of people in the census, the beginning of the run.",
      of: (p) => time.civil(p.arrived),
    },
    {
      name: "arrived_measured",
      type: "integer",
      about: "1 where that counts as an arrival in the results of the run, else 0.",
      of: (p) => Number(p.arrivalCounts),
    },
    {
      name: "exited_at",
      type: "time",
      about: "When they left the model; empty where they were still in it.",
      of: (p) => (p.exited === null ? null : time.civil(p.exited)),
      empty: true,
    },
    {
      name: "exited_measured",
      type: "integer",
      about: "1 where that lies in the measured time, else 0.",
      of: (p) => Number(p.exitCounts),
    },
    {
      name: "exit",
      type: "text",
      about: "How they left the model; empty where they were still in it.",
      of: (p) => (p.exited === null ? null : place(p.exit)),
      empty: true,
    },
    {
      name: "place_at_end",
      type: "text",
      about: "The service they were in when the run was over, or outside; empty for those who had left the model.",
      of: (p) => (p.exited === null ? place(p.stay?.service ?? -1) : null),
      empty: true,
    },
    {
      name: "returned",
      type: "integer",
      about: "Times they needed a service again after going home.",
      of: (p) => p.returned,
    },
    { name: "starts", type: "integer", about: "Stays and visits begun.", of: (p) => p.starts },
    { name: "gave_up", type: "integer", about: "Times they gave up waiting.", of: (p) => p.gaveUp },
    { name: "refused", type: "integer", about: "Times they were turned away, out of the model.", of: (p) => p.refused },
    { name: "diverted", type: "integer", about: "Times they were sent to another service.", of: (p) => p.diverted },
    {
      name: "wait_seconds",
      type: "integer",
      about: "Seconds in queues before the stays and visits they began.",
      of: (p) => p.waited,
    },
    {
      name: "delayed_seconds",
      type: "integer",
      about: "Seconds ready to leave and not gone, up to the end of the run.",
      of: (p) => p.delayed,
    },
    {
      name: "measured_delayed_seconds",
      type: "integer",
      about: "Those of them that lie in the measured time.",
      of: (p) => p.measuredDelayed,
    },
    {
      name: "measured_seconds",
      type: "integer",
      about: "Seconds in the model that lie in the measured time.",
      of: (p) => time.measured(p.arrived, p.exited ?? until()),
    },
  ];
  return [...before, ...attributesOf(header, [...before, ...after]), ...after];
}

function attributesOf(header: LogHeader, others: readonly Field<Life>[]): Field<Life>[] {
  return attributeColumns(header, others).map((name, a) => {
    const attribute = header.attributes[a]!;
    return {
      name,
      type: "text",
      about: `Level of ${attribute.name} on arrival; empty where the cohort does not have it.`,
      of: (p) => attribute.levels[header.classes[p.class]?.levels[a] ?? -1] ?? null,
      empty: true,
    };
  });
}
