/** Plain text tables: columns padded with spaces, cells wrapped, nothing but characters. */

export interface Column {
  readonly title: string;
  /** Characters, at least 4. */
  readonly width: number;
  readonly align: "left" | "right";
}

/** One row: a cell per column; a newline in a cell begins a new line of it. */
export type Row = readonly string[];

const GAP = "  ";

/** Lines of a table: titles, a rule, rows. */
export function table(columns: readonly Column[], rows: readonly Row[]): string[] {
  return [...titleLines(columns), ...rows.flatMap((row) => rowLines(columns, row))];
}

/** Titles on the last line of the heading, and a rule. */
export function titleLines(columns: readonly Column[]): string[] {
  const titles = columns.map((column) => column.title);
  const rule = columns.map((column) => "─".repeat(column.width)).join(GAP);
  return [...rowLines(columns, titles, "bottom"), rule];
}

/** Lines of one row. */
export function rowLines(columns: readonly Column[], row: Row, stand: "top" | "bottom" = "top"): string[] {
  const cells = columns.map((column, index) => wrap(row[index] ?? "", column.width));
  const height = Math.max(1, ...cells.map((cell) => cell.length));
  const lines: string[] = [];
  for (let line = 0; line < height; line++) {
    const parts = cells.map((cell, index) => {
      const from = stand === "top" ? 0 : height - cell.length;
      return pad(cell[line - from] ?? "", columns[index]!);
    });
    lines.push(parts.join(GAP).trimEnd());
  }
  return lines;
}

function pad(text: string, column: Column): string {
  const room = " ".repeat(Math.max(0, column.width - text.length));
  return column.align === "left" ? text + room : room + text;
}

/** Text in lines of at most `width` characters, broken at spaces; a longer word is cut. A line's indent carries over. */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): string[] {
  const indent = /^ */.exec(text)![0];
  const lines: string[] = [];
  let line = "";
  for (const word of words(text, width - indent.length)) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}

function words(text: string, width: number): string[] {
  return text
    .split(" ")
    .filter((word) => word !== "")
    .flatMap((word) => cut(word, width));
}

/** A word in pieces of at most `width` characters: after a dot where there is one, else anywhere. */
function cut(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const dot = word.lastIndexOf(".", width - 1);
  const at = dot > 0 ? dot + 1 : width;
  return [word.slice(0, at), ...cut(word.slice(at), width)];
}

/** A paragraph, wrapped and indented. */
export function paragraph(text: string, width: number, indent = ""): string[] {
  return wrap(text, width - indent.length).map((line) => (indent + line).trimEnd());
}
