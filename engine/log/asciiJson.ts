const BEYOND_ASCII = /[\u007f-\uffff]/g;
const PIECE = 8192;

/** A value as JSON in ASCII bytes: other characters are written as \uXXXX, so no text encoder is needed. */
export function jsonBytes(value: unknown): Uint8Array {
  const text = JSON.stringify(value).replace(
    BEYOND_ASCII,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** The value that jsonBytes wrote. @throws SyntaxError when the bytes are not JSON. */
export function jsonValue(bytes: Uint8Array): unknown {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return JSON.parse(text);
}
