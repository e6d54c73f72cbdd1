import type { NodeFrame } from "../stage/types.ts";

/**
 * The lines of one node as text nodes that stay: a frame writes only those whose words changed, so nothing is laid out
 * again for figures that stand still.
 */
export class NodeText {
  private readonly host: HTMLElement;
  private readonly overflow: Text;
  private readonly lines: Text[] = [];
  private shown: NodeFrame | null = null;

  /** `host` gets a line for each line of the headline, `overflow` the "+38" of those who wait and do not fit. */
  constructor(host: HTMLElement, overflow: HTMLElement) {
    this.host = host;
    this.overflow = textIn(overflow);
  }

  /** Writes what the frame says of the node. */
  write(frame: NodeFrame): void {
    if (frame === this.shown) return;
    this.shown = frame;
    const { lines, overflow } = frame;
    for (let i = 0; i < Math.max(lines.length, this.lines.length); i++) put(this.line(i), lines[i] ?? "");
    put(this.overflow, overflow > 0 ? `+${overflow}` : "");
  }

  private line(i: number): Text {
    const made = this.lines[i];
    if (made !== undefined) return made;
    const span = this.host.ownerDocument.createElement("span");
    span.className = "node-line";
    this.host.append(span);
    const text = textIn(span);
    this.lines[i] = text;
    return text;
  }
}

function textIn(element: HTMLElement): Text {
  const text = element.ownerDocument.createTextNode("");
  element.append(text);
  return text;
}

function put(text: Text, words: string): void {
  if (text.data !== words) text.data = words;
}
