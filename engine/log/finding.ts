/** What a check came to. */
export interface Finding {
  /** What was looked at, in a word or two. */
  readonly check: string;
  /** Null: it could not be looked at. */
  readonly ok: boolean | null;
  /** What was found: one sentence where all is well; else one for each thing that is wrong, or why nobody could look. */
  readonly found: readonly string[];
}

/** All is well, unless something is wrong. */
export function finding(check: string, wrong: readonly string[], right: string): Finding {
  return { check, ok: wrong.length === 0, found: wrong.length === 0 ? [right] : wrong };
}

/** Nobody could look. */
export function notChecked(check: string, why: string): Finding {
  return { check, ok: null, found: [why] };
}
