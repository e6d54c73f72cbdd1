const ALL = -1;

/** Gives out cells: always the lowest that is free, so the same log always fills the same cells. */
export class FreeCells {
  /** By service: 32 cells a word, a bit set for each that is taken. */
  private readonly taken: Int32Array<ArrayBuffer>[];
  /** By service: no word below this one has a free cell. */
  private readonly lowest: Int32Array;

  constructor(services: number) {
    this.taken = Array.from({ length: services }, () => new Int32Array(1));
    this.lowest = new Int32Array(services);
  }

  /** The lowest free cell of a service, taken from now on. */
  take(service: number): number {
    let words = this.taken[service]!;
    let word = this.lowest[service]!;
    while (words[word] === ALL) word++;
    this.lowest[service] = word;
    if (word === words.length) {
      words = longer(words);
      this.taken[service] = words;
    }
    const free = ~words[word]!;
    const lowestBit = free & -free;
    words[word]! |= lowestBit;
    return word * 32 + 31 - Math.clz32(lowestBit);
  }

  free(service: number, cell: number): void {
    const word = cell >> 5;
    this.taken[service]![word]! &= ~(1 << (cell & 31));
    if (word < this.lowest[service]!) this.lowest[service] = word;
  }
}

function longer(words: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(words.length * 2);
  twice.set(words);
  return twice;
}
