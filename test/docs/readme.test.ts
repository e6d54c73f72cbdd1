import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, parseScenario } from "../../engine/language.ts";
import { loadAll, settingsOfEach } from "../../engine/node/load.ts";
import { ROOT } from "../architecture/source.ts";
import { CONTRIBUTING, commandLines, fences, PACKAGE, README } from "./documents.ts";

/** What the command line says to these words. */
function careshift(...words: readonly string[]): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["bin/careshift.mjs", ...words], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { code: status, text: stdout + stderr };
}

describe("scenarios in the README", () => {
  const marked = (mark: string) =>
    fences(README)
      .filter((fence) => fence.language === "yaml" && fence.marks.includes(mark))
      .map((fence) => fence.text);
  const parse = (entry: string, files: Record<string, string>) => parseScenario(entry, new Map(Object.entries(files)));
  const today = marked("scenario")[0]!;

  test("the scenario in ten lines has ten lines, and every YAML block is tested below", () => {
    expect(today.trimEnd().split("\n")).toHaveLength(10);
    const counts = ["scenario", "figure", "variant"].map((mark) => marked(mark).length);
    expect(counts).toEqual([1, 1, 1]);
    expect(fences(README).filter((fence) => fence.language === "yaml")).toHaveLength(3);
  });

  test("the scenario parses and compiles", () => {
    const model = compile(parse("today.yaml", { "today.yaml": today }));
    expect(model.title).toBe("A ward and a reablement team");
    expect(model.services.map((service) => service.name)).toEqual(["ward", "reablement"]);
  });

  test("the figure with its range and source fits into it", () => {
    const sources = "sources: { team-return-2025: { title: Quarterly return of the team } }\n";
    const text = today.replace("capacity: 36", marked("figure")[0]!.trim()) + sources;
    const [, reablement] = parse("today.yaml", { "today.yaml": text }).phases[0]!.services;
    expect(reablement?.capacity).toMatchObject({ value: 36, low: 32, high: 40, source: "team-return-2025" });
  });

  test("the variant extends it and changes what it says from its date on", () => {
    const { phases } = parse("more.yaml", { "more.yaml": marked("variant")[0]!, "today.yaml": today });
    expect(phases.at(0)?.services[1]?.capacity?.value).toBe(36);
    expect(phases.at(-1)?.services[1]?.capacity?.value).toBe(44);
  });
});

describe("commands in README.md and CONTRIBUTING.md", () => {
  const both = `${README}\n${CONTRIBUTING}`;

  test("the first screen gives the two commands", () => {
    const first = README.split("\n").slice(0, 25).join("\n");
    expect(first).toContain("npm ci && npm start\n");
    expect(first).toContain("npm ci && npm test\n");
  });

  test("every npm command is npm's own or a script of package.json", () => {
    const words = commandLines(both, "npm").map((line) => line.split(" ").slice(1));
    expect(words.length).toBeGreaterThan(5);
    const names = words.map(([first, second]) => (first === "run" ? second! : first!));
    const unknown = names.filter((name) => !["ci", "install"].includes(name) && PACKAGE.scripts[name] === undefined);
    expect(unknown).toEqual([]);
  });

  const lines = commandLines(both, "npx careshift").map((line) => line.split(" ").slice(2));
  const used = [...new Set(lines.map((words) => words[0]!))].filter((word) => !word.startsWith("--"));

  test("the README shows every command", () => {
    const told = [...careshift("--help").text.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, name]) => name!);
    expect(used.sort()).toEqual(told.filter((name) => name !== "help").sort());
  });

  test.each(used)("careshift %s exists and knows every option that is shown with it", (command) => {
    const help = careshift(command, "--help");
    expect(help).toMatchObject({ code: 0 });
    const flags = lines
      .filter(([first]) => first === command)
      .flatMap((words) => words.filter((w) => w.startsWith("--")));
    expect(flags.filter((flag) => !help.text.includes(flag))).toEqual([]);
  });

  test("every option of the README's table is an option of run and compare", () => {
    const options = [...README.matchAll(/^\| `(--[a-z-]+)/gm)].map((m) => m[1]!);
    expect(options.length).toBeGreaterThan(5);
    for (const command of ["run", "compare"]) {
      const { text } = careshift(command, "--help");
      expect(options.filter((option) => !text.includes(option))).toEqual([]);
    }
  });

  test("every scenario file that is named exists, and every --set shown with it can be made", async () => {
    const shown = lines.filter(([, file]) => file?.endsWith(".yaml"));
    expect(shown.length).toBeGreaterThan(0);
    const seen = new Set<string>();
    for (const [, ...words] of shown) {
      const files = words.filter((word) => word.endsWith(".yaml"));
      const settings = words.flatMap((word, i) => (words[i - 1] === "--set" ? [word] : []));
      if (seen.has([...files, ...settings].join(" "))) continue;
      seen.add([...files, ...settings].join(" "));
      expect(files.filter((file) => !existsSync(ROOT + file))).toEqual([]);
      const each = await settingsOfEach(
        files.map((file) => ROOT + file),
        settings,
      );
      await loadAll(files.map((file, i) => [ROOT + file, each[i]!]));
    }
  });

  test("--version is the version of package.json", () => {
    expect(careshift("--version")).toEqual({ code: 0, text: `${PACKAGE.version}\n` });
  });
});

test("the README shows real output of npm start and npm run bench", () => {
  expect(README.includes("PASTE HERE")).toBe(false);
});
