import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { InputError } from "../../../engine/node/exit.ts";
import { engineFingerprint, engineVersion, slug } from "../../../engine/node/identity.ts";
import { type RunIdentity, standingAt } from "../../../engine/node/record.ts";

const wanted: RunIdentity = {
  kind: "run",
  scenarios: [{ title: "As it is", digest: "aa" }],
  seed: "luck",
  replications: 30,
};
let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "careshift-record-")), "run");
});
afterEach(() => rm(join(folder, ".."), { recursive: true, force: true }));

async function holding(record: object): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "run.json"), JSON.stringify(record));
}
const finished = { careshift: "run", schema: 1, ...wanted, engine: { version: "0.1.0", fingerprint: "f" } };
const refusal = (): Promise<string> =>
  standingAt(folder, wanted, "f").then(
    (standing) => standing.is,
    (error: unknown) => (error instanceof InputError ? error.message : `${error}`),
  );

describe("a run folder", () => {
  test("that does not exist, or is empty, can be written", async () => {
    expect(await standingAt(folder, wanted, "f")).toEqual({ is: "nothing" });
    await mkdir(folder);
    expect(await standingAt(folder, wanted, "f")).toEqual({ is: "nothing" });
  });

  test("of the very run by the very code is finished", async () => {
    await holding(finished);
    expect(await standingAt(folder, wanted, "f")).toEqual({ is: "finished" });
  });

  test("of the same run by other code is outdated", async () => {
    await holding(finished);
    expect(await standingAt(folder, wanted, "g")).toEqual({ is: "outdated", why: "it was made by other code" });
  });

  test("that holds fewer logs, or no rows of tables, is outdated where they are asked for", async () => {
    await holding(finished);
    const asked = (options: object) => standingAt(folder, wanted, "f", options);
    expect(await asked({ logs: "all" })).toEqual({ is: "outdated", why: "it kept fewer logs" });
    expect(await asked({ includeRecords: true })).toEqual({ is: "outdated", why: "it kept no rows of tables" });
    await writeFile(join(folder, "run.json"), JSON.stringify({ ...finished, kept: "all", records: true }));
    expect(await asked({ logs: "all", includeRecords: true })).toEqual({ is: "finished" });
  });

  test("with fewer replications is outdated, since the first ones stay the same", async () => {
    await holding({ ...finished, replications: 10 });
    expect(await standingAt(folder, wanted, "f")).toEqual({ is: "outdated", why: "it held 10 replications" });
  });

  test.each([
    ["with more replications", { ...finished, replications: 100 }, /more than the 30 asked for.*--replications 100/],
    ["of another scenario", { ...finished, scenarios: [{ title: "Else", digest: "bb" }] }, /holds another run: “Else”/],
    ["with another seed", { ...finished, seed: "chance" }, /holds another run.*seed chance/],
    ["of a comparison", { ...finished, kind: "comparison" }, /holds another run/],
    ["that is something else", { name: "my documents" }, /is not a run folder/],
  ])("%s is left alone, and the person told what to do", async (_, record, said) => {
    await holding(record);
    const text = await refusal();
    expect(text).toMatch(said);
    expect(text).toContain("--out");
  });

  test("that is not a folder is refused", async () => {
    await writeFile(folder, "text");
    expect(await refusal()).toMatch(/cannot be used for the results \(it is a file, or lies below one\)/);
  });
});

test.each([
  ["Thurrock intermediate care, spring 2016", "thurrock-intermediate-care-spring-2016"],
  ["Ein Bett für Zoë – heute", "ein-bett-fur-zoe-heute"],
  ["../../etc/passwd", "etc-passwd"],
  ["日本", "run"],
  [`${"word ".repeat(20)}`, "word-word-word-word-word-word-word-word"],
])("the folder's name is made of plain letters: %s", (title, expected) => {
  expect(slug(title)).toBe(expected);
  expect(slug(title).length).toBeLessThanOrEqual(40);
});

test("the engine knows its version and the code it is made of", () => {
  expect(engineVersion()).toMatch(/^\d+\.\d+\.\d+/);
  expect(engineFingerprint()).toMatch(/^[0-9a-f]{64}$/);
  expect(engineFingerprint()).toBe(engineFingerprint());
});
