import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Folder of the package, with a closing slash. */
export const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** The version in package.json. */
export const VERSION: string = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")).version;

/** What the page is made of. The lock file stands for the packages. */
const MADE_OF = ["viz", "engine", "bin", "vite.config.ts", "package-lock.json"];

/** Of the command line the page takes nothing but its policy. */
const NOT_IN_IT = /^engine\/node\/(?!serve\/policy\.ts)/;

/** Version and digest of the sources of the page: two builds with the same stamp are the same page. */
export function buildStamp(): string {
  const files = MADE_OF.flatMap(filesBelow).filter((path) => !NOT_IN_IT.test(path));
  const hash = createHash("sha256");
  for (const path of files) hash.update(`${path}\n`).update(readFileSync(ROOT + path));
  return `${VERSION}-${hash.digest("hex").slice(0, 12)}`;
}

/** The file itself, or every file below a folder, in order, as paths from the root with forward slashes. */
function filesBelow(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(ROOT + path, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${path}/${entry.name}`) : [`${path}/${entry.name}`]))
    .sort();
}
