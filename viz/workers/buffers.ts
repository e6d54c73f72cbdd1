/**
 * Every buffer behind the typed arrays of a message, each once: named as transfers they are handed over instead of
 * copied. Looks into objects and lists; a list of numbers or words is passed over after its first item.
 */
export function buffersOf(message: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  gather(message, found);
  return [...found];
}

function gather(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== "object" || value === null) return;
  if (value instanceof ArrayBuffer) found.add(value);
  else if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    if (typeof value[0] === "object") for (const item of value) gather(item, found);
  } else for (const item of Object.values(value)) gather(item, found);
}
