import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { test } from "./browser.ts";
import { Replay } from "./replay.ts";
import { careshift } from "./serve.ts";

const DAY = 86_400;
/** 1 October 2016: half a year of warm-up and 183 days. */
const PARTS = (182 + 183) * DAY;

test("a fork is shown as two worlds that are the same until they part, in its first run and in the others", async ({
  open,
  site,
}) => {
  const { page } = await open();
  const temporary = await mkdtemp(join(tmpdir(), "careshift-fork-"));
  try {
    const folder = join(temporary, "forked");
    const settings = ["--at", "2016-10-01", "--set", "collins-house-beds=12", "--replications", "2", "--quiet"];
    await careshift("fork", site.folder, ...settings, "--out", folder);
    await page.goto(`${site.page}index.html`);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a run folder" }).click();
    await (await chooser).setFiles(folder);
    const replay = new Replay(page);
    await replay.whole();

    await replay.goTo(PARTS - DAY);
    const same = page.getByRole("button", { name: /^Same until 1 Oct 2016\. A and B are one run until 1 Oct 2016/ });
    await same.waitFor();
    const before = await replay.pixels();
    await replay.worlds.nth(1).click();
    await page.getByText("A and B are one run until 1 Oct 2016: both show the same facts.").waitFor();
    expect(await replay.pixels()).toBe(before);

    await page
      .getByRole("list", { name: "Events on the timeline" })
      .getByText(/parts here: 1 Oct 2016/)
      .waitFor();
    await replay.button("Play").focus();
    await page.keyboard.press("Shift+X");
    await replay.stands(PARTS);
    await page.getByRole("button", { name: /^Parted on 1 Oct 2016/ }).waitFor();

    await replay.button(/^Run 1 of 2/).click();
    const dialog = page.getByRole("dialog", { name: "Which run is this?" });
    await dialog.getByRole("combobox", { name: "Another run" }).selectOption("1");
    await dialog.getByRole("button", { name: "Show", exact: true }).click();
    await replay.button(/^Run 2 of 2/).waitFor();
    await replay.whole();
    // A run whose digest is not that of the folder would be told of.
    expect(await page.getByText(/is not the run that was recorded/).count()).toBe(0);
  } finally {
    await rm(temporary, { recursive: true });
  }
});
