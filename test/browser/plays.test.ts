import { describe, expect } from "vitest";
import { test } from "./browser.ts";
import { IN_TIME, Replay } from "./replay.ts";

const HOUR = 3600;
const DAY = 86_400;
/** The start of measuring, in seconds of the run. */
const START = 26 * 7 * DAY;
/** The end of the run: two years later. */
const END = START + 730 * DAY;

describe("playing", () => {
  test("lets time go on at the speed that was chosen, until Pause", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    await page.getByRole("combobox", { name: "Speed" }).selectOption({ label: "7 days per second" });
    await replay.button("Play").click();
    await expect.poll(() => replay.seconds(), IN_TIME).toBeGreaterThan(START + 2 * DAY);
    await replay.button("Pause").click();
    await replay.button("Play").waitFor();
    // The link follows within half a second; then it stands.
    await expect.poll(() => spokenMatchesLink(replay), IN_TIME).toBe(true);
    const paused = await replay.seconds();
    await replay.drawn();
    expect(await replay.seconds()).toBe(paused);
  });

  test("stops at the end of the run", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, END - DAY);
    await page.getByRole("combobox", { name: "Speed" }).selectOption({ label: "30 days per second" });
    await replay.button("Play").click();
    await replay.stands(END);
    await replay.button("Play").waitFor();
  });

  test("Space plays and pauses from the stage", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    await replay.stage.focus();
    await page.keyboard.press("Space");
    await replay.button("Pause").waitFor();
    await page.keyboard.press("Space");
    await replay.button("Play").waitFor();
  });
});

describe("moving through time", () => {
  test("the slider goes by hours, days and to the ends, and says the time in words", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    const press = async (key: string, at: number): Promise<void> => {
      await page.keyboard.press(key);
      await replay.stands(at);
    };
    await replay.time.focus();
    await press("ArrowRight", START + HOUR);
    await press("Shift+ArrowRight", START + HOUR + DAY);
    await press("ArrowLeft", START + DAY);
    await press("Shift+ArrowLeft", START);
    await press("End", END);
    await press("Home", 0);
    await replay.goTo(START + 13 * DAY + 14 * HOUR + 300);
    await expect
      .poll(() => replay.time.getAttribute("aria-valuetext"), IN_TIME)
      .toBe("Thursday 14 April 2016, 14:05, day 14 of 730");
  });

  test("a click on the timeline is enough: nothing has to be dragged", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    const box = (await replay.time.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => replay.seconds(), IN_TIME).not.toBe(START);
    await expect.poll(async () => Math.abs((await replay.seconds()) / END - 0.5), IN_TIME).toBeLessThan(0.01);
  });

  test("a date as people write it is found, and what is none is said", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    const field = page.getByRole("textbox", { name: "Go to" });
    await field.fill("14 Jan 2017 14:05");
    await field.press("Enter");
    await replay.now.getByText("Saturday 14 January 2017").waitFor();
    await replay.now.getByText("14:05").waitFor();
    await field.fill("next Easter");
    await replay.button("Go").click();
    await page
      .getByRole("alert")
      .getByText(/"next Easter" is not a date/i)
      .waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
  });

  test("one event on and one back is where one was", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START + 9 * HOUR);
    await replay.button("Next event").click();
    await expect.poll(() => replay.seconds(), IN_TIME).toBeGreaterThan(START + 9 * HOUR);
    const first = await replay.seconds();
    await replay.button("Next event").click();
    await expect.poll(() => replay.seconds(), IN_TIME).toBeGreaterThan(first);
    await replay.button("Previous event").click();
    await replay.stands(first);
    expect(await replay.told.innerText()).not.toBe("");
  });

  test("Back returns from a jump", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    await replay.button("Next delay").click();
    await expect.poll(() => replay.seconds(), IN_TIME).toBeGreaterThan(START);
    await page.goBack();
    await replay.stands(START);
    await replay.now.getByText("Friday 1 April 2016").waitFor();
  });
});

describe("the same moment gives the same pixels", () => {
  const MOMENT = START + 100 * DAY + 11 * HOUR;

  test("whether it is linked to, sought from either side, or opened anew", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, MOMENT);
    const expected = await replay.pixels();
    for (const from of [0, END, MOMENT - 1, MOMENT + 400 * DAY]) {
      await replay.goTo(from);
      if (from === 0) expect(await replay.pixels()).not.toBe(expected);
      await replay.goTo(MOMENT);
      expect(await replay.pixels()).toBe(expected);
    }
    const other = await open();
    expect(await (await Replay.open(other.page, site.url, MOMENT)).pixels()).toBe(expected);
  });

  test.for(["1 hour per second", "1 day per second"])(
    "or played to at %s, and paused",
    async (speed, { open, site }) => {
      const { page } = await open();
      const replay = await Replay.open(page, site.url, MOMENT);
      await page.getByRole("combobox", { name: "Speed" }).selectOption({ label: speed });
      await replay.button("Play").click();
      await expect.poll(() => replay.seconds(), IN_TIME).toBeGreaterThan(MOMENT + HOUR);
      await replay.button("Pause").click();
      await replay.button("Play").waitFor();
      await expect.poll(() => spokenMatchesLink(replay), IN_TIME).toBe(true);
      const at = await replay.seconds();
      const played = await settled(replay);
      await replay.goTo(0);
      await replay.goTo(at);
      expect(await replay.pixels()).toBe(played);
    },
  );

  test("or stepped to, event by event", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, MOMENT);
    for (let step = 0; step < 12; step++) await replay.button("Next event").click();
    const stepped = await settled(replay);
    await expect.poll(() => spokenMatchesLink(replay), IN_TIME).toBe(true);
    const at = await replay.seconds();
    expect(at).toBeGreaterThan(MOMENT);
    await replay.goTo(0);
    await replay.goTo(at);
    expect(await replay.pixels()).toBe(stepped);
  });
});

/** The pixels once those on the way have come to rest: the same in two looks. */
async function settled(replay: Replay): Promise<string> {
  let last = "";
  await expect
    .poll(
      async () => {
        const before = last;
        last = await replay.pixels();
        return last === before;
      },
      { ...IN_TIME, interval: 300 },
    )
    .toBe(true);
  return last;
}

/** The slider and the address bar have both come to the present moment. */
async function spokenMatchesLink(replay: Replay): Promise<boolean> {
  const value = Number(await replay.time.inputValue());
  return value === (await replay.seconds());
}
