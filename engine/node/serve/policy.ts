/** What the page may do, as a content security policy: nothing that leaves its own folder. */

const ALWAYS = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data: blob:",
  "connect-src": "'self'",
  "font-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
} as const;

/**
 * The policy of the built page, in its own `meta` element. A page opened from disk starts its workers from memory
 * (`blob:`); see viz/workers/startWorker.ts.
 */
export const FILE_POLICY: Readonly<Record<string, string>> = { ...ALWAYS, "worker-src": "'self' blob:" };

/** The policy that the server adds in a header: there no worker comes from memory, and no other page frames this one. */
export const SERVED_POLICY: Readonly<Record<string, string>> = {
  ...ALWAYS,
  "worker-src": "'self'",
  "frame-ancestors": "'none'",
};

/** A policy as one line. */
export function policyText(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}
