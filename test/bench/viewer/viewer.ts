/**
 * Measures the viewer against its budgets, in Node and in a browser, and says which are met. It prints and asserts
 * nothing: what can be counted is asserted by the tests.
 *
 *   npm run bench:viewer            a table
 *   npm run bench:viewer -- --json  the same as JSON on standard output, nothing else
 *   … --seconds 10                  how long frame rates are watched (5 by default)
 *   … --turns 5                     how often what has a median is done (5 by default)
 */
import { mkdtempSync, rmSync } from "node:fs";
import { arch, cpus, loadavg, platform, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { buildPage } from "../../../bin/page.ts";
import { chromiumOrSay } from "../../browser/chromium.ts";
import { launch } from "../../browser/launch.ts";
import { BUDGETS, besides, judged, type Measured } from "./budgets.ts";
import { bundleSizes } from "./bundles.ts";
import { measuredWhileDrawing } from "./drawingPage.ts";
import { measuredInNode } from "./inNode.ts";
import { measuredInPage } from "./inPage.ts";
import { million } from "./million.ts";

const words = process.argv.slice(2);
const seconds = whole("--seconds", 5);
const turns = whole("--turns", 5);

const temporary = mkdtempSync(join(tmpdir(), "careshift-viewer-"));
const say = (doing: string): void => void process.stderr.write(`\r${doing.padEnd(78)}`);
try {
  const program = await chromiumOrSay();
  say("simulating a million facts");
  const fixture = await million();
  say("reading and seeking in Node");
  const inNode = await measuredInNode(fixture, turns);
  say("building the page");
  const folder = join(temporary, "page");
  await buildPage({ to: folder, quiet: true });
  const browser = await launch(program);
  say("drawing dots");
  const drawing = await measuredWhileDrawing(browser, fixture, seconds);
  await browser.close();
  say("opening, playing and seeking in the page");
  const inPage = await measuredInPage({ program, folder: temporary, fixture, turns });
  say("");
  process.stderr.write("\r");
  print({ ...bundleSizes(folder), ...inNode, ...drawing, ...inPage }, fixture.result.facts);
} finally {
  rmSync(temporary, { recursive: true });
}

function print(measured: Measured, facts: number): void {
  const machine = {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    loadAfter: Number(loadavg()[0]!.toFixed(2)),
    date: new Date().toISOString().slice(0, 10),
  };
  if (words.includes("--json")) {
    console.log(JSON.stringify({ machine, facts, budgets: BUDGETS, measured }, null, 2));
    return;
  }
  const { processor, cores, memoryGB, system, node, loadAfter, date } = machine;
  console.log(`${date}: ${processor}, ${cores} cores, ${memoryGB} GB, ${system}, node ${node}, load ${loadAfter}`);
  console.log(`The viewer on a log of ${facts.toLocaleString("en-GB")} facts, Chromium without a graphics card\n`);
  console.log(judged(measured).join("\n"));
  console.log(`\nWithout a budget\n${besides(measured).join("\n")}`);
}

function whole(option: string, usual: number): number {
  if (!words.includes(option)) return usual;
  const value = Number(words[words.indexOf(option) + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${option} expects a whole number from 1`);
  return value;
}
