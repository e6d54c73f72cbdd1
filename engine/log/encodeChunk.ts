import { putVarint, VARINT_BYTES, zigzag } from "./bytes.ts";
import { CHUNK_FACTS, type FactChunk } from "./chunk.ts";
import { KIND } from "./facts.ts";
import { packKeys } from "./keyColumn.ts";
import {
  CAUSE,
  CAUSE_SHIFT,
  FURTHEST_BACK,
  OWN_ENTRIES,
  PERSON,
  PERSON_SHIFT,
  Shapes,
  TIME_SAME,
  VALUE_WRITTEN,
} from "./shapes.ts";

/** Version of the layout that encodeChunk writes: its first byte. */
export const LAYOUT = 1;

/** Kinds whose value is an amount or a class rather than one of few routes or reasons. */
const AMOUNTS = [
  KIND.Arrived,
  KIND.GaveUp,
  KIND.Diverted,
  KIND.Refused,
  KIND.Returned,
  KIND.CapacityChanged,
  KIND.DischargedEarly,
  KIND.PlaceReady,
  KIND.StartsRenewed,
  KIND.VisitResumed,
  KIND.StaysChanged,
  KIND.Before,
  KIND.Census,
  KIND.Ended,
  KIND.UnitsTaken,
  KIND.TasksDone,
  KIND.StoodSince,
  KIND.MovedOn,
  KIND.PoolTaken,
  KIND.PoolFreed,
  KIND.PoolChanged,
  KIND.ConditionChanged,
  KIND.EffectChanged,
];
/** Beyond this many shapes no further values go into shapes. */
const MANY_SHAPES = 4096;
const COLUMN_BYTES = CHUNK_FACTS * VARINT_BYTES;
const SHAPE_BYTES = 4 + 2 * VARINT_BYTES;

/** Packs chunks into bytes. Holds about 2 MB of scratch: make one and use it again. */
export interface ChunkEncoder {
  /**
   * The chunk in bytes that `decodeChunk` turns back into exactly the same chunk, without any other chunk.
   * @throws RangeError when the chunk has more than 65,536 facts.
   */
  encode(chunk: FactChunk): Uint8Array;
}

/**
 * Layout: byte LAYOUT; varints length, first, arrivals, shapes; the shapes (kind, modes, service, other, value), the
 * most used first; the lengths in bytes of six parts and the parts themselves: shape numbers, times, people, causes,
 * values, keys. Times are differences from the fact before, people from the highest number so far, causes distances
 * back, values zigzag; see shapes.ts for what is left out. Every difference is modulo 2^32, so any 32-bit value passes.
 */
export function createEncoder(): ChunkEncoder {
  const scratch = new Scratch();
  return {
    encode(chunk) {
      if (chunk.length > CHUNK_FACTS) {
        throw new RangeError(`encodeChunk: at most ${CHUNK_FACTS} facts to a chunk; got ${chunk.length}`);
      }
      scratch.rows(chunk);
      return scratch.assemble(chunk);
    },
  };
}

class Scratch {
  private readonly shapes = new Shapes();
  private readonly shapeOf = new Int32Array(CHUNK_FACTS);
  private readonly own = new Int32Array(OWN_ENTRIES);
  private readonly isAmount = Uint8Array.from({ length: 256 }, (_, kind) => Number(AMOUNTS.includes(kind as never)));
  private readonly time = new Uint8Array(COLUMN_BYTES);
  private readonly person = new Uint8Array(COLUMN_BYTES);
  private readonly cause = new Uint8Array(COLUMN_BYTES);
  private readonly value = new Uint8Array(COLUMN_BYTES);
  private readonly codes = new Uint8Array(CHUNK_FACTS * 3);
  private timeEnd = 0;
  private personEnd = 0;
  private causeEnd = 0;
  private valueEnd = 0;

  /** First pass: the shape of every fact, and the columns that shapes leave open. */
  rows(chunk: FactChunk): void {
    const { first, length } = chunk;
    const { shapes, own, shapeOf, isAmount, time, person, cause, value } = this;
    shapes.clear();
    own.fill(-1);
    let timeEnd = 0;
    let personEnd = 0;
    let causeEnd = 0;
    let valueEnd = 0;
    let lastTime = 0;
    let lastPerson = 0;
    let newest = -1;
    for (let i = 0; i < length; i++) {
      const fact = (first + i) | 0;
      let modes = 0;

      const t = chunk.time[i]!;
      if (t === lastTime) modes |= TIME_SAME;
      else timeEnd = putVarint(time, timeEnd, t - lastTime);
      lastTime = t;

      const p = chunk.person[i]!;
      const how = howPerson(p, lastPerson, newest);
      modes |= how << PERSON_SHIFT;
      if (how === PERSON.written) personEnd = putVarint(person, personEnd, newest - p);
      lastPerson = p;
      if (p > newest) newest = p;

      const c = chunk.cause[i]!;
      const entry = p & (OWN_ENTRIES - 1);
      const why = howCause(c, own[entry]!, fact);
      modes |= why << CAUSE_SHIFT;
      if (why === CAUSE.written) causeEnd = putVarint(cause, causeEnd, fact - c);
      own[entry] = fact;

      const kind = chunk.kind[i]!;
      let v = chunk.value[i]!;
      if (isAmount[kind] === 1 || shapes.count >= MANY_SHAPES) {
        modes |= VALUE_WRITTEN;
        valueEnd = putVarint(value, valueEnd, zigzag(v));
        v = 0;
      }
      shapeOf[i] = shapes.find(kind | ((chunk.service[i]! & 0xffff) << 8) | (modes << 24), chunk.other[i]!, v);
    }
    this.timeEnd = timeEnd;
    this.personEnd = personEnd;
    this.causeEnd = causeEnd;
    this.valueEnd = valueEnd;
  }

  /** Second pass: shapes in order of use, then all parts in one piece. */
  assemble(chunk: FactChunk): Uint8Array {
    const order = this.shapes.byUse();
    const codes = this.codes.subarray(0, this.rank(order, chunk.length));
    const keys = packKeys(chunk.keys, chunk.arrivals);
    const parts = [
      codes,
      this.time.subarray(0, this.timeEnd),
      this.person.subarray(0, this.personEnd),
      this.cause.subarray(0, this.causeEnd),
      this.value.subarray(0, this.valueEnd),
      keys,
    ];
    const most = 1 + (4 + parts.length) * VARINT_BYTES + order.length * SHAPE_BYTES;
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, most));
    bytes[0] = LAYOUT;
    let at = 1;
    for (const n of [chunk.length, chunk.first, chunk.arrivals, order.length]) at = putVarint(bytes, at, n);
    for (const id of order) at = this.putShape(bytes, at, id);
    for (const part of parts) at = putVarint(bytes, at, part.length);
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes.slice(0, at);
  }

  /** Writes the rank of every fact's shape; returns the bytes written. */
  private rank(order: Int32Array, length: number): number {
    const { codes, shapeOf } = this;
    const rankOf = new Int32Array(order.length);
    order.forEach((id, rank) => {
      rankOf[id] = rank;
    });
    let end = 0;
    for (let i = 0; i < length; i++) end = putVarint(codes, end, rankOf[shapeOf[i]!]!);
    return end;
  }

  private putShape(bytes: Uint8Array, at: number, id: number): number {
    const head = this.shapes.head[id]!;
    bytes[at] = head;
    bytes[at + 1] = head >>> 24;
    bytes[at + 2] = head >>> 8;
    bytes[at + 3] = head >>> 16;
    const value = putVarint(bytes, at + 4, zigzag(this.shapes.other[id]!));
    return putVarint(bytes, value, zigzag(this.shapes.value[id]!));
  }
}

function howPerson(person: number, last: number, newest: number): number {
  if (person === last) return PERSON.same;
  if (person === -1) return PERSON.nobody;
  if (person === ((newest + 1) | 0)) return PERSON.next;
  return PERSON.written;
}

function howCause(cause: number, own: number, fact: number): number {
  if (cause === -1) return CAUSE.none;
  if (cause === own) return CAUSE.own;
  const back = (fact - cause) | 0;
  return back >= 1 && back <= FURTHEST_BACK ? CAUSE.back + back - 1 : CAUSE.written;
}
