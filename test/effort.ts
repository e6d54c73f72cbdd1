/**
 * How many cases a test tries: `usual` in `npm test`, and as many times more in `npm run test:long` as
 * vitest.long.config.ts says.
 */
export const cases = (usual: number): number => usual * Number(process.env["CARESHIFT_EFFORT"] ?? 1);
