import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./browser.ts";
import { Replay } from "./replay.ts";

/** A file that is given to the page. */
interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const logIn = (folder: string): Uint8Array => readFileSync(join(folder, "base", "replication-1.log"));

/** Drops files on the page, as the browser does when a hand lets go of them. */
async function drop(page: Page, ...files: readonly Given[]): Promise<void> {
  const plain = files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString("base64") }));
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, plain);
}

/** Opens the page from disk. */
async function fromDisk(page: Page, site: { readonly page: string }): Promise<Page> {
  await page.goto(`${site.page}index.html`);
  await page.getByRole("heading", { name: "Open a run to watch it" }).waitFor();
  return page;
}

describe("the page opened from disk, without a server", () => {
  test("shows a log that is dropped on it", async ({ open, site }) => {
    const { page, requests } = await open();
    await fromDisk(page, site);
    await drop(page, { name: "replication-1.log", bytes: logIn(site.folder) });
    const replay = new Replay(page);
    await replay.whole();
    await replay.now.getByText("Friday 1 April 2016").waitFor();
    await replay.button("Next delay").click();
    await replay.told.getByText(/Person \d+/).waitFor();
    expect(requests.filter((url) => !/^(?:file|blob|data):/.test(url))).toEqual([]);
  });

  test("shows the pair of a run folder that is chosen, with every run in it", async ({ open, site }) => {
    const { page } = await open();
    await fromDisk(page, site);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a run folder" }).click();
    await (await chooser).setFiles(site.folder);
    const replay = new Replay(page);
    await replay.whole();
    expect(await replay.worlds.count()).toBe(2);
    await replay.button(/^Run 1 of 3/).waitFor();
  });

  test("simulates a scenario that is dropped on it", async ({ open, site }) => {
    const { page } = await open();
    await fromDisk(page, site);
    const file = new URL("../scenarios/small.yaml", import.meta.url);
    await drop(page, { name: "small.yaml", bytes: readFileSync(file) });
    const replay = new Replay(page);
    await replay.whole();
    await replay.stage.getByRole("button", { name: /Step-down unit/ }).waitFor();
  });
});

describe("a file that cannot be shown is told in a sentence", () => {
  const text = (words: string): Uint8Array => Buffer.from(words);
  const PNG = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  /** After the magic comes the number of the format, four bytes. */
  const VERSION_AT = 8;

  test.for<[string, (folder: string) => Given, RegExp]>([
    [
      "results instead of a log",
      (f) => ({ name: "comparison.json", bytes: readFileSync(join(f, "comparison.json")) }),
      /holds results: figures over all runs/,
    ],
    [
      "JSON of something else",
      () => ({ name: "notes.json", bytes: text("{}") }),
      /notes\.json is not something this page can show/,
    ],
    ["a picture", () => ({ name: "ward.png", bytes: PNG }), /ward\.png is not something this page can show/],
    ["a picture that is called a log", () => ({ name: "ward.log", bytes: PNG }), /this is not a Careshift log/],
    ["an empty log", () => ({ name: "empty.log", bytes: text("") }), /this is not a Careshift log/],
    [
      "a log of a newer version",
      (f) => ({ name: "newer.log", bytes: changed(logIn(f), VERSION_AT, 99) }),
      /has format \d+; this Careshift reads formats 1 to 2/,
    ],
    [
      "a log that was sent as text",
      (f) => ({ name: "text.log", bytes: changed(logIn(f), 5, 0x20) }),
      /changed on its way|not a Careshift log/,
    ],
    [
      "a scenario with a mistake",
      () => ({ name: "wrong.yaml", bytes: text("careshift: 1\ntitle: Wrong\nservces: {}\n") }),
      /servces/,
    ],
  ])("%s", async ([, given, sentence], { open, site }) => {
    const { page } = await open();
    await fromDisk(page, site);
    await drop(page, given(site.folder));
    await page.getByText(sentence).first().waitFor();
    // Whatever it was, the next file can be opened.
    await drop(page, { name: "replication-1.log", bytes: logIn(site.folder) });
    await new Replay(page).whole();
  });

  test("a log that was cut off is shown as far as it goes", async ({ open, site }) => {
    const { page } = await open();
    await fromDisk(page, site);
    const whole = logIn(site.folder);
    await drop(page, { name: "cut.log", bytes: whole.subarray(0, Math.floor(whole.length * 0.9)) });
    await page.getByText(/cut off in the middle of .*What can be read is shown/).waitFor();
    await new Replay(page).button("Play").waitFor();
  });

  test("a byte that changed on the way is found, and the rest is shown", async ({ open, site }) => {
    const { page } = await open();
    await fromDisk(page, site);
    const bytes = logIn(site.folder);
    // In the last facts. A stored state before them is not missed as long as the facts before it are sound.
    const at = Math.floor(bytes.length * 0.95);
    await drop(page, { name: "flipped.log", bytes: changed(bytes, at, bytes[at]! ^ 1) });
    await page.getByText(/does not match its checksum/).waitFor();
    await new Replay(page).button("Play").waitFor();
  });
});

/** A copy with one byte changed. */
function changed(bytes: Uint8Array, at: number, to: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = to;
  return copy;
}
