import type { NodeFrame } from "../stage/types.ts";

/** Two queues in one line: there is room for their numbers; the word they share is left to those who listen. */
const BOTH_QUEUES = /^(\S+ )waiting (to enter, \S+ )waiting (elsewhere)$/;

/**
 * The lines of one node as text nodes that stay: a frame writes only those whose words changed, so nothing is laid out
 * again for figures that stand still.
 */
export class NodeText {
  private readonly host: HTMLElement;
  private readonly overflow: Text;
  private readonly lines: { readonly span: HTMLElement; words: string }[] = [];
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
    for (let i = 0; i < Math.max(lines.length, this.lines.length); i++) this.put(i, lines[i] ?? "");
    put(this.overflow, overflow > 0 ? `+${overflow}` : "");
  }

  private put(i: number, words: string): void {
    const line = this.lines[i] ?? this.line(i);
    if (line.words === words) return;
    line.words = words;
    const both = BOTH_QUEUES.exec(words);
    const only = line.span.firstChild;
    if (both !== null) line.span.replaceChildren(both[1]!, this.unseen(), both[2]!, this.unseen(), both[3]!);
    else if (only?.nodeType === Node.TEXT_NODE && only === line.span.lastChild) put(only as Text, words);
    else line.span.replaceChildren(words);
  }

  private line(i: number): { readonly span: HTMLElement; words: string } {
    const span = this.host.ownerDocument.createElement("span");
    span.className = "node-line";
    this.host.append(span);
    const line = { span, words: "" };
    this.lines[i] = line;
    return line;
  }

  private unseen(): HTMLElement {
    const span = this.host.ownerDocument.createElement("span");
    span.className = "node-unseen";
    span.textContent = "waiting ";
    return span;
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
