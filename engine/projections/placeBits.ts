import { EXITS, type ExitName, type Model, type ModelService } from "../compile/model.ts";

/** What a place means for outcomes: bits, so that one look answers several questions. */
export const PLACE = {
  /** Hospital beds: to start here is an admission. */
  hospitalBeds: 1,
  hospital: 2,
  /** Reablement or rehabilitation. */
  aftercare: 4,
  careHome: 8,
  /** The person lives at home, well or waiting. */
  home: 16,
  /** Outside the model for good. */
  exit: 32,
} as const;

/** PLACE bits of every place: index place + 1, so outside comes first; then services, then exits. */
export function placeBits(model: Model): Uint8Array {
  const services = model.services.map(serviceBits);
  const exits = EXITS.map((exit) => PLACE.exit | exitBits(exit));
  return Uint8Array.from([PLACE.home, ...services, ...exits]);
}

function exitBits(exit: ExitName): number {
  return exit === "home" ? PLACE.home : exit === "care-home" ? PLACE.careHome : 0;
}

function serviceBits({ kind, setting, atHome }: ModelService): number {
  let bits = atHome ? PLACE.home : 0;
  if (setting === "hospital") bits |= PLACE.hospital;
  if (setting === "hospital" && kind === "beds") bits |= PLACE.hospitalBeds;
  if (setting === "reablement" || setting === "rehabilitation") bits |= PLACE.aftercare;
  if (setting === "care-home") bits |= PLACE.careHome;
  return bits;
}
