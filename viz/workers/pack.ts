import type { Pack } from "../../engine/index.ts";

/**
 * gzip as every browser has it. Unpacking stops as soon as the result passes its limit, whatever the bytes claim; the
 * promise is then broken with a RangeError.
 */
export const PACK: Pack = {
  pack: (bytes) => through(bytes, new CompressionStream("gzip"), Number.POSITIVE_INFINITY),
  unpack: (bytes, most) => through(bytes, new DecompressionStream("gzip"), most),
};

async function through(
  bytes: Uint8Array,
  change: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> {
  const writer = change.writable.getWriter();
  // Broken bytes break both ends; the reader's end is the one that is heard.
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => {});
  writer.close().catch(() => {});
  const reader = change.readable.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    const piece: Uint8Array = step.value;
    length += piece.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError(`more than ${most} bytes come out of it`);
    }
    pieces.push(piece);
  }
  return joined(pieces, length);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
