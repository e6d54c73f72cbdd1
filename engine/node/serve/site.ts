/** What a server gives away: an address for each thing, and nothing that has none. */
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { type Catalogue, type CatalogueWorld, catalogueOf } from "../../index.ts";

/** What stands at an address: a file as it lies on disk, or a text made for it. */
export type Content = { readonly file: string } | { readonly text: string };

/** A world, and what its addresses give. */
export interface ServedWorld {
  /** `log` and `scenario` are addresses here already. */
  readonly world: CatalogueWorld;
  readonly contents: ReadonlyMap<string, Content>;
}

export interface Site {
  readonly catalogue: Catalogue;
  /** By address, without the leading slash; "" is the page. */
  readonly contents: ReadonlyMap<string, Content>;
}

/**
 * The page in this folder, with the worlds it is to show.
 * @throws Error when the folder holds no page
 */
export async function siteOf(pageFolder: string, worlds: readonly ServedWorld[]): Promise<Site> {
  const catalogue = catalogueOf(worlds.map(({ world }) => world));
  const index = await readFile(join(pageFolder, "index.html"), "utf8");
  const contents = new Map<string, Content>(await filesBelow(pageFolder));
  contents.set("", { text: withCatalogue(index) });
  contents.set("index.html", { text: withCatalogue(index) });
  contents.set("catalogue.json", { text: JSON.stringify(catalogue) });
  for (const world of worlds) for (const [address, content] of world.contents) contents.set(address, content);
  return { catalogue, contents };
}

/** Tells the page that there is a catalogue: one that is opened from disk, or lies on any other server, has none. */
function withCatalogue(index: string): string {
  const head = /<head[^>]*>/.exec(index);
  if (head === null) throw new Error("the page's index.html has no head");
  const end = head.index + head[0].length;
  return `${index.slice(0, end)}\n<meta name="careshift-catalogue" content="catalogue.json">${index.slice(end)}`;
}

/** Plain files only: a link may lead anywhere. */
async function filesBelow(folder: string): Promise<[string, Content][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(folder.length + 1).replaceAll(sep, "/"), { file }]);
}
