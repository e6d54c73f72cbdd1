import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../../viz/workers/sha256.ts";
import { cases } from "../../effort.ts";

test.each([
  // FIPS 180-4, examples of NIST's cryptographic toolkit.
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
])("SHA-256 of %j is the standard's", (text, digest) => {
  expect(sha256(text)).toBe(digest);
});

test("SHA-256 of any text is that of Node, at every length around the edge of a block", () => {
  const node = (text: string) => createHash("sha256").update(text).digest("hex");
  for (let length = 0; length < 200; length++) expect(sha256("£".repeat(length))).toBe(node("£".repeat(length)));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => sha256(text) === node(text)),
    { numRuns: cases(200) },
  );
});
