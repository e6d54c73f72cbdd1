import type { KeptLogs } from "../index.ts";

/** Options that `run` and `compare` share, as the commands receive them. */
export interface RunOptions {
  /** Each "lever=value" or "path=value", in the order given. */
  readonly set?: readonly string[];
  /** Attributes by whose levels every measure is given too. */
  readonly by?: readonly string[];
  readonly replications: number;
  readonly seed: string;
  /** Most worker threads. */
  readonly jobs: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** Every measure in the table, not only the headlines. */
  readonly all?: boolean;
  /** Of which replications every fact is kept; of the first when left out. */
  readonly logs?: KeptLogs;
  /** Keeps the rows of the tables (CSV) that scenarios name, which may be people's, in the run folder. */
  readonly includeRecords?: boolean;
  /** Shows the run in the viewer afterwards. */
  readonly serve?: boolean;
  /** For the viewer: its port, and whether it opens the browser. */
  readonly port?: number;
  readonly open: boolean;
}

/** What `--set` and `--by` set, as "path=value". */
export function settingsOf({ set = [], by = [] }: Pick<RunOptions, "set" | "by">): readonly string[] {
  return by.length === 0 ? set : [...set, `measures.by=[${by.join(", ")}]`];
}
