import { describe, expect, test } from "vitest";
import {
  closeTop,
  followLane,
  goTo,
  knowTimes,
  openPanel,
  say,
  scaleLane,
  select,
  set,
  show,
  showWorld,
  toggleFollow,
  togglePanel,
  unsay,
  visitDelay,
  zoomLane,
} from "../../../viz/app/actions.ts";
import { type AppState, initialState, LANE_LEAST, selectedPerson, type World } from "../../../viz/app/state.ts";
import { opening } from "../../../viz/app/worldProgress.ts";

const DAY = 86_400;
const END = 900 * DAY;

const world = (id: string): World =>
  opening({
    id,
    title: id,
    question: null,
    digest: "",
    engine: "",
    seed: "",
    replications: 30,
    digests: [],
    delayed: [],
    canSimulate: true,
  });

const open: AppState = knowTimes({ ...initialState(), worlds: [world("a"), world("b")] }, 182 * DAY, END);
const person = (number: number) => ({ is: "person", person: number }) as const;

describe("when the times of a run are known", () => {
  test("the clock stands at the start of measuring, and the lane shows it", () => {
    expect(open.clock.from).toBe(182 * DAY);
    expect(open.lane.from).toBeLessThanOrEqual(open.clock.from);
    expect(open.lane.to).toBeGreaterThan(open.clock.from);
  });

  test("a second world of the same times leaves the clock where it is", () => {
    const moved = goTo(open, 400 * DAY, 0);
    expect(knowTimes(moved, 182 * DAY, END).clock.from).toBe(400 * DAY);
  });

  test("a shorter run takes the clock to its end", () => {
    expect(knowTimes(goTo(open, 800 * DAY, 0), 0, 100 * DAY).clock.from).toBe(100 * DAY);
  });
});

describe("going to a moment", () => {
  test("stays inside the run, on whole seconds", () => {
    expect(goTo(open, -5, 0).clock.from).toBe(0);
    expect(goTo(open, END + 5, 0).clock.from).toBe(END);
    expect(goTo(open, 12.7, 0).clock.from).toBe(12);
  });

  test("turns the lane when it follows, and leaves it when it does not", () => {
    const there = goTo(open, 700 * DAY, 0);
    expect(there.lane.from).toBeLessThan(700 * DAY);
    expect(there.lane.to).toBeGreaterThan(700 * DAY);
    const fixed = followLane(open, false, 0);
    expect(goTo(fixed, 700 * DAY, 0).lane).toEqual(fixed.lane);
  });

  test("a jump to a delay stops there, selects the person and remembers the fact", () => {
    const there = visitDelay(open, { person: 7, fact: 99 }, 300 * DAY, 5);
    expect(there.clock).toMatchObject({ from: 300 * DAY, since: null });
    expect([selectedPerson(there), there.landed, there.panel]).toEqual([7, 99, person(7)]);
    expect(goTo(there, 1, 6).landed).toBeNull();
  });

  test("a jump to a delay while a chain of causes is open shows the chain of the new one", () => {
    const why = openPanel(open, { is: "why", person: 3, at: 5 });
    expect(visitDelay(why, { person: 7, fact: 99 }, 300, 5).panel).toEqual({ is: "why", person: 7, at: 300 });
  });
});

describe("selecting", () => {
  test("opens the story of a person, the list of a service, and closes with nothing", () => {
    expect(select(open, person(7)).panel).toEqual(person(7));
    expect(select(open, { is: "service", service: "ward" }).panel).toEqual({ is: "list", service: "ward" });
    expect(select(select(open, person(7)), null).panel).toEqual({ is: "none" });
  });

  test("Esc takes away the table, then the panel, then the selection", () => {
    const all = show(select(open, person(7)), { table: true });
    const one = closeTop(all);
    expect([one.table, one.panel, one.selection]).toEqual([false, person(7), person(7)]);
    const two = closeTop(one);
    expect([two.panel, two.selection]).toEqual([{ is: "none" }, person(7)]);
    expect(closeTop(two).selection).toBeNull();
  });

  test("a panel that is open is closed by asking for it again", () => {
    const legend = { is: "legend" } as const;
    const without = openPanel(open, { is: "none" });
    expect(togglePanel(togglePanel(without, legend), legend).panel).toEqual({ is: "none" });
  });
});

describe("following", () => {
  test("keeps three people: the one followed longest is let go", () => {
    const four = [1, 2, 3, 4].reduce((state, who) => toggleFollow(state, who), open);
    expect(four.followed).toEqual([2, 3, 4]);
    expect(toggleFollow(four, 3).followed).toEqual([2, 4]);
  });
});

describe("the other world", () => {
  const twin = (who: number): number => (who === 13 ? -1 : who + 1000);

  test("keeps the clock, and takes along those who live in both", () => {
    const here = toggleFollow(toggleFollow(select(open, person(7)), 13), 8);
    const there = showWorld(here, 1, twin);
    expect(there.shown).toBe(1);
    expect(there.clock).toEqual(here.clock);
    expect([selectedPerson(there), there.panel, there.followed]).toEqual([1007, person(1007), [1008]]);
  });

  test("loses a person who is not in it", () => {
    const there = showWorld(select(open, person(13)), 1, twin);
    expect([there.selection, there.panel]).toEqual([null, { is: "none" }]);
  });

  test("keeps a service, which has one name in both", () => {
    const list = select(open, { is: "service", service: "ward" });
    expect(showWorld(list, 1, twin).panel).toEqual({ is: "list", service: "ward" });
  });

  test("that is not there is not shown", () => {
    expect(showWorld(open, 2, twin)).toBe(open);
    expect(showWorld(open, 0, twin)).toBe(open);
  });
});

describe("the zoomed lane", () => {
  test("stays inside the run and no narrower than six hours", () => {
    for (const [from, to] of [
      [-DAY, DAY],
      [END - 5, END + DAY],
      [10, 11],
      [0, 99 * END],
    ] as const) {
      const { lane } = zoomLane(open, from, to);
      expect(lane.from).toBeGreaterThanOrEqual(0);
      expect(lane.to).toBeLessThanOrEqual(END);
      expect(lane.to - lane.from).toBeGreaterThanOrEqual(LANE_LEAST);
    }
  });

  test("scaled about a moment keeps that moment at its place", () => {
    const about = open.lane.from + (open.lane.to - open.lane.from) / 3;
    const { lane } = scaleLane(open, 1 / 2, about);
    expect((about - lane.from) / (lane.to - lane.from)).toBeCloseTo(1 / 3, 3);
    expect(lane.to - lane.from).toBe((open.lane.to - open.lane.from) / 2);
  });
});

describe("what is said and set", () => {
  test("a sentence takes the place of one of its kind", () => {
    const notice = (text: string) => ({ id: "end", tone: "notice", text }) as const;
    const said = say(say(open, notice("one")), notice("two"));
    expect(said.notices.map(({ text }) => text)).toEqual(["two"]);
    expect(unsay(said, "end").notices).toEqual([]);
    expect(unsay(open, "end")).toBe(open);
  });

  test("settings not named stay; the stage is magnified one to four times", () => {
    expect(set(open, { keys: false }).settings).toEqual({ ...open.settings, keys: false });
    expect([show(open, { zoom: 9 }).zoom, show(open, { zoom: 0.1 }).zoom]).toEqual([4, 1]);
  });
});
