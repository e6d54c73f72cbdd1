import { type ByteReader, damaged, putVarint, VARINT_BYTES, zigzag } from "./bytes.ts";

const WORD_BYTES = 4;
/** First byte of the part: how the keys are stored. */
const FORM = { words: 0, series: 1 } as const;

/**
 * Keys of arrivals in bytes. The first word of a key is one of few (cohort and band) and the second counts up within
 * it, so a key is stored as the number of its series and the difference from the series' last; as plain words where
 * that is no longer.
 */
export function packKeys(keys: Int32Array, arrivals: number): Uint8Array {
  const series = new Map<number, { readonly number: number; last: number }>();
  const bytes = new Uint8Array(1 + arrivals * 3 * VARINT_BYTES);
  bytes[0] = FORM.series;
  let at = 1;
  for (let i = 0; i < arrivals; i++) {
    const word = keys[2 * i]!;
    const count = keys[2 * i + 1]!;
    let mine = series.get(word);
    if (mine === undefined) {
      mine = { number: series.size, last: 0 };
      series.set(word, mine);
      at = putVarint(bytes, at, mine.number);
      at = putVarint(bytes, at, word);
    } else {
      at = putVarint(bytes, at, mine.number);
    }
    at = putVarint(bytes, at, zigzag((count - mine.last) | 0));
    mine.last = count;
  }
  return at <= 1 + arrivals * 2 * WORD_BYTES ? bytes.subarray(0, at) : plainWords(keys, arrivals);
}

/** The inverse of packKeys. @throws LogFileError when the bytes do not hold exactly so many keys. */
export function unpackKeys(bytes: ByteReader, arrivals: number): Int32Array {
  const form = bytes.byte();
  // Each key takes at least two bytes in either form, so the bytes themselves limit what is allocated.
  if (arrivals * 2 > bytes.left) throw damaged("there are fewer keys than arrivals");
  const keys = new Int32Array(arrivals * 2);
  if (form === FORM.series) readSeries(bytes, keys);
  else if (form === FORM.words) readWords(bytes, keys);
  else throw damaged(`keys are stored in an unknown form, ${form}`);
  return keys;
}

function plainWords(keys: Int32Array, arrivals: number): Uint8Array {
  const bytes = new Uint8Array(1 + arrivals * 2 * WORD_BYTES);
  bytes[0] = FORM.words;
  for (let i = 0; i < arrivals * 2; i++) {
    for (let b = 0; b < WORD_BYTES; b++) bytes[1 + i * WORD_BYTES + b] = keys[i]! >>> (8 * b);
  }
  return bytes;
}

function readWords(bytes: ByteReader, keys: Int32Array): void {
  for (let i = 0; i < keys.length; i++) {
    keys[i] = bytes.byte() | (bytes.byte() << 8) | (bytes.byte() << 16) | (bytes.byte() << 24);
  }
}

function readSeries(bytes: ByteReader, keys: Int32Array): void {
  const words: number[] = [];
  const last: number[] = [];
  for (let i = 0; i < keys.length; i += 2) {
    const series = bytes.varint();
    if (series > words.length) throw damaged("a key belongs to a series that was never begun");
    if (series === words.length) {
      words.push(bytes.varint() | 0);
      last.push(0);
    }
    const count = (last[series]! + bytes.signed()) | 0;
    last[series] = count;
    keys[i] = words[series]!;
    keys[i + 1] = count;
  }
}
