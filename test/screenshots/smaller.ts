import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE_BYTES = 8;
/** Red, green, blue, as Chromium writes screenshots. */
const PIXEL_BYTES = 3;

/**
 * The same picture as a smaller PNG. Filters suit photographs: a page of flat colours packs better without them.
 * @throws RangeError when it is no plain RGB picture
 */
export function smaller(png: Buffer): Buffer {
  const chunks = [...chunksOf(png)];
  const header = chunks[0]!.data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header[8] !== 8 || header[9] !== 2 || header[12] !== 0) throw new RangeError("smaller: not a plain RGB picture");
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  const plain = unfiltered(inflateSync(packed), width * PIXEL_BYTES, height);
  const parts = [
    ...[png.subarray(0, SIGNATURE_BYTES), chunk("IHDR", header)],
    ...[chunk("IDAT", deflateSync(plain, { level: 9, memLevel: 9 })), chunk("IEND", Buffer.alloc(0))],
  ];
  return Buffer.concat(parts);
}

function* chunksOf(png: Buffer): Generator<{ readonly type: string; readonly data: Buffer }> {
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Rows of pixels, each behind a byte that says "no filter". The filters are those of the PNG specification, section 9. */
function unfiltered(rows: Buffer, rowBytes: number, height: number): Buffer {
  const plain = Buffer.alloc(height * (rowBytes + 1));
  for (let y = 0; y < height; y++) {
    const row = y * (rowBytes + 1) + 1;
    const filter = rows[row - 1]!;
    for (let x = 0; x < rowBytes; x++) {
      const left = x < PIXEL_BYTES ? 0 : plain[row + x - PIXEL_BYTES]!;
      const above = y === 0 ? 0 : plain[row + x - rowBytes - 1]!;
      const corner = x < PIXEL_BYTES || y === 0 ? 0 : plain[row + x - rowBytes - 1 - PIXEL_BYTES]!;
      plain[row + x] = rows[row + x]! + foreseen(filter, left, above, corner);
    }
  }
  return plain;
}

function foreseen(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left;
  return toAbove! <= toCorner! ? above : corner;
}
