/** Which run is this: enough to know the same run again, whatever the machine. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** SHA-256 in hexadecimal. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

const ENGINE = fileURLToPath(new URL("..", import.meta.url));

/** The version in package.json. */
export function engineVersion(): string {
  for (const up of ["../../package.json", "../../../package.json"]) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), "utf8"));
      if (name === "careshift") return version;
    } catch {
      // One up from dist/ the file is a folder further away.
    }
  }
  return "unknown";
}

/**
 * Digest of the code that makes the figures: two runs with the same one cannot differ. In a checkout it changes with
 * every edit of the engine, though the version does not.
 */
export function engineFingerprint(): string {
  const shell = join(ENGINE, "node") + sep;
  const files = readdirSync(ENGINE, { recursive: true, encoding: "utf8" })
    .map((file) => join(ENGINE, file))
    .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith(".d.ts") && !file.startsWith(shell))
    .sort();
  return sha256(...files.flatMap((file) => [relative(ENGINE, file), "\n", readFileSync(file)]));
}

/** "Thurrock intermediate care, spring 2016" → "thurrock-intermediate-care-spring-2016", at most 40 characters. */
export function slug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (joined.length <= 40) return joined || "run";
  return joined.slice(0, 41).replace(/-[^-]*$/, "");
}
