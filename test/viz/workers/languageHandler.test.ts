import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { compile, parseScenario } from "../../../engine/language.ts";
import { languageHandler } from "../../../viz/workers/languageHandler.ts";
import { alone, smallRun, textOf } from "./small.ts";

describe("the language worker", () => {
  test("makes the model that the command line makes, and names it by its resolved text", () => {
    const said = languageHandler(alone(textOf("small")));
    if (said.kind !== "scenario") throw new TypeError(JSON.stringify(said));
    expect(said.model).toEqual(smallRun().model);
    expect(structuredClone(said.model)).toEqual(said.model);
    expect(said.title).toBe("A small ward");
    expect(said.digest).toBe(createHash("sha256").update(said.resolved).digest("hex"));
    expect(languageHandler(alone(said.resolved))).toEqual(said);
  });

  test("tells every problem with its line and column", () => {
    const said = languageHandler(alone(textOf("broken").replace("careshift: 1", "careshift: 1\nnonsense: 3")));
    if (said.kind !== "failed") throw new TypeError("a broken scenario was read");
    expect(said.problems.map(({ where }) => where)).toEqual([
      expect.stringMatching(/^line \d+, column 1/),
      "line 13, column 21, services.ward.length-of-stay",
    ]);
    expect(said.problems[1]).toMatchObject({
      wrong: expect.stringContaining('"parsecs" is not a unit of time; expected '),
      try: "5 days",
    });
  });

  test.each([
    ["", "empty"],
    ["a: [", "line 1"],
    ["extends: today.yaml\n", "today.yaml"],
  ])("fails with a sentence on %j", (text, said) => {
    const event = languageHandler(alone(text));
    expect(event.kind).toBe("failed");
    expect(JSON.stringify(event)).toContain(said);
  });
});

describe("a scenario of several files", () => {
  const BASE = textOf("small");
  const VARIANT = "careshift: 1\nextends: small.yaml\ntitle: A small variant\n";
  const given = (entry: string, files: Readonly<Record<string, string>>) =>
    languageHandler({ entry, files: new Map(Object.entries(files)) });

  test.each([
    ["beside one another", "variant.yaml", { "small.yaml": BASE, "variant.yaml": VARIANT }],
    [
      "in a folder",
      "plans/variant.yaml",
      { "plans/variant.yaml": VARIANT, "plans/small.yaml": BASE, "small.yaml": "no" },
    ],
    [
      "in a folder below, given without it",
      "variant.yaml",
      { "variant.yaml": VARIANT.replace("small.yaml", "base/small.yaml"), "small.yaml": BASE },
    ],
    [
      "in a chain",
      "variant.yaml",
      {
        "variant.yaml": VARIANT.replace("small.yaml", "middle.yaml"),
        "middle.yaml": VARIANT.replace("variant", "middle"),
        "small.yaml": BASE,
      },
    ],
  ])("is read when they lie %s, as the command line reads it", (_, entry, files) => {
    const said = given(entry, files);
    if (said.kind !== "scenario") throw new TypeError(JSON.stringify(said));
    const onDisk = new Map([
      ["small.yaml", BASE],
      ["variant.yaml", VARIANT],
    ]);
    expect(said.title).toBe("A small variant");
    expect(said.model).toEqual(compile(parseScenario("variant.yaml", onDisk)));
  });

  test("says which file to give as well, and where it is named", () => {
    expect(given("plans/variant.yaml", { "plans/variant.yaml": VARIANT })).toEqual({
      kind: "failed",
      problems: [
        {
          wrong: "it extends plans/small.yaml, which was not given",
          where: "line 2, column 10, extends",
          try: "drop or choose small.yaml and variant.yaml together, or the folder they lie in",
        },
      ],
    });
  });

  test("says in which of them a problem is", () => {
    const said = given("variant.yaml", { "variant.yaml": VARIANT, "small.yaml": textOf("broken") });
    expect(said).toMatchObject({
      kind: "failed",
      problems: [{ where: expect.stringMatching(/^small\.yaml, line 12/) }],
    });
  });

  test.each([
    ["itself", { "a.yaml": "careshift: 1\nextends: a.yaml\n" }, "circle"],
    [
      "one another",
      { "a.yaml": "careshift: 1\nextends: b.yaml\n", "b.yaml": "careshift: 1\nextends: a.yaml\n" },
      "circle",
    ],
    [
      "its own name in a folder",
      { "a.yaml": "careshift: 1\nextends: base/a.yaml\n" },
      "base/a.yaml, which was not given",
    ],
  ])("that extends %s is refused", (_, files, sentence) => {
    expect(JSON.stringify(given("a.yaml", files as Record<string, string>))).toContain(sentence);
  });
});
