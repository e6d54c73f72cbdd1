import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { InputError } from "../../../engine/node/exit.ts";
import { MOST_BYTES, readScenario } from "../../../engine/node/files.ts";

let outside: string;
let here: string;
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), "careshift-files-"));
  here = join(outside, "plans");
  await mkdir(join(here, "parts"), { recursive: true });
});
afterEach(() => rm(outside, { recursive: true, force: true }));

const put = (name: string, text: string | Uint8Array) => writeFile(join(here, name), text);
const read = (name: string) => readScenario(join(here, name));
const wrong = (name: string): Promise<string> =>
  read(name).then(
    () => "read without complaint",
    (error: unknown) => (error instanceof InputError ? error.message : `not an InputError: ${error}`),
  );

describe("a scenario is read", () => {
  test("with the files it extends, from its folder downward, each once", async () => {
    await put("variant.yaml", "careshift: 1\nextends: parts/middle.yaml\n");
    await put("parts/middle.yaml", "careshift: 1\nextends: base.yaml\n");
    await put("parts/base.yaml", "careshift: 1\n");
    const { entry, texts } = await read("variant.yaml");
    expect([...texts.keys()]).toEqual([entry, join(here, "parts/middle.yaml"), join(here, "parts/base.yaml")]);
  });

  test("when files extend one another in a circle: the parser says so", async () => {
    await put("a.yaml", "careshift: 1\nextends: b.yaml\n");
    await put("b.yaml", "careshift: 1\nextends: a.yaml\n");
    expect((await read("a.yaml")).texts.size).toBe(2);
  });

  test("without a file that does not exist: the parser says where it is named", async () => {
    await put("variant.yaml", "careshift: 1\nextends: missing.yaml\n");
    expect((await read("variant.yaml")).texts.size).toBe(1);
  });

  test("through a link that stays inside its folder", async () => {
    await put("parts/base.yaml", "careshift: 1\n");
    await symlink(join(here, "parts/base.yaml"), join(here, "link.yaml"));
    await put("variant.yaml", "careshift: 1\nextends: link.yaml\n");
    expect((await read("variant.yaml")).texts.size).toBe(2);
  });
});

describe("a scenario is refused", () => {
  test("when a link leads out of its folder", async () => {
    await writeFile(join(outside, "secret.yaml"), "careshift: 1\n");
    await symlink(join(outside, "secret.yaml"), join(here, "link.yaml"));
    await put("variant.yaml", "careshift: 1\nextends: link.yaml\n");
    expect(await wrong("variant.yaml")).toContain("leads out of the scenario's folder");
  });

  test("when a folder that is a link leads out", async () => {
    await mkdir(join(outside, "elsewhere"));
    await writeFile(join(outside, "elsewhere", "base.yaml"), "careshift: 1\n");
    await symlink(join(outside, "elsewhere"), join(here, "linked"));
    await put("variant.yaml", "careshift: 1\nextends: linked/base.yaml\n");
    expect(await wrong("variant.yaml")).toContain("leads out of the scenario's folder");
  });

  test("when it does not exist, with what to try", async () => {
    expect(await wrong("nothing.yaml")).toMatch(/nothing\.yaml cannot be read: it does not exist\. Check the path\./);
  });

  test("when it is a folder", async () => {
    expect(await wrong("parts")).toMatch(/is not a file/);
  });

  test("when it is too large, before it is read", async () => {
    await put("large.yaml", new Uint8Array(MOST_BYTES + 1).fill(35));
    expect(await wrong("large.yaml")).toMatch(/has 1001 kB; a scenario may have 1000 kB/);
  });

  test("when it is not text", async () => {
    await put("picture.yaml", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]));
    expect(await wrong("picture.yaml")).toMatch(/is not a text in UTF-8/);
  });

  test.runIf(process.platform !== "win32")("when it is a device, whatever can be read from it", async () => {
    await expect(readScenario("/dev/zero")).rejects.toThrow(/is not a file/);
  });
});
