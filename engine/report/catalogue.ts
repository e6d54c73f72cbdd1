/** What a server tells the viewer's page: which worlds there are, and where their logs and scenarios lie. */

/** One scenario with its runs. Addresses are relative to the page. */
export interface CatalogueWorld {
  /** "run", "base", "variant-1"; "log" and "scenario" for what stands alone. Unique in its catalogue. */
  readonly id: string;
  readonly title: string;
  readonly question: string | null;
  /** SHA-256 of the resolved scenario. */
  readonly digest: string;
  /** Version of Careshift that made the runs. */
  readonly engine: string;
  /** Words of the seed. */
  readonly seed: string;
  /** At least 1. */
  readonly replications: number;
  /** Address of the log file of one replication, its header says which; null where there is none. */
  readonly log: string | null;
  /** Address of the resolved scenario (YAML), from which any replication can be made; null where there is none. */
  readonly scenario: string | null;
  /** Digest of the log of each replication; empty, or "" in places, where it is not known. */
  readonly digests: readonly string[];
  /** Mean number of people ready to leave and waiting, by replication; empty where it is not known. */
  readonly delayed: readonly number[];
  /** Where its runs part from another's, whose history they share; left out where they begin at time 0. */
  readonly fork?: CatalogueFork;
}

/** Where runs part from those of another scenario. */
export interface CatalogueFork {
  /** SHA-256 of the parent's resolved scenario. */
  readonly parent: string;
  /** The last second of the shared history; and the instant from which the runs go their own way (ISO). */
  readonly at: number;
  readonly date: string;
  /** Address of the parent's resolved scenario (YAML); null where there is none. */
  readonly scenario: string | null;
}

/** The worlds that can be shown: A first, then B, then others. */
export interface Catalogue {
  readonly careshift: "catalogue";
  readonly schema: 1;
  readonly title: string;
  readonly worlds: readonly CatalogueWorld[];
}

/** The measure by which replications are told apart: people delayed, all services together. */
const DELAYED = /^system\.delayed(?![\w.-])/;

/** A catalogue of these worlds, named after the question that is asked: the change's, where there is a change. */
export function catalogueOf(worlds: readonly CatalogueWorld[]): Catalogue {
  const [base, change] = worlds;
  const title = change?.question ?? base?.question ?? base?.title ?? "Careshift";
  return { careshift: "catalogue", schema: 1, title, worlds };
}

/**
 * Mean people delayed by replication, from the text of a run folder's replications.csv: one line for each replication,
 * the replication's number first, one column for each measure. Empty when the text has no such column, or not a number
 * in every line of it.
 */
export function delayedByReplication(csv: string): number[] {
  const [head = "", ...lines] = csv.trimEnd().split(/\r?\n/);
  const column = cells(head).findIndex((name) => DELAYED.test(name));
  if (column < 0) return [];
  const values = lines.map((line) => Number(cells(line)[column] || Number.NaN));
  return values.every(Number.isFinite) ? values : [];
}

/** The cells of one line; those in double quotes may hold commas. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}
