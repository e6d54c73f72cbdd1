import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  BLOCK_BYTES,
  checksumsOf,
  damageOf,
  fileChecksums,
  isWhole,
  sealed,
} from "../../../../engine/node/folder/checksums.ts";
import { cases } from "../../../effort.ts";
import { compareInto } from "./runs.ts";

let here: string;
beforeAll(async () => {
  here = await mkdtemp(join(tmpdir(), "careshift-checksums-"));
  await compareInto(join(here, "two"), "small", "small-more-beds");
});
afterAll(() => rm(here, { recursive: true }));

const bytes = Uint8Array.from({ length: 2 * BLOCK_BYTES + 10 }, (_, i) => (i * 7) & 255);

describe("checksums", () => {
  test("are those of SHA-256 and CRC-32C", () => {
    // FIPS 180-2, appendix B.1; RFC 3720, appendix B.4: 32 bytes of zero, the CRC's bytes there in the other order.
    expect(checksumsOf(new TextEncoder().encode("abc")).sha256).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
    expect(checksumsOf(new Uint8Array(32)).blocks).toEqual(["8a9136aa"]);
  });

  test("of a file on disk are those of its bytes", async () => {
    const file = join(here, "file");
    await writeFile(file, bytes);
    const { blocks, ...whole } = checksumsOf(bytes);
    expect(blocks).toHaveLength(3);
    expect(await fileChecksums(file)).toEqual(whole);
  });

  test("find any flipped bit, and the block it lies in", () => {
    const expected = checksumsOf(bytes);
    expect(damageOf(bytes, expected)).toBeNull();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const flipped = bytes.slice();
        flipped[at]! ^= 1 << bit;
        const from = at - (at % BLOCK_BYTES);
        const to = Math.min(from + BLOCK_BYTES, bytes.length) - 1;
        return damageOf(flipped, expected) === `bytes ${from}–${to} differ`;
      }),
      { numRuns: cases(100) },
    );
  });

  test("say that a file is shorter or longer, and what else differs", () => {
    const expected = checksumsOf(bytes);
    expect(damageOf(bytes.subarray(0, 5000), expected)).toBe("it has 5000 bytes instead of 8202");
    const longer = Uint8Array.from([...bytes, 1]);
    longer[0]! ^= 1;
    expect(damageOf(longer, expected)).toBe("it has 8203 bytes instead of 8202; bytes 0–4095 differ");
    const { blocks: _, ...whole } = expected;
    expect(damageOf(longer.subarray(0, bytes.length), whole)).toBe("its bytes differ");
  });
});

describe("a record", () => {
  test("that is read again as it was written is whole; a changed one is not", () => {
    const text = JSON.stringify(sealed({ seed: "luck", files: { a: { bytes: 1 } } }), null, 2);
    expect(isWhole(JSON.parse(text))).toBe(true);
    expect(isWhole(JSON.parse(text.replace("luck", "lack")))).toBe(false);
    expect(isWhole({})).toBe(false);
  });

  test.each(["two", "two/base", "two/variant-1"])("tells of every other file of %s, as it lies there", async (name) => {
    const folder = join(here, name);
    const record = JSON.parse(await readFile(join(folder, "run.json"), "utf8"));
    expect(isWhole(record)).toBe(true);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const paths = files.map((file) => file.slice(folder.length + 1)).filter((path) => path !== "run.json");
    expect(Object.keys(record.files).sort()).toEqual(paths.sort());
    for (const path of paths) {
      expect([path, damageOf(await readFile(join(folder, path)), record.files[path])]).toEqual([path, null]);
      expect([path, "blocks" in record.files[path]]).toEqual([path, !path.endsWith(".log")]);
    }
  });
});
