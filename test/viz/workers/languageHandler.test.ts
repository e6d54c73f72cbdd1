import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { languageHandler } from "../../../viz/workers/languageHandler.ts";
import { smallRun, textOf } from "./small.ts";

describe("the language worker", () => {
  test("makes the model that the command line makes, and names it by its resolved text", () => {
    const said = languageHandler({ text: textOf("small") });
    if (said.kind !== "scenario") throw new TypeError(JSON.stringify(said));
    expect(said.model).toEqual(smallRun().model);
    expect(structuredClone(said.model)).toEqual(said.model);
    expect(said.title).toBe("A small ward");
    expect(said.digest).toBe(createHash("sha256").update(said.resolved).digest("hex"));
    expect(languageHandler({ text: said.resolved })).toEqual(said);
  });

  test("tells every problem with its line and column", () => {
    const said = languageHandler({ text: textOf("broken").replace("careshift: 1", "careshift: 1\nnonsense: 3") });
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
    const event = languageHandler({ text });
    expect(event.kind).toBe("failed");
    expect(JSON.stringify(event)).toContain(said);
  });
});
