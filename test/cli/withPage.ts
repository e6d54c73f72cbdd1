/** The command line as bin/careshift.mjs starts it, but with the page in the folder that CARESHIFT_TEST_PAGE names. */
import { main } from "../../engine/node/main.ts";

const folder = process.env["CARESHIFT_TEST_PAGE"];

await main(async (say) => {
  if (folder === undefined) throw new Error("its page is missing from this installation.");
  say("Here is the page.");
  return folder;
});
