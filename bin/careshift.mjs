#!/usr/bin/env node
// Starts the built code, or in a checkout the sources where they are newer.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = join(root, "engine");
const built = join(root, "dist", "engine", "node", "main.js");

/** Milliseconds of the newest change below a folder; 0 where there is none. */
function newest(folder) {
  if (!existsSync(folder)) return 0;
  const times = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => statSync(join(folder, name)).mtimeMs);
  return Math.max(0, ...times);
}

async function load() {
  if (existsSync(built) && statSync(built).mtimeMs >= newest(sources)) return import("../dist/engine/node/main.js");
  const { register } = await import("tsx/esm/api");
  register();
  return import("../engine/node/main.ts");
}

// Until the program listens itself, Ctrl-C while loading ends as it does later: exit code 3.
const leave = () => process.exit(3);
process.on("SIGINT", leave).on("SIGTERM", leave);

try {
  const { main } = await load();
  process.off("SIGINT", leave).off("SIGTERM", leave);
  await main();
} catch (error) {
  if (!/Cannot find package/.test(error?.message)) throw error;
  console.error("Careshift's parts are missing. In a checkout, run: npm ci");
  process.exitCode = 1;
}
