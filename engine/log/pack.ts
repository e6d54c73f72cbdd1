/** Makes bytes smaller and larger again: gzip, handed in by the shell. */
export interface Pack {
  pack(bytes: Uint8Array): Promise<Uint8Array>;
  /** `most`: bytes the result may have at most. An implementation should stop there, whatever the input claims. */
  unpack(bytes: Uint8Array, most: number): Promise<Uint8Array>;
}

/** Leaves bytes as they are. */
export const NO_PACK: Pack = {
  pack: (bytes) => Promise.resolve(bytes),
  unpack: (bytes) => Promise.resolve(bytes),
};
