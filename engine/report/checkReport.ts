/** What `check` says of a scenario without problems: what it holds, whether it can cope, and what it rests on. */

import { type Foresight, meanFlow, returnsOf } from "../compile/foresee.ts";
import type { Model } from "../compile/model.ts";
import { countFigures } from "../experiments/figures.ts";
import type { Figure, Scenario } from "../scenario/scenario.ts";
import { actorLines } from "./actors.ts";
import { flowSentence, nearlyUnstable, returnsSentence, shortWarmUp } from "./cautions.ts";
import { doorLines } from "./doors.ts";
import { impliedLines } from "./implied.ts";
import { measuredLines } from "./measured.ts";
import { neverWait } from "./neverWait.ts";
import { foundations } from "./notes.ts";
import { decimal, plural } from "./numbers.ts";
import { overloadSentence, overloads } from "./overloads.ts";
import { stayLines } from "./stayMeans.ts";
import { type Column, paragraph, type Row, table } from "./table.ts";

type Phases = readonly (readonly Foresight[])[];

/** @param foresight flow balance by phase */
export function checkReport(scenario: Scenario, model: Model, foresight: Phases, width: number): string {
  const lines = [
    ...summary(scenario, width),
    ...loadLines(model, foresight, width),
    ...paragraph(flowSentence(meanFlow(scenario, model)), width),
    ...returnsOf(scenario, model).flatMap((one) => paragraph(returnsSentence(one), width)),
    ...doorLines(scenario, model, width),
    ...actorLines(scenario, model, width),
    ...stayLines(scenario, width),
    ...impliedLines(scenario, model, width),
    ...measuredLines(scenario, width),
    ...sourceLines(scenario, width),
    ...assumptionLines(scenario, width),
  ];
  return `${lines.join("\n")}\n`;
}

function summary({ title, question, time, phases, levers }: Scenario, width: number): string[] {
  const { cohorts, services } = phases[0]!;
  const days = (seconds: number): string => plural(Math.round((seconds / 86_400) * 100) / 100, "day");
  const warmUp = time.warmUp > 0 ? ` after a warm-up of ${days(time.warmUp)}` : "";
  const parts = [
    plural(cohorts.length, "cohort"),
    plural(services.length, "service"),
    ...(phases.length > 1 ? [plural(phases.length - 1, "dated step")] : []),
    ...(levers.length > 0 ? [plural(levers.length, "lever")] : []),
  ];
  return [
    ...paragraph(title, width),
    ...(question === null ? [] : paragraph(question, width)),
    ...paragraph(`${days(time.length)} from ${time.start}${warmUp}; ${parts.join(", ")}.`, width),
  ];
}

function loadLines(model: Model, phases: Phases, width: number): string[] {
  const several = phases.length > 1;
  const columns: Column[] = [
    { title: "", width: width - (several ? 74 : 58), align: "left" },
    { title: "People a day", width: 12, align: "right" },
    { title: "Places needed", width: 13, align: "right" },
    { title: "Places", width: 7, align: "right" },
    { title: "Load", width: 6, align: "right" },
    { title: "Settles in", width: 10, align: "right" },
    ...(several ? [{ title: "Highest load", width: 14, align: "right" } as const] : []),
  ];
  const rows = model.services.flatMap((service, s) => {
    const first = phases[0]![s]!;
    if (service.kind === "decision" || (service.kind === "state" && first.capacity === null)) return [];
    return [loadRow(service.label, first, several ? highest(phases, s) : null)];
  });
  const over = overloads(model, phases).map(overloadSentence);
  const short = shortWarmUp(model, phases[0]!);
  const cautions = [...nearlyUnstable(model, phases), ...(short === null ? [] : [short])];
  return [
    "",
    "Offered load: places needed on average if nobody ever waited, over places",
    ...(rows.length === 0 ? ["  No service has a limit."] : table(columns, rows)),
    ...[...over, ...cautions].flatMap((sentence) => paragraph(`Warning: ${sentence}`, width)),
    ...(over.length === 0 && rows.length > 0
      ? [
          "No service is overloaded. Where several are acceptable, the first is filled before the next. Delays are not in it.",
        ]
      : []),
    ...neverWait(model).flatMap((sentence) => paragraph(sentence, width)),
  ];
}

function loadRow(
  label: string,
  { perDay, offered, capacity, load, settleDays }: Foresight,
  highest: string | null,
): Row {
  const figures = [
    decimal(perDay, 2),
    decimal(offered, 1),
    capacity === null ? "no limit" : places(capacity),
    loadText(load),
    settleDays === null ? "" : plural(Math.ceil(settleDays), "day"),
  ];
  return [label, ...figures, ...(highest === null ? [] : [highest])];
}

/** Highest load of a service over the phases, with the day it begins. */
function highest(phases: Phases, s: number): string {
  const most = phases.map((phase) => phase[s]!).reduce((a, b) => ((b.load ?? 0) > (a.load ?? 0) ? b : a));
  return most.fromDay > 0 && most.load !== null ? `${loadText(most.load)}, day ${Math.round(most.fromDay)}` : "";
}

function places(capacity: number): string {
  return decimal(capacity, Number.isInteger(capacity) ? 0 : 1);
}

function loadText(load: number | null): string {
  return load === null || Number.isNaN(load) ? "" : Number.isFinite(load) ? decimal(load, 2) : "no places";
}

function sourceLines(scenario: Scenario, width: number): string[] {
  const counts = new Map<string, number>();
  for (const { source } of scenario.figures) if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1);
  const columns: Column[] = [
    { title: "Source", width: width - 19, align: "left" },
    { title: "Grade", width: 6, align: "left" },
    { title: "Figures", width: 7, align: "right" },
  ];
  const known = scenario.sources.map(({ id, title, where, grade }) => [
    where === null ? title : `${title}, ${where}`,
    grade ?? "none",
    decimal(counts.get(id) ?? 0, 0),
  ]);
  return [
    "",
    ...paragraph(`What it rests on: ${foundations(countFigures(scenario))}`, width),
    ...(known.length === 0 ? [] : table(columns, known)),
  ];
}

function assumptionLines({ figures }: Scenario, width: number): string[] {
  const assumptions = figures.filter((figure) => figure.source === null);
  if (assumptions.length === 0) return [];
  const value = width < 100 ? 16 : 24;
  const columns: Column[] = [
    { title: "Assumption", width: width - 2 * (value + 2), align: "left" },
    { title: "Value", width: value, align: "left" },
    { title: "80% range", width: value, align: "left" },
  ];
  return ["", ...table(columns, assumptions.map(assumptionRow))];
}

function assumptionRow({ path, text, low, high }: Figure): Row {
  return [path, text, low === null || high === null ? "none given" : `${low} to ${high}`];
}
