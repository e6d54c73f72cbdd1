/** A cell of a CSV file: a number that reads back exactly, a word, or nothing. */
export type Cell = string | number | null;

/** Lines of a CSV file (RFC 4180, with plain line ends): a heading and rows. */
export function csvText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[head, ...rows].map((cells) => cells.map(csvCell).join()).join("\n")}\n`;
}

/** In quotes where the text would be taken for more than one cell. */
function csvCell(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
