#!/usr/bin/env node
// Starts the built code, or in a checkout the sources where they are newer.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = join(root, "engine");
const built = join(root, "dist", "engine", "node", "main.js");

/** What Node says when a package is not installed. */
const MISSING = /Cannot find package/;

/** Milliseconds of the newest change below a folder; 0 where there is none. */
function newest(folder) {
  if (!existsSync(folder)) return 0;
  const times = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => statSync(join(folder, name)).mtimeMs);
  return Math.max(0, ...times);
}

async function load() {
  if (existsSync(built) && statSync(built).mtimeMs >= newest(sources)) return import(pathToFileURL(built).href);
  await learnTypeScript();
  return import("../engine/node/main.ts");
}

let knowsTypeScript = false;

async function learnTypeScript() {
  if (knowsTypeScript) return;
  const { register } = await import("tsx/esm/api");
  register();
  knowsTypeScript = true;
}

/** The folder of the viewer's page. A package brings it along; a checkout builds it, and again when its sources change. */
async function page(say) {
  if (existsSync(join(root, "viz"))) {
    const { ensurePage } = await builder();
    return ensurePage(say);
  }
  const folder = join(root, "dist", "viz");
  if (!existsSync(join(folder, "index.html"))) {
    throw new Error("its page is missing from this installation. Install Careshift again.");
  }
  return folder;
}

async function builder() {
  try {
    await learnTypeScript();
    return await import("./page.ts");
  } catch (error) {
    throw MISSING.test(error?.message) ? new Error("what builds its page is missing. Run: npm ci") : error;
  }
}

// Until the program listens itself, Ctrl-C while loading ends as it does later: exit code 3.
const leave = () => process.exit(3);
process.on("SIGINT", leave).on("SIGTERM", leave);

try {
  const { main } = await load();
  process.off("SIGINT", leave).off("SIGTERM", leave);
  await main(page);
} catch (error) {
  if (!MISSING.test(error?.message)) throw error;
  console.error("Careshift's parts are missing. In a checkout, run: npm ci");
  process.exitCode = 1;
}
