import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Measured } from "./budgets.ts";

const KILOBYTE = 1000;
const FONT = /\.(?:woff2?|ttf|otf|eot)$/;

/** Sizes of a built page as they go over a network: gzipped, but for fonts, which are packed already. */
export function bundleSizes(folder: string): Measured {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  const bytes = (wanted: (name: string) => boolean, size: (file: Buffer) => number): number[] =>
    names.filter(wanted).map((name) => size(readFileSync(join(folder, name))));
  const zipped = (wanted: (name: string) => boolean): number[] => bytes(wanted, (file) => gzipSync(file).length);
  return {
    script: sum(zipped((name) => /^[^/]+\.js$/.test(name))) / KILOBYTE,
    runWorker: Math.max(...zipped((name) => /^workers\/(?:log|run)\.js$/.test(name))) / KILOBYTE,
    languageWorker: sum(zipped((name) => name === "workers/language.js")) / KILOBYTE,
    styles: sum(zipped((name) => name.endsWith(".css"))) / KILOBYTE,
    fonts:
      sum(
        bytes(
          (name) => FONT.test(name),
          (file) => file.length,
        ),
      ) / KILOBYTE,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
