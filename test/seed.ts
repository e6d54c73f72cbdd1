import fc from "fast-check";

// `npm test` tries the same cases every time, so that it says the same of the same code. `npm run test:long`, and any
// run with CARESHIFT_EFFORT above 1, tries new ones; a failure there prints its seed.
if (Number(process.env["CARESHIFT_EFFORT"] ?? 1) <= 1) fc.configureGlobal({ seed: 20160401 });
