/** Options that `run` and `compare` share, as the commands receive them. */
export interface RunOptions {
  /** Each "lever=value" or "path=value", in the order given. */
  readonly set?: readonly string[];
  readonly replications: number;
  readonly seed: string;
  /** Most worker threads. */
  readonly jobs: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** Every measure in the table, not only the headlines. */
  readonly all?: boolean;
  /** Accepted now; from the next version on the viewer opens afterwards. */
  readonly serve?: boolean;
}
