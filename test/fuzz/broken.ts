/**
 * Scenarios that are wrong, each in one way: what is written, and what the message must say. Most change a line of a
 * small sound scenario. The command-line tests use a few of them as well.
 */
import { ACTORS } from "./cases/actors.ts";
import { DISTRIBUTIONS } from "./cases/distributions.ts";
import { EDITS } from "./cases/edits.ts";
import { FILES } from "./cases/files.ts";
import { KINDS } from "./cases/kinds.ts";
import { LAYOUT } from "./cases/layout.ts";
import { MEANING } from "./cases/meaning.ts";
import { MEASURES } from "./cases/measures.ts";
import { SHAPE } from "./cases/shape.ts";
import type { Broken } from "./cases/sound.ts";

export { type Broken, SOUND, VARIANT } from "./cases/sound.ts";

/** All of them. */
export const BROKEN: readonly Broken[] = [
  ...FILES,
  ...SHAPE,
  ...DISTRIBUTIONS,
  ...MEANING,
  ...KINDS,
  ...LAYOUT,
  ...EDITS,
  ...ACTORS,
  ...MEASURES,
];
