import { describe, expect } from "vitest";
import { test } from "./browser.ts";
import { IN_TIME, Replay } from "./replay.ts";

const DAY = 86_400;
const START = 26 * 7 * DAY;
/** A Thursday noon in September, when the ward is full of people who have nowhere to go. */
const FULL = START + 160 * DAY + DAY / 2;

const whyPanel = (replay: Replay) => replay.page.getByRole("region", { name: /^Why / });
/** The links of the chain, but for the line that says of which moment it is. */
const chain = (replay: Replay) =>
  whyPanel(replay)
    .getByRole("listitem")
    .filter({ has: replay.page.getByRole("button") });

describe("delayed transfers", () => {
  test("one press leads to the next one: paused, selected, told, and with the focus on the telling", async ({
    open,
    site,
  }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    await replay.button("Next delay").click();
    await expect.poll(() => replay.seconds(), IN_TIME).toBeGreaterThan(START);
    const person = /Person (\d+)/.exec(await replay.told.innerText())?.[1];
    expect(person).toBeDefined();
    await page.getByRole("heading", { name: new RegExp(`person ${person}\\b`, "i") }).waitFor();
    expect(await replay.told.evaluate((line) => line === document.activeElement)).toBe(true);
    await replay.button("Play").waitFor();
    // The person of the link is the person told of.
    await expect.poll(() => page.evaluate(() => location.hash)).toContain(`sel=p${person}`);
  });

  test("next and previous are each other's way back", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    const moments: number[] = [];
    for (let n = 0; n < 3; n++) {
      const before = await replay.seconds();
      await replay.button("Next delay").click();
      await expect.poll(() => replay.seconds(), IN_TIME).not.toBe(before);
      moments.push(await replay.seconds());
    }
    expect([...moments].sort((a, b) => a - b)).toEqual(moments);
    await replay.button("Previous delay").click();
    await replay.stands(moments[1]!);
  });

  test("after the last one it says so and stays", async ({ open, site }) => {
    const { page } = await open();
    const END = START + 730 * DAY;
    const replay = await Replay.open(page, site.url, END);
    await replay.button("Next delay").click();
    await replay.told.getByText("There is no later delay.").waitFor();
    await replay.stands(END);
  });

  test("with keys alone: to a delay, and back to where one was", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    await tabTo(replay, replay.stage);
    await page.keyboard.press("d");
    await replay.told.getByText(/Person \d+ is ready to leave/).waitFor();
    await page.keyboard.press("w");
    await chain(replay).first().waitFor();
    await expect.poll(() => whyPanel(replay).evaluate((panel) => panel.contains(document.activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => whyPanel(replay).isVisible(), IN_TIME).toBe(false);
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

  test("with keys alone: from a full ward along the causes through two services to the events", async ({
    open,
    site,
  }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, FULL);
    const side = page.getByRole("complementary");
    await tabTo(replay, replay.stage.getByRole("button", { name: /^Acute wards/ }));
    await page.keyboard.press("Enter");
    const waits = side.getByRole("button", { name: /no room in the next service/ }).first();
    await waits.waitFor();
    await tabTo(replay, waits);
    await page.keyboard.press("Enter");
    await tabTo(replay, side.getByRole("button", { name: "Why?" }));
    await page.keyboard.press("Enter");
    // The person in the ward, what they wait for, and why there is no room there: each with its events.
    await expect.poll(() => chain(replay).count(), IN_TIME).toBeGreaterThanOrEqual(3);
    await chain(replay)
      .getByText(/is ready to leave Acute wards/)
      .waitFor();
    await chain(replay)
      .getByText(/no room in the next service/)
      .waitFor();
    await chain(replay)
      .getByText(/is full|are full/)
      .waitFor();
    await tabTo(replay, chain(replay).last().getByRole("button").first());
    await page.keyboard.press("Enter");
    await expect.poll(() => replay.seconds(), IN_TIME).not.toBe(FULL);
  });
});

describe("A and B", () => {
  test("stand at the same moment, with the same person", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START + 300 * DAY);
    await replay.button("Next delay").click();
    await expect.poll(() => replay.seconds(), IN_TIME).toBeGreaterThan(START + 300 * DAY);
    const at = await replay.seconds();
    const heading = await page.getByRole("heading", { name: /^(Simulated )?person \d+/i }).innerText();
    const inA = await replay.pixels();
    await replay.worlds.nth(1).click();
    await expect.poll(() => replay.worlds.nth(1).getAttribute("aria-pressed"), IN_TIME).toBe("true");
    await replay.stands(at);
    expect(await replay.pixels()).not.toBe(inA);
    // The same person, whatever their number there: A and B of a pair are lived through by the same people.
    await page.getByRole("heading", { name: /^(Simulated )?person \d+/i }).waitFor();
    await replay.stage.focus();
    await page.keyboard.press("x");
    await expect.poll(() => replay.worlds.nth(0).getAttribute("aria-pressed"), IN_TIME).toBe("true");
    await replay.stands(at);
    expect(await page.getByRole("heading", { name: /^(Simulated )?person \d+/i }).innerText()).toBe(heading);
    expect(await replay.pixels()).toBe(inA);
  });
});

/** Presses Tab until an element has the focus. @throws when it does not come within a hundred */
async function tabTo(replay: Replay, wanted: ReturnType<Replay["button"]>): Promise<void> {
  for (let n = 0; n < 100; n++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await replay.page.keyboard.press("Tab");
  }
  throw new Error("Tab never came to it");
}
