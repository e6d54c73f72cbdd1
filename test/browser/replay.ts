import type { Locator, Page } from "playwright-core";

/** Milliseconds to wait for what must come, on a machine that is busy. */
export const IN_TIME = { timeout: 30_000 };

/** The replay screen as a user works it: by roles and names. */
export class Replay {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens an address and waits until every log is read to its end. `at`: seconds of the run, or a whole fragment. */
  static async open(page: Page, url: string, at: number | string = ""): Promise<Replay> {
    const replay = new Replay(page);
    await page.goto(url + fragment(at));
    await replay.whole();
    return replay;
  }

  /** Every world is read to its end. */
  async whole(): Promise<void> {
    await this.button("Play").waitFor();
    // A world that is still being read is busy.
    await this.page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** The chips of A and B. */
  get worlds(): Locator {
    return this.page.getByRole("group", { name: "World on the stage" }).getByRole("button");
  }

  get time(): Locator {
    return this.page.getByRole("slider", { name: "Time" });
  }

  /** The line that tells what just happened. */
  get told(): Locator {
    return this.page.getByRole("region", { name: "What happens" }).getByRole("status");
  }

  get now(): Locator {
    return this.page.getByRole("region", { name: "Now" });
  }

  get stage(): Locator {
    return this.page.getByRole("region", { name: "Services, drawn" });
  }

  get table(): Locator {
    return this.page.getByRole("table", { name: /Services at this moment/ });
  }

  /** Simulated time in seconds of the run, as the link in the address bar has it. */
  async seconds(): Promise<number> {
    return this.page.evaluate(() => Number(/[#&]t=(\d+)/.exec(location.hash)?.[1] ?? -1));
  }

  /** Goes to a moment as a link does, and waits until it is shown. */
  async goTo(at: number | string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, fragment(at));
    await this.drawn();
  }

  /** Waits until two frames have been drawn: whatever was asked for before is then on the screen. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }

  /** Waits until the link says this second. @throws Error when another one is said for too long */
  async stands(at: number): Promise<void> {
    const says = (wanted: number): boolean => Number(/[#&]t=(\d+)/.exec(location.hash)?.[1]) === wanted;
    await this.page.waitForFunction(says, at).catch(async () => {
      throw new Error(`the clock stands at second ${await this.seconds()}, not at ${at}`);
    });
  }

  /** One number for all the pixels of cells and dots on the stage: equal pixels, equal numbers. */
  async pixels(): Promise<string> {
    await this.drawn();
    return this.page.evaluate(() => {
      const found: string[] = [];
      for (const canvas of document.querySelectorAll("canvas")) {
        const { width, height } = canvas;
        const { data } = canvas.getContext("2d")!.getImageData(0, 0, width, height);
        // FNV-1a over 32-bit words: the page may be one from disk, where the browser's own digests are not to be had.
        let hash = 0x811c9dc5;
        for (const word of new Uint32Array(data.buffer)) hash = Math.imul(hash ^ word, 0x01000193);
        found.push(`${width}x${height}:${(hash >>> 0).toString(16)}`);
      }
      return found.join(" ");
    });
  }
}

function fragment(at: number | string): string {
  if (typeof at === "number") return `#v=1&sc=replay&t=${at}`;
  return at === "" || at.startsWith("#") ? at : `#v=1&sc=replay&${at}`;
}
