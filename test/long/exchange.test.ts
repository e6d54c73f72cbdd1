import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FactCollector } from "../../engine/formats/collect.ts";
import { type ExportFile, logFile, tableFile } from "../../engine/formats/formats.ts";
import { importedLog } from "../../engine/formats/importedLog.ts";
import { readCsv } from "../../engine/formats/readTexts.ts";
import { writeOcelSqlite } from "../../engine/node/exchange/ocelSqlite.ts";
import { facts } from "../../engine/tables/facts.ts";
import { ROOT } from "../architecture/source.ts";
import { aboutOf, bytesOf, pieces } from "../engine/formats/writing.ts";
import { samples } from "../laws/samples.ts";

const run = samples(1, 7)[0]!;
const call = promisify(execFile);

/** Programs of others, and the packages of Debian that have them. */
const PACKAGES = { jq: "jq", sqlite3: "sqlite3", xmllint: "libxml2-utils", soffice: "libreoffice-calc" } as const;
type Tool = keyof typeof PACKAGES;

function isThere(tool: Tool): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${tool}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** True when the tool is there, after it was installed where it may be: as root, on Debian. */
function got(tool: Tool): boolean {
  if (isThere(tool)) return true;
  if (process.getuid?.() === 0) {
    try {
      const options = ["-y", "-q", "--no-install-recommends"];
      execFileSync("apt-get", ["install", ...options, PACKAGES[tool]], { stdio: "ignore", timeout: 900_000 });
    } catch {
      // Said below.
    }
  }
  if (isThere(tool)) return true;
  console.warn(`NOT TRIED: ${tool} is not here. Install it: apt-get install ${PACKAGES[tool]}`);
  return false;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "careshift-tools-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(file: ExportFile): Promise<string> {
  const path = join(folder, file.name);
  await writeFile(path, bytesOf(run, file).bytes);
  return path;
}

describe("the tools of others read what was exported", () => {
  test.runIf(got("jq"))("jq: NDJSON", async () => {
    const path = await written(tableFile("ndjson", facts));
    const { stdout } = await call("jq", ["-c", "select(.careshift | not) | .fact", path], { maxBuffer: 1 << 28 });
    expect(stdout.trim().split("\n").map(Number)).toEqual(Array.from({ length: run.facts }, (_, fact) => fact));
  });

  test.runIf(got("xmllint"))("xmllint: XES", async () => {
    const path = await written(logFile("xes"));
    const schema = `${ROOT}test/engine/formats/xes.xsd`;
    const { stderr } = await call("xmllint", ["--noout", "--huge", "--schema", schema, path]);
    expect(stderr).toContain("validates");
  });

  test.runIf(got("sqlite3"))("sqlite3: OCEL", async () => {
    const path = join(folder, "log.sqlite");
    const { table: _, ...about } = aboutOf(run);
    const chunks = async function* () {
      yield* run.chunks;
    };
    await writeOcelSqlite(path, { about, chunks, close: async () => {} }, { requested: false });
    const { stdout } = await call("sqlite3", [
      path,
      "PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT count(*) FROM event;",
    ]);
    expect(stdout.trim().split("\n")).toEqual(["ok", String(run.facts)]);
  });

  test.runIf(got("soffice"))("LibreOffice: CSV, and what it writes of it is still the log", async () => {
    const path = await written(tableFile("csv", facts));
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    // 44 a comma, 34 a quote, 76 UTF-8, from line 1; as it is shown, no formulas.
    const as = "csv:Text - txt - csv (StarCalc):44,34,76,1";
    const out = join(folder, "out");
    await call("soffice", [profile, "--headless", "--convert-to", as, "--outdir", out, path], { timeout: 300_000 });
    const again = await readFile(join(out, "facts.csv"));
    const collector = new FactCollector();
    const { digest } = await importedLog(await readCsv(pieces(again), aboutOf(run), collector), collector);
    expect(digest).toBe(run.digest);
  });
});
