import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./stamp.ts";

/** A package whose code is part of a bundle, as Vite tells it. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier. */
  readonly identifier?: string;
  /** The package's licence file; missing where it has none. */
  readonly text?: string;
}

/**
 * The notice that goes with the page: every package whose code is in it, once, with its licence.
 * @throws Error when a package came without the text of its licence: such code must not be passed on
 */
export function thirdParty(packages: readonly BundledPackage[]): string {
  const each = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  const sections = [...each.keys()].sort().map((title) => {
    const { name, identifier, text = licenceInReadme(name) } = each.get(title)!;
    if (text === null) throw new Error(`${title} brings no licence, so that its code cannot be passed on`);
    return `## ${title}${identifier === undefined ? "" : ` (${identifier})`}\n\n${plain(text)}\n`;
  });
  return `# Code of others in this page\n\n${sections.join("\n")}`;
}

/** What stands below the heading "License" of a package's README, from its copyright on; null where there is none. */
function licenceInReadme(name: string): string | null {
  const readme = plain(readFileSync(join(ROOT, "node_modules", name, "README.md"), "utf8"));
  const [, section = ""] = readme.split(/^(?:#+ *)?licen[cs]e\b.*\n/im);
  const copyright = section.search(/^Copyright /m);
  return copyright < 0 ? null : section.slice(copyright).split(/\n#|\n.+\n[-=]{3}/)[0]!;
}

function plain(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}
