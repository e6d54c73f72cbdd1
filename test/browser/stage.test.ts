import { describe, expect } from "vitest";
import { test } from "./charts.ts";

describe("services on the stage", () => {
  test("are buttons in the order of the pathway, named by label and headline", async ({ charts }) => {
    const page = await charts();
    const names = await page.getByRole("button", { name: /of \d+/ }).allInnerTexts();
    expect(names.map((name) => name.split("\n"))).toEqual([
      ["Acute ward", "28 of 30 beds", "2 ready, waiting"],
      ["Hospice", "1 of 4 beds"],
      ["Reablement", "9 of 12 places"],
    ]);
    expect(await page.getByRole("button", { name: "Acute ward 28 of 30 beds 2 ready, waiting" }).count()).toBe(1);
    expect(await page.getByRole("button", { name: "Home" }).count()).toBe(0);
    expect(await page.getByText("+38").isVisible()).toBe(true);
  });

  test("take the focus by number, and show the pair of colours", async ({ charts }) => {
    const page = await charts();
    await page.keyboard.press("Tab");
    await page.evaluate(() => tried.network.focusService(3));
    const button = page.getByRole("button", { name: "Reablement" });
    const look = await button.evaluate((element) => {
      const { outlineColor, outlineWidth, boxShadow } = getComputedStyle(element);
      return { outlineColor, outlineWidth, boxShadow, focused: element === document.activeElement };
    });
    expect(look).toEqual({
      focused: true,
      outlineColor: "rgb(11, 12, 12)",
      outlineWidth: "3px",
      boxShadow: "rgb(255, 221, 0) 0px 0px 0px 3px",
    });
    expect(await page.evaluate(() => tried.said.at(-1))).toEqual(["focus", "reablement"]);
  });

  test("open by the keyboard without a point, by a pointer at a point of the stage however large it is shown", async ({
    charts,
  }) => {
    const page = await charts();
    const ward = page.getByRole("button", { name: "Acute ward" });
    await ward.press("Enter");
    expect(await page.evaluate(() => tried.said.at(-1))).toEqual(["open", "ward", null]);
    const box = await page.evaluate(() => tried.arrangement.nodes[tried.nodes.WARD!]!);
    for (const scale of [1, 2]) {
      await page.evaluate((by) => {
        Object.assign(document.getElementById("stage")!.style, {
          ...{ transformOrigin: "0 0", zIndex: "1" },
          transform: `scale(${by})`,
        });
      }, scale);
      await ward.click({ position: { x: 30, y: 20 } });
      const [what, key, at] = (await page.evaluate(() => tried.said.at(-1)!)) as [
        string,
        string,
        { x: number; y: number },
      ];
      expect([what, key]).toEqual(["open", "ward"]);
      // Where the mouse goes is given in pixels of the screen, from inside the border.
      expect(Math.abs(at.x - (box.x + 1 + 30 / scale))).toBeLessThanOrEqual(1);
      expect(Math.abs(at.y - (box.y + 1 + 20 / scale))).toBeLessThanOrEqual(1);
    }
  });

  test("say which of them is open, and keep focus and words of their own when the stage is drawn again", async ({
    charts,
  }) => {
    const page = await charts();
    await page.evaluate(() => {
      const { network, arrangement, frame, nodes } = tried;
      network.choose(nodes.HOSPICE!);
      network.focusService(2);
      network.draw(arrangement);
      network.update(frame);
    });
    const hospice = page.getByRole("button", { name: "Hospice 1 of 4 beds", exact: true });
    expect(await hospice.getAttribute("aria-current")).toBe("true");
    expect(await hospice.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.evaluate(() => tried.network.choose(null));
    expect(await page.locator("[aria-current=true]").count()).toBe(0);
  });

  test("let the cells underneath be seen, in forced colours too", async ({ charts }) => {
    for (const forcedColors of ["none", "active"] as const) {
      const page = await charts("light", { forcedColors });
      const ground = page.getByRole("button", { name: "Acute ward" });
      expect(await ground.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe("rgba(0, 0, 0, 0)");
    }
  });
});

describe("a frame", () => {
  test("writes only the words that changed", async ({ charts }) => {
    const page = await charts();
    const written = await page.evaluate(async () => {
      const { network, frame, nodeFrame, nodes } = tried;
      const changes: string[] = [];
      const watch = (records: MutationRecord[]): void => {
        for (const { type, target } of records) changes.push(`${type}: ${target.textContent}`);
      };
      const observer = new MutationObserver(watch);
      observer.observe(document.getElementById("stage")!, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      network.update(frame);
      network.update({
        ...frame,
        nodes: frame.nodes.map((one, n) =>
          n === nodes.WARD ? nodeFrame(["29 of 30 beds", "2 ready, waiting"], 38) : one,
        ),
      });
      watch(observer.takeRecords());
      return changes;
    });
    expect(written).toEqual(["characterData: 29 of 30 beds"]);
  });

  test("hides what this world does not have, and the ways to it", async ({ charts }) => {
    const page = await charts();
    const seen = (): Promise<[number, number]> =>
      page.evaluate(() => [
        document.querySelectorAll("#stage button:not([hidden] *)").length,
        [...document.querySelectorAll("#stage svg path[marker-end]")].filter(
          (path) => getComputedStyle(path).display !== "none",
        ).length,
      ]);
    expect(await seen()).toEqual([3, 4]);
    await page.evaluate(() => {
      const { network, frame, nodes } = tried;
      network.update({ ...frame, nodes: frame.nodes.map((one, n) => (n === nodes.HOSPICE ? null : one)) });
    });
    expect(await seen()).toEqual([2, 3]);
    await page.evaluate(() => tried.network.update(tried.frame));
    expect(await seen()).toEqual([3, 4]);
  });

  test("rings who is followed, with a name, frames who is selected, and leaves the pointer to the stage", async ({
    charts,
  }) => {
    const page = await charts();
    const under = await page.evaluate(() => {
      const { overlay, frame, arrangement, nodes } = tried;
      const { x, y } = arrangement.nodes[nodes.WARD!]!.cellsAt;
      overlay.update({
        ...frame,
        tethers: [{ person: 212, from: { x, y }, to: arrangement.nodes[nodes.REABLEMENT!]!.door }],
        marked: [
          { person: 212, at: { x, y }, followed: true },
          { person: 7, at: { x: x + 60, y }, followed: false },
        ],
      });
      const stage = document.getElementById("stage")!.getBoundingClientRect();
      return document.elementFromPoint(stage.left + x, stage.top + y)?.closest("button")?.textContent ?? "";
    });
    expect(under).toContain("Acute ward");
    expect(await page.getByText("person 212").isVisible()).toBe(true);
    expect(await page.getByText("person 7").count()).toBe(0);
    const strokes = (shape: string): Promise<string[]> =>
      page.locator(`#stage svg g > ${shape}`).evaluateAll((all) => all.map((one) => getComputedStyle(one).stroke));
    const pair = ["rgb(255, 221, 0)", "rgb(11, 12, 12)"];
    expect((await strokes("rect")).sort()).toEqual([...pair].sort());
    expect(await strokes("circle")).toEqual(expect.arrayContaining(pair));
  });

  test("draws as many ribbons as wires and writes the figure of the widest", async ({ charts }) => {
    const page = await charts();
    await page.evaluate(() => {
      const ribbons = tried.arrangement.plan.links.map((_, link) => ({ link, perSecond: 10 * (link + 1) }));
      tried.overlay.update({ ...tried.frame, ribbons });
    });
    const figure = page.getByText("40 people a second of watching");
    expect(await figure.isVisible()).toBe(true);
    const widths = await page.evaluate(() =>
      [...document.querySelectorAll<SVGPathElement>("#stage svg path[stroke-width]")].map((path) =>
        Number(path.getAttribute("stroke-width")),
      ),
    );
    // The scale ends at 50 people: 14 pixels. One more is the key.
    expect(widths.sort((a, b) => a - b)).toEqual([2.8, 5.6, 8.4, 11.2, 11.2]);
    await page.evaluate(() => tried.overlay.update(tried.frame));
    expect(await figure.isVisible()).toBe(false);
  });
});

test("costs: bars in proportion, each with name and pounds", async ({ charts }) => {
  const page = await charts();
  const rows = page.locator("#costs").getByRole("listitem");
  expect((await rows.allInnerTexts()).map((text) => text.trim().split(/\s+/))).toEqual([
    ["NHS", "£4.1m"],
    ["Council", "£1.0m"],
  ]);
  const widths = await page
    .locator("#costs li > span > span")
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  expect(widths[1]! / widths[0]!).toBeCloseTo(0.25, 3);
});
