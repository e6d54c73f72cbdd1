import { expect, test } from "vitest";
import { buffersOf } from "../../../viz/workers/buffers.ts";

test("every buffer of a message is found once, however deep", () => {
  const shared = new ArrayBuffer(64);
  const plain = new Uint8Array(3);
  const deep = Int32Array.of(1);
  const message = {
    kind: "part",
    part: { a: new Int32Array(shared, 0, 4), b: new Uint8Array(shared, 16), lanes: [{ low: [deep] }] },
    plain,
    bytes: shared,
    words: ["no", "buffers"],
    none: null,
  };
  expect(buffersOf(message)).toEqual([shared, deep.buffer, plain.buffer]);
});
