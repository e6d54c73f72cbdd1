/** library.yaml of a place: which rows of the source plans its scenarios cover, and what they are held to. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { ROOT } from "../architecture/source.ts";

const set = z.record(z.string(), z.union([z.number(), z.string()])).describe("levers or paths, and their values");
const number = z.number();

const claim = z
  .strictObject({
    /** What is held, in words. */
    says: z.string(),
    /** Id of the stated fact (TH-060), or the arithmetic on stated facts; neither where a direction is argued. */
    source: z.string().optional(),
    implied: z.string().optional(),
    /** Of the do-nothing twin, of the scenario, of their paired difference, or of that as a share of the twin. */
    in: z.enum(["twin", "scenario", "difference", "change"]),
    measure: z.string(),
    /** Set in the scenario before it runs (in: twin sets them there). */
    set: set.optional(),
    equals: number.optional(),
    tolerance: z.union([number, z.string().regex(/^\d+(\.\d+)?%$/)]).optional(),
    between: z.tuple([number, number]).optional(),
    "at-least": number.optional(),
    "at-most": number.optional(),
    sign: z.enum(["more", "fewer"]).optional(),
    /** Settings of the scenario with which alone it is met, and what one would have to believe. */
    believe: z.strictObject({ set, says: z.string() }).optional(),
  })
  .refine(
    (one) =>
      [one.equals, one.between, one["at-least"], one["at-most"], one.sign].filter((x) => x !== undefined).length === 1,
    "a claim has one of equals, between, at-least, at-most and sign",
  )
  .refine((one) => (one.equals === undefined) === (one.tolerance === undefined), "equals and tolerance go together");

const lever = z.strictObject({
  set: z.string(),
  to: z.union([z.number(), z.string()]),
  moves: z.record(z.string(), z.enum(["up", "down"])),
});

const covered = z.strictObject({
  title: z.string(),
  scenario: z.string(),
  twin: z.string(),
  page: z.string(),
  /** Replications for the table; quick mode takes `quick`. */
  replications: z.int().min(2).default(40),
  quick: z.int().min(2).default(6),
  claims: z.array(claim).min(1),
  levers: z.array(lever).default([]),
});
const leftOut = z.strictObject({ title: z.string(), "left-out": z.string() });
const library = z.strictObject({
  rows: z.record(z.string().regex(/^(S\d\d|[a-z-]+)$/), z.union([leftOut, covered])),
});

export type Claim = z.infer<typeof claim>;
export type Lever = z.infer<typeof lever>;
export type Row = z.infer<typeof covered>;
export type LeftOut = z.infer<typeof leftOut>;

/** The part of the library that stands in one folder. */
export interface Place {
  /** Name of the folder below scenarios/. */
  readonly name: string;
  /** Rows by id (S18, or a name for a theme that no row holds alone), in the order of the file. */
  readonly rows: readonly (readonly [id: string, row: Row | LeftOut])[];
}

export const SCENARIOS = join(ROOT, "scenarios");

/** Places with a library.yaml, in the order of their names. */
export function placeNames(): string[] {
  const folders = readdirSync(SCENARIOS).filter((name) => existsSync(join(SCENARIOS, name, "library.yaml")));
  return folders.toSorted();
}

/** @throws Error naming the file and what is wrong in it */
export function readPlace(name: string): Place {
  const file = join(SCENARIOS, name, "library.yaml");
  const { data, error } = library.safeParse(parse(readFileSync(file, "utf8")));
  if (error) throw new Error(`scenarios/${name}/library.yaml: ${z.prettifyError(error)}`);
  return { name, rows: Object.entries(data.rows) };
}

export function isCovered(row: Row | LeftOut): row is Row {
  return "claims" in row;
}
