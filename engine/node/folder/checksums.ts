/** Checksums in run.json: what each file of a run folder held when it was written, and the record itself. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { crc32c } from "../../index.ts";
import { sha256 } from "../identity.ts";

/** What a file held when it was written. */
export interface FileChecksums {
  readonly bytes: number;
  /** SHA-256 of the whole file, in hexadecimal. */
  readonly sha256: string;
  /** CRC-32C of each BLOCK_BYTES bytes, in 8 hexadecimal digits, to say where a file was damaged. Logs have their own. */
  readonly blocks?: readonly string[];
}

/** Bytes in a block; the last of a file may have fewer. */
export const BLOCK_BYTES = 4096;

/** Bytes of a file read at a time. */
const PIECE = 1 << 20;

/** Checksums of a file whose bytes these are, with those of its blocks. */
export function checksumsOf(bytes: Uint8Array): FileChecksums {
  const blocks: string[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) blocks.push(blockCheck(bytes.subarray(at, at + BLOCK_BYTES)));
  return { bytes: bytes.length, sha256: sha256(bytes), blocks };
}

/** Checksums of a file on disk, however long, without those of blocks. @throws what the file system says */
export async function fileChecksums(path: string): Promise<FileChecksums> {
  const hash = createHash("sha256");
  const handle = await open(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE, bytes);
      if (bytesRead === 0) return { bytes, sha256: hash.digest("hex") };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** Bytes from … to of a file, both included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Blocks of a file that are not what they were when it was written; neighbours are told as one. */
export function damagedBlocks(bytes: Uint8Array, expected: FileChecksums): ByteRange[] {
  const ranges: ByteRange[] = [];
  for (const [block, check] of (expected.blocks ?? []).entries()) {
    const from = block * BLOCK_BYTES;
    const to = Math.min(from + BLOCK_BYTES, expected.bytes) - 1;
    const there = bytes.subarray(from, to + 1);
    if (there.length <= to - from || blockCheck(there) === check) continue;
    const last = ranges.at(-1);
    if (last?.to === from - 1) ranges[ranges.length - 1] = { from: last.from, to };
    else ranges.push({ from, to });
  }
  return ranges;
}

/** Where bytes differ from what they were when they were written, in words: "bytes 4096–8191 differ"; null: nowhere. */
export function damageOf(bytes: Uint8Array, expected: FileChecksums): string | null {
  if (bytes.length === expected.bytes && sha256(bytes) === expected.sha256) return null;
  const wrong = damagedBlocks(bytes, expected).map(({ from, to }) => `bytes ${from}–${to}`);
  const length = bytes.length === expected.bytes ? [] : [`it has ${bytes.length} bytes instead of ${expected.bytes}`];
  const differ = wrong.length > 0 ? [`${wrong.join(", ")} differ`] : [];
  return [...length, ...differ].join("; ") || "its bytes differ";
}

/** A record with its own check. */
export type Sealed<Plain> = Plain & {
  /** SHA-256 of the record's JSON, without white space, without `check`. */
  readonly check: string;
};

/** The record with its check at the end. */
export function sealed<Plain extends object>(record: Plain): Sealed<Plain> {
  return { ...record, check: sha256(JSON.stringify(record)) };
}

/** True when a record read from its file is as it was written. */
export function isWhole({ check, ...record }: { readonly check?: string }): boolean {
  return sha256(JSON.stringify(record)) === check;
}

function blockCheck(bytes: Uint8Array): string {
  return crc32c(bytes).toString(16).padStart(8, "0");
}
