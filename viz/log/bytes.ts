/** Most bytes of one number. */
const VARINT_BYTES = 5;

/** Bytes that grow as numbers are written. */
export class ByteSink {
  length = 0;
  private bytes = new Uint8Array(65_536);

  /** Makes room for so many numbers, so that `put` need not ask. */
  reserve(numbers: number): void {
    this.makeRoom(numbers * VARINT_BYTES);
  }

  /** Writes the 32 bits of a number in groups of seven, the lowest first: numbers from 0 to 127 take one byte. */
  put(value: number): void {
    const { bytes } = this;
    let at = this.length;
    let rest = value >>> 0;
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.length = at;
  }

  putRaw(raw: Uint8Array): void {
    this.makeRoom(raw.length);
    this.bytes.set(raw, this.length);
    this.length += raw.length;
  }

  /** Forgets what was written. */
  clear(): void {
    this.length = 0;
  }

  /** All bytes so far; begins anew. */
  cut(): Uint8Array {
    const all = this.bytes.slice(0, this.length);
    this.length = 0;
    return all;
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return;
    const longer = new Uint8Array(Math.max(2 * this.bytes.length, this.length + bytes));
    longer.set(this.bytes.subarray(0, this.length));
    this.bytes = longer;
  }
}

/** Reads what a ByteSink wrote. It does not look for damage: these bytes come from this program, not from a file. */
export class ByteSource {
  private readonly bytes: Uint8Array;
  private at: number;

  constructor(bytes: Uint8Array, from: number) {
    this.bytes = bytes;
    this.at = from;
  }

  /** The next number, with its sign. */
  next(): number {
    const { bytes } = this;
    let byte = bytes[this.at++]!;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[this.at++]!;
      value |= (byte & 127) << shift;
    }
    return value;
  }

  /** Fills a buffer with the next bytes. */
  raw(into: Uint8Array): void {
    into.set(this.bytes.subarray(this.at, this.at + into.length));
    this.at += into.length;
  }
}
