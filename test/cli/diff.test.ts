import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { careshift, scenario, workplace } from "./careshift.ts";

let here: string;
beforeEach(async () => {
  here = await workplace();
});
afterEach(() => rm(here, { recursive: true, force: true }));

describe("diff", () => {
  test("says what differs, by how much and where it is written, and ends with 0", async () => {
    const { code, stdout, stderr } = await careshift(["diff", scenario("small"), scenario("small-more-beds")], here);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/which extends\s+\S*small\.yaml/);
    expect(stdout).toMatch(/capacity +\d+ +\d+ +\+\d/);
    expect(stdout).toContain("small-more-beds.yaml:");
  });

  test("gives lineage, digests and differences as JSON", async () => {
    const { stdout } = await careshift(["diff", scenario("small"), scenario("small-more-beds"), "--json"], here);
    const { schema, a, b, differences } = JSON.parse(stdout);
    expect(schema).toBe(1);
    expect(a.lineage).toHaveLength(1);
    expect(b.lineage).toHaveLength(2);
    expect(b.lineage[1]).toEqual(a.lineage[0]);
    expect(a.digest).not.toBe(b.digest);
    expect(differences.length).toBeGreaterThan(0);
  });

  test("of a scenario with itself says so", async () => {
    const { stdout, code } = await careshift(["diff", scenario("small"), scenario("small")], here);
    expect(stdout).toContain("the same scenario");
    expect(code).toBe(0);
  });

  test("of a scenario that is wrong says what is wrong, and ends with 2", async () => {
    await writeFile(join(here, "wrong.yaml"), "careshift: 1\nextends: nowhere.yaml\n");
    const { code, stderr, stdout } = await careshift(["diff", scenario("small"), "wrong.yaml"], here);
    expect(code).toBe(2);
    expect(stderr).toContain("wrong.yaml:2:");
    expect(stdout).toBe("");
  });
});
