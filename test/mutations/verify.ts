import type { Mutation } from "./list.ts";

/** Rules of stored logs and of `verify`. */
export const OF_VERIFY: readonly Mutation[] = [
  {
    breaks: "headers of version 1 of the vocabulary are not told in today's",
    file: "engine/log/upcast/from1.ts",
    before: "    rules: [],\n",
    after: "",
    test: "test/golden/logs.test.ts",
    name: "opens whole, in today's vocabulary, and breaks no law",
  },
  {
    breaks: "a column changes its meaning and the vocabulary keeps its version",
    file: "engine/log/facts/services.ts",
    before: "places or staff from now on",
    after: "places or staff until now",
    test: "test/golden/vocabulary.test.ts",
    name: "the table of facts is that of version",
  },
  {
    breaks: "stored states are not compared with those the facts lead to",
    file: "engine/log/checkLog.ts",
    before: "!same(stored, replayBytes(this.replay))",
    after: "stored.length === 0",
    test: "test/engine/log/checkLog.test.ts",
    name: "finds stored states that are not those the facts lead to",
  },
  {
    breaks: "a line is left out where a month is priced by itself",
    file: "engine/projections/money/ledgerSums.ts",
    before: "ledger: ledgerOf(model, activity, own)",
    after: "ledger: ledgerOf({ ...model, costs: model.costs.slice(1) }, activity, own)",
    test: "test/engine/projections/money/ledgerSums.test.ts",
    name: "by payer, by service, by line and by month, in any scenario with lines of any kind, to the penny",
  },
  {
    breaks: "digests of a re-run are not compared",
    file: "engine/node/verify/again.ts",
    before: "digest !== digests[replication]",
    after: "digest === ''",
    test: "test/engine/node/verify/verify.test.ts",
    name: "is told when its digest is another than that of its replication",
  },
  {
    breaks: "the check of run.json is not looked at",
    file: "engine/node/verify/record.ts",
    before: "isWhole(record) ? [] : [wrong]",
    after: "[]",
    test: "test/engine/node/verify/flips.test.ts",
    name: "finds every flipped bit",
  },
  {
    breaks: "a rebuild takes the facts of its last second for the future",
    file: "engine/run/restore.ts",
    before: "if (time > at) return false;",
    after: "if (time >= at) return false;",
    test: "test/laws/rebuild.test.ts",
    name: "rebuilt from the facts of its log file at random instants",
  },
];
