import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FactCollector } from "../../engine/formats/collect.ts";
import { importedLog } from "../../engine/formats/importedLog.ts";
import { compile, parseScenario } from "../../engine/language.ts";
import { wordFor } from "../../engine/log/facts/names.ts";
import { FACT_ROLES } from "../../engine/log/facts/roles.ts";
import { KIND, KIND_NAMES, type KindName } from "../../engine/log/facts.ts";
import { wrongColumns } from "../../engine/log/lawColumns.ts";
import { inMemory } from "../../engine/log/logSource.ts";
import { ROOT } from "../architecture/source.ts";
import { cases } from "../effort.ts";
import { bytesOf, IN_AND_OUT, pieces } from "../engine/formats/writing.ts";
import { kindsIn, type Sample, sampleOf, samples } from "./samples.ts";

/** An example with settings of its own, as one run. */
function example(file: string, change: (text: string) => string = (text) => text): Sample {
  const text = change(readFileSync(`${ROOT}scenarios/examples/${file}`, "utf8"));
  return sampleOf(compile(parseScenario(file, new Map([[file, text]]))));
}

const runs: readonly Sample[] = [
  ...samples(cases(30)),
  // Kinds that are rare in small scenarios: visits that stop, and rings that are told of.
  example("shift-ends.yaml", (text) => text.replace(/length: [^,}]+/, "length: 4 weeks")),
  example("rings.yaml", (text) => text.replace("1 per day", "6 per day").replace("13 weeks", "3 weeks")),
];

test("the runs have facts of every kind", () => {
  const found = kindsIn(runs);
  expect(Object.keys(KIND).filter((kind) => !found.has(kind))).toEqual([]);
});

describe("the roles of other and value", () => {
  test("put every fact into words", () => {
    const wrong: string[] = [];
    for (const { chunks, header } of runs) {
      for (const { first, length, kind, service, other, value } of chunks) {
        for (let i = 0; i < length; i++) {
          const name = KIND_NAMES[kind[i]!]!;
          const roles = FACT_ROLES[name];
          if (wordFor({ is: "place" }, service[i]!, header) === undefined) wrong.push(`${name} ${first + i} service`);
          if (wordFor(roles.other, other[i]!, header) === undefined) wrong.push(`${name} ${first + i} other`);
          if (wordFor(roles.value, value[i]!, header) === undefined) wrong.push(`${name} ${first + i} value`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  /** The laws know no names of what people carry: those lists are the header's. */
  const beyondTheLaws = new Set(["clock", "membership", "effect", "attribute"]);

  test.each(Object.keys(FACT_ROLES) as KindName[])("of %s take every number that the laws take", (name) => {
    const { header } = runs.find((run) => kindsIn([run]).has(name))!;
    const fact = exampleOf(name);
    for (const column of ["other", "value"] as const) {
      const role = FACT_ROLES[name][column];
      if (beyondTheLaws.has(role.is)) continue;
      for (let number = -3; number < 40; number++) {
        const lawful = wrongColumns({ ...fact, [column]: number }, header) === null;
        if (lawful) expect(wordFor(role, number, header), `${column} ${number}`).not.toBeUndefined();
      }
    }
  });

  function exampleOf(name: KindName) {
    for (const { chunks } of runs) {
      for (const { first, length, time, kind, person, service, other, value, cause } of chunks) {
        for (let i = 0; i < length; i++) {
          if (kind[i] !== KIND[name]) continue;
          return {
            number: first + i,
            time: time[i]!,
            kind: kind[i]!,
            person: person[i]!,
            service: service[i]!,
            other: other[i]!,
            value: value[i]!,
            cause: cause[i]!,
          };
        }
      }
    }
    throw new Error(`no ${name}`);
  }
});

describe("a log that goes out and comes in again is the same log", () => {
  test.each(Object.entries(IN_AND_OUT))("as %s", async (_, { file, read }) => {
    for (const run of runs) {
      const { bytes, beside } = bytesOf(run, file);
      const collector = new FactCollector();
      const about = await read({ source: inMemory(bytes), pieces: () => pieces(bytes), beside }, collector);
      const { digest, header } = await importedLog(about, collector);
      expect(digest).toBe(run.digest);
      expect(header).toEqual(JSON.parse(JSON.stringify(run.header)));
    }
  });
});
