import { workerData } from "node:worker_threads";
import { type Model, measure, oracles, type Pairs, type Study } from "../../index.ts";

/** A study of a question, with its model; what of it can be posted to a thread. */
export interface OracleModel {
  readonly oracle: string;
  /** Number of the study within its question. */
  readonly study: number;
  readonly model: Model;
}

/** What every thread is given once. */
export interface OracleData {
  readonly models: readonly OracleModel[];
}

/** Some replications of a model of OracleData. */
export interface OracleTask {
  /** Index into the models. */
  readonly model: number;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
}

let studies: readonly Study[] | undefined;

/** In a thread: runs the replications of a task. */
export function carryOutTask(task: OracleTask): Pairs[] {
  const { models } = workerData as OracleData;
  studies ??= studiesOf(models);
  const { model } = models[task.model]!;
  const study = studies[task.model]!;
  return Array.from({ length: task.to - task.from }, (_, i) => measure(study, model, task.seed, task.from + i));
}

/** Functions cannot be posted: a thread looks up what a study watches and measures. */
function studiesOf(models: readonly OracleModel[]): Study[] {
  const known = new Map(oracles().map(({ id, studies }) => [id, studies]));
  return models.map(({ oracle, study }) => known.get(oracle)![study]!);
}
