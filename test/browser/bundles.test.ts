import { fileURLToPath } from "node:url";
import { expect, inject } from "vitest";
import { BUDGETS } from "../bench/viewer/budgets.ts";
import { bundleSizes } from "../bench/viewer/bundles.ts";
import { test } from "./browser.ts";

test.for(["script", "runWorker", "styles", "fonts"] as const)(
  "the page keeps to its budget of %s",
  (part, { skip }) => {
    // The page is built where there is a browser to look at it.
    if (inject("chromium") === null) skip();
    const sizes = bundleSizes(fileURLToPath(inject("site").page));
    expect(sizes[part]).toBeLessThanOrEqual(BUDGETS[part].limit);
    if (part !== "fonts") expect(sizes[part]).toBeGreaterThan(0);
  },
);
