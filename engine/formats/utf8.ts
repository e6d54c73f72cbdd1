import { FormatError } from "./formatError.ts";

/** The coders of the Encoding Standard, which Node, workers and pages all have: the engine's types name no platform. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean },
) => { decode(bytes?: Uint8Array, options?: { stream: boolean }): string };

const encoder = new TextEncoder();

/** A text in UTF-8. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/**
 * The text of bytes that come piece by piece; a mark at its start is passed over.
 * @throws FormatError when they are not UTF-8
 */
export async function* textOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let at = 0;
  try {
    for await (const piece of pieces) {
      yield decoder.decode(piece, { stream: true });
      at += piece.length;
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new FormatError("the text is not UTF-8", `after byte ${at}`, "save it as UTF-8, or export it again");
  }
}
