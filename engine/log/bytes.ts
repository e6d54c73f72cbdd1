import { LogFileError } from "./logFileError.ts";

/** Most bytes a 32-bit number takes as a varint. */
export const VARINT_BYTES = 5;

/** Signed to unsigned, small magnitudes first: 0, −1, 1, −2 … become 0, 1, 2, 3 … */
export function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}

/** Writes the low 32 bits of `value` in groups of seven, the lowest first; returns the position after it. */
export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value >>> 0;
  let to = at;
  while (rest > 127) {
    bytes[to++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[to++] = rest;
  return to;
}

/** Reads numbers from bytes and never past their end. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private at: number;
  private readonly end: number;

  constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Bytes not yet read. */
  get left(): number {
    return this.end - this.at;
  }

  byte(): number {
    if (this.at >= this.end) throw cutShort();
    return this.bytes[this.at++]!;
  }

  /** A varint as an unsigned 32-bit number. @throws LogFileError when it is cut short or longer than 32 bits. */
  varint(): number {
    let byte = this.byte();
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; ; shift += 7) {
      byte = this.byte();
      if (shift === 28 && byte > 15) throw damaged("a number is longer than 32 bits");
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  /** A zigzag varint as a signed 32-bit number. */
  signed(): number {
    return unzigzag(this.varint());
  }

  /** The next `length` bytes as a reader of their own. */
  part(length: number): ByteReader {
    if (length > this.left) throw cutShort();
    const from = this.at;
    this.at += length;
    return new ByteReader(this.bytes, from, this.at);
  }
}

function cutShort(): LogFileError {
  return damaged("its bytes end too early");
}

/** The error of bytes that do not decode. */
export function damaged(wrong: string): LogFileError {
  return new LogFileError(wrong, "packed facts", "make the log again from its scenario and seed");
}
