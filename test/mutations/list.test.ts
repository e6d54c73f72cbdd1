import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTATIONS } from "./list.ts";

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const times = (text: string, part: string): number => text.split(part).length - 1;

test.each(MUTATIONS)("there is one place to break the engine so that $breaks, and a test to notice", (mutation) => {
  expect(times(textOf(mutation.file), mutation.before)).toBe(1);
  expect(mutation.after).not.toBe(mutation.before);
  expect(textOf(mutation.test)).toContain(mutation.name);
});
