import { ByteReader, damaged } from "./bytes.ts";
import { CHUNK_FACTS, emptyChunk, type FactChunk } from "./chunk.ts";
import { LAYOUT } from "./encodeChunk.ts";
import { unpackKeys } from "./keyColumn.ts";
import { CAUSE, CAUSE_SHIFT, OWN_ENTRIES, PERSON, PERSON_SHIFT, TIME_SAME, VALUE_WRITTEN } from "./shapes.ts";

/** Fewest bytes of a shape: four, and two varints. */
const SHAPE_BYTES = 6;

interface ShapeColumns {
  readonly kind: Uint8Array;
  readonly modes: Uint8Array;
  readonly service: Int16Array;
  readonly other: Int32Array;
  readonly value: Int32Array;
}

/**
 * The chunk that `encode` packed. Bytes that were damaged give an error or a wrong chunk, but never hang, and never
 * allocate more than a full chunk.
 * @throws LogFileError when the bytes are not a packed chunk.
 */
export function decodeChunk(bytes: Uint8Array): FactChunk {
  const all = new ByteReader(bytes);
  const layout = all.byte();
  if (layout !== LAYOUT) throw damaged(`their layout is ${layout}, expected ${LAYOUT}`);
  const length = all.varint();
  const first = all.varint();
  const arrivals = all.varint();
  const shapes = all.varint();
  // Every fact takes at least the byte of its shape.
  if (length > CHUNK_FACTS || length > all.left) throw damaged(`they claim ${length} facts in ${all.left} bytes`);
  if (arrivals > length) throw damaged(`they claim ${arrivals} arrivals among ${length} facts`);
  if (shapes > length || shapes * SHAPE_BYTES > all.left) throw damaged(`they claim ${shapes} shapes`);
  const table = readShapes(all, shapes);
  const sizes = Array.from({ length: 6 }, () => all.varint());
  const [codes, time, person, cause, value, keys] = sizes.map((size) => all.part(size)) as Parts;
  const chunk: FactChunk = { ...emptyChunk(length, first), keys: unpackKeys(keys, arrivals), arrivals };
  fillRows(chunk, table, shapes, codes, time, person, cause, value);
  for (const part of [all, codes, time, person, cause, value, keys]) {
    if (part.left > 0) throw damaged(`${part.left} bytes are left over`);
  }
  return chunk;
}

type Parts = [ByteReader, ByteReader, ByteReader, ByteReader, ByteReader, ByteReader];

function readShapes(bytes: ByteReader, count: number): ShapeColumns {
  const shapes: ShapeColumns = {
    kind: new Uint8Array(count),
    modes: new Uint8Array(count),
    service: new Int16Array(count),
    other: new Int32Array(count),
    value: new Int32Array(count),
  };
  for (let id = 0; id < count; id++) {
    shapes.kind[id] = bytes.byte();
    shapes.modes[id] = bytes.byte();
    shapes.service[id] = bytes.byte() | (bytes.byte() << 8);
    shapes.other[id] = bytes.signed();
    shapes.value[id] = bytes.signed();
  }
  return shapes;
}

function fillRows(
  chunk: FactChunk,
  shapes: ShapeColumns,
  count: number,
  codes: ByteReader,
  times: ByteReader,
  people: ByteReader,
  causes: ByteReader,
  values: ByteReader,
): void {
  const { first, length, time, kind, person, service, other, value, cause } = chunk;
  const own = new Int32Array(OWN_ENTRIES).fill(-1);
  let t = 0;
  let p = 0;
  let newest = -1;
  for (let i = 0; i < length; i++) {
    const fact = (first + i) | 0;
    const id = codes.varint();
    if (id >= count) throw damaged(`fact ${fact} has shape ${id} of ${count}`);
    const modes = shapes.modes[id]!;

    if ((modes & TIME_SAME) === 0) t = (t + times.varint()) | 0;

    const who = (modes >> PERSON_SHIFT) & 3;
    if (who === PERSON.written) p = (newest - people.varint()) | 0;
    else if (who === PERSON.next) p = (newest + 1) | 0;
    else if (who === PERSON.nobody) p = -1;
    if (p > newest) newest = p;

    const why = (modes >> CAUSE_SHIFT) & 7;
    const entry = p & (OWN_ENTRIES - 1);
    if (why === CAUSE.none) cause[i] = -1;
    else if (why === CAUSE.own) cause[i] = own[entry]!;
    else if (why === CAUSE.written) cause[i] = fact - causes.varint();
    else cause[i] = fact - (why - CAUSE.back + 1);
    own[entry] = fact;

    time[i] = t;
    person[i] = p;
    kind[i] = shapes.kind[id]!;
    service[i] = shapes.service[id]!;
    other[i] = shapes.other[id]!;
    value[i] = (modes & VALUE_WRITTEN) !== 0 ? values.signed() : shapes.value[id]!;
  }
}
