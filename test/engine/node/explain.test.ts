import { afterEach, describe, expect, test } from "vitest";
import { EXIT, InputError, Interrupted } from "../../../engine/node/exit.ts";
import { explain } from "../../../engine/node/explain.ts";

afterEach(() => {
  delete process.env["CARESHIFT_DEBUG"];
});

describe("an error is explained", () => {
  test("as the person's to mend when the input is wrong", () => {
    expect(explain(new InputError("No such lever."))).toEqual({ code: EXIT.wrongInput, text: "No such lever." });
  });

  test("as an interruption when it was one", () => {
    expect(explain(new Interrupted("Interrupted: 3 of 5.")).code).toBe(EXIT.interrupted);
  });

  test("as our own fault otherwise, in a sentence, with how to report it and no stack", () => {
    const { code, text } = explain(new TypeError("x is not a function"));
    expect(code).toBe(EXIT.failed);
    expect(text).toContain("x is not a function");
    expect(text).toContain("Please report it");
    expect(text).not.toMatch(/\n\s+at /);
  });

  test("with its stack when that was asked for", () => {
    process.env["CARESHIFT_DEBUG"] = "1";
    expect(explain(new TypeError("x is not a function")).text).toMatch(/\n\s+at /);
  });
});
