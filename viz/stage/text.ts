/** Size of all text on the stage, and from one line to the next, in pixels. */
const TEXT_SIZE = 16;
export const LINE_HEIGHT = 20;

export type Weight = "regular" | "bold";

/**
 * Advance widths of Arial in thousandths of the text size, for the characters from space to tilde: what its font file
 * states. The stage is arranged where no text can be measured, in a test as in the page.
 */
const WIDTHS: Readonly<Record<Weight, string>> = {
  regular:
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 " +
    "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 " +
    "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584",
  bold:
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 " +
    "975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 " +
    "333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584",
};

/** For characters the table does not have: a wide letter. */
const OTHER = 800;

const table: Readonly<Record<Weight, readonly number[]>> = {
  regular: WIDTHS.regular.split(" ").map(Number),
  bold: WIDTHS.bold.split(" ").map(Number),
};

/** Fonts that stand in for Arial are up to this much wider. */
const ALLOWANCE = 1.03;

/** Width of a text in pixels, a little generously. */
export function textWidth(text: string, weight: Weight): number {
  let thousandths = 0;
  for (const character of text) thousandths += table[weight][character.codePointAt(0)! - 32] ?? OTHER;
  return (thousandths / 1000) * TEXT_SIZE * ALLOWANCE;
}

/** The text in lines no wider than `width` pixels. A word that is wider alone is broken where it must be. */
export function wrap(text: string, width: number, weight: Weight): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((whole) => pieces(whole, width, weight))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, weight) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

function pieces(word: string, width: number, weight: Weight): string[] {
  if (textWidth(word, weight) <= width) return [word];
  const found: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && textWidth(piece + character, weight) > width) {
      found.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...found, piece];
}
