import { textOf } from "../architecture/source.ts";

/** A fenced block of a document: its language, the words after it, its text. */
export interface Fence {
  readonly language: string;
  readonly marks: readonly string[];
  readonly text: string;
}

/** The fenced blocks of a Markdown text, in order. */
export function fences(markdown: string): Fence[] {
  return [...markdown.matchAll(/^```(\S*)([^\n]*)\n([\s\S]*?)^```$/gm)].map((m) => ({
    language: m[1]!,
    marks: m[2]!.split(/\s+/).filter((word) => word !== ""),
    text: m[3]!,
  }));
}

/** Text below a heading of any level, up to the next heading of the same level or above; "" where there is none. */
export function section(markdown: string, heading: string): string {
  const found = new RegExp(`^(#+) ${heading}\\n`, "m").exec(markdown);
  if (found === null) return "";
  const rest = markdown.slice(found.index + found[0].length);
  const next = new RegExp(`^#{1,${found[1]!.length}} `, "m").exec(rest);
  return next === null ? rest : rest.slice(0, next.index);
}

/** First cells of the tables of a Markdown text that are written as code. */
export function codeInFirstColumn(markdown: string): string[] {
  return [...markdown.matchAll(/^\| `([^`]+)` \|/gm)].map((m) => m[1]!);
}

/** Every command line of a Markdown text that begins with `program`: in shell blocks and in inline code. */
export function commandLines(markdown: string, program: string): string[] {
  const shell = fences(markdown)
    .filter((fence) => fence.language === "sh")
    .flatMap((fence) => fence.text.split(/\n|&&/));
  const inline = [...markdown.matchAll(/`([^`\n]+)`/g)].map((m) => m[1]!);
  const all = [...shell, ...inline].map((line) => line.trim()).filter((line) => line.startsWith(`${program} `));
  return [...new Set(all)];
}

export const README = textOf("README.md");
export const CONTRIBUTING = textOf("CONTRIBUTING.md");

export interface Package {
  readonly version: string;
  readonly license: string;
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export const PACKAGE = JSON.parse(textOf("package.json")) as Package;
