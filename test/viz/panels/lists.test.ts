import { describe, expect, test } from "vitest";
import { KIND } from "../../../engine/log/facts.ts";
import { delaysView } from "../../../viz/panels/delays.ts";
import { KEYS, keyFor } from "../../../viz/panels/keys.ts";
import { legendView } from "../../../viz/panels/legend.ts";
import { moneyWords, payerWords } from "../../../viz/panels/money.ts";
import { peopleIn } from "../../../viz/panels/people.ts";
import { personView } from "../../../viz/panels/person.ts";
import { aboutWords, cohortWords, DELAY_TERMS, delayWords, READY_WAITING } from "../../../viz/words/people.ts";
import { sentenceOf } from "../../../viz/words/sentences.ts";
import type { Row } from "../../engine/log/helpers.ts";
import { CARE_HOME, DAY, DIED, HOME, HOUR, REHAB, TEAM, TOWN, told, WARD } from "../words/town.ts";
import { thurrock, timesOf } from "../words/worlds.ts";

const RUN = thurrock("today.yaml");

/** Person 0: ward, delayed for an assessment and then for room, on the way to rehabilitation, home. Person 1: its bed before. */
const ROWS: Row[] = [
  [0, "Arrived", 1, REHAB, 0, 1],
  [0, "Started", 1, REHAB],
  [HOUR, "Arrived", 0, WARD, 0, 0],
  [HOUR, "Started", 0, WARD],
  [DAY, "ReadyToLeave", 0, WARD, REHAB, 1],
  [DAY, "Delayed", 0, WARD, REHAB, 1],
  [2 * DAY, "Referred", 0, REHAB, WARD, 1],
  [2 * DAY, "Delayed", 0, WARD, REHAB, 4],
  [2 * DAY, "Arrived", 2, WARD, 0, 2],
  [2 * DAY, "Referred", 2, WARD, -1, -1],
  [3 * DAY, "Left", 1, REHAB, CARE_HOME],
  [3 * DAY, "Exited", 1, REHAB, CARE_HOME],
  [3 * DAY, "TransferStarted", 0, REHAB, WARD],
  [3 * DAY, "Delayed", 0, WARD, REHAB, 6],
  [4 * DAY, "Left", 0, WARD, REHAB],
  [4 * DAY, "Started", 0, REHAB, WARD],
  [5 * DAY, "Left", 0, REHAB, HOME],
  [5 * DAY, "Exited", 0, REHAB, HOME],
];

describe("a person", () => {
  const store = told(ROWS);
  const now = (t: number, person = 0): string => personView(store, person, t).now;

  test("has a title, attributes and a story with a line for each fact", () => {
    const view = personView(store, 0, 0);
    expect(view).toMatchObject({ title: "Simulated person 0", about: "age 65 to 74, living alone: yes" });
    expect(view.story).toHaveLength(ROWS.filter(([, , person]) => person === 0).length);
    expect(view.story[0]).toEqual({
      fact: 2,
      time: HOUR,
      when: "Fri 1 Apr 2016, 01:00",
      text: "Person 0 arrives at Ward (Frail people).",
    });
  });

  test("stands somewhere at every moment", () => {
    expect(now(0)).toBe("Arrives on Fri 1 Apr 2016, 01:00.");
    expect(now(3 * HOUR)).toBe("In Ward for 2 h.");
    expect(now(DAY + HOUR)).toBe(
      "In Ward for 1 d; ready to leave for Rehabilitation or Reablement for 1 h: waiting for assessment.",
    );
    expect(now(2 * DAY)).toBe(
      "In Ward for 1 d 23 h; ready to leave for Rehabilitation for 1 d: no room in the next service.",
    );
    expect(now(3 * DAY + HOUR)).toBe("On the way to Rehabilitation, from Ward, for 1 h.");
    expect(now(4 * DAY + HOUR)).toBe("In Rehabilitation for 1 h.");
    expect(now(9 * DAY)).toBe("Went home on Wed 6 Apr 2016, 00:00.");
    expect(now(9 * DAY, 1)).toBe("Moved to a care home on Mon 4 Apr 2016, 00:00.");
    expect(now(3 * DAY, 2)).toBe("Waiting to enter Ward for 1 d, with 0 ahead.");
    expect(now(DAY, 99)).toBe("There is no such person in this run.");
  });

  test("is told by the sentences of their facts, in any run", () => {
    for (let person = 0; person < RUN.store.index!.people.start.length - 1; person += 97) {
      const { story } = personView(RUN.store, person, 0);
      expect(story.map(({ fact }) => fact)).toEqual([...RUN.store.factsOf(person)]);
      for (const { fact, time, text } of story) {
        expect(text).toBe(sentenceOf(RUN.store, fact));
        expect(time).toBe(RUN.store.fact(fact).time);
      }
    }
  });

  test("stands somewhere in any run", () => {
    for (const t of timesOf(RUN, 40)) {
      for (let person = 0; person < 9000; person += 887) {
        expect(personView(RUN.store, person, t).now).toMatch(/^[A-Z](?!.*(undefined|NaN|null)).*\.$/);
      }
    }
  });
});

test("the list of a service says how everyone in it, on the way and at its door stands", () => {
  const store = told(ROWS);
  const list = (service: number, t: number) => peopleIn(store, store.stateAt(t), service, t);
  expect(list(WARD, 2 * DAY + HOUR)).toEqual([
    { person: 0, state: READY_WAITING, since: "1 d 1 h", waitsFor: "Rehabilitation: no room in the next service" },
    { person: 2, state: "waiting to enter", since: "1 h", waitsFor: "1st in the queue" },
  ]);
  expect(list(REHAB, 2 * DAY + HOUR)).toEqual([
    { person: 1, state: "in care", since: "2 d 1 h", waitsFor: "" },
    { person: 0, state: "waiting in Ward", since: "1 h", waitsFor: "1st in the queue" },
  ]);
  expect(list(REHAB, 3 * DAY + HOUR)).toEqual([
    {
      person: 0,
      state: "on the way from Ward",
      since: "1 h",
      waitsFor: "Rehabilitation or Reablement: waiting for transfer",
    },
  ]);
  expect(list(TEAM, DAY)).toEqual([]);
});

describe("the list of delays", () => {
  test("has the newest first, and says how long each had lasted by then", () => {
    const store = told(ROWS);
    expect(delaysView(store, DAY - 1).total).toBe(0);
    expect(delaysView(store, DAY).total).toBe(1);
    expect(delaysView(store, 2 * DAY)).toEqual({
      caption: "People ready to leave, waiting, up to Sun 3 Apr 2016, 00:00",
      total: 1,
      rows: [
        {
          row: 0,
          fact: 4,
          time: DAY,
          person: 0,
          service: WARD,
          when: "Sat 2 Apr 2016, 00:00",
          where: "Ward, for people 65 and over",
          waitsFor: "Rehabilitation (short stay)",
          reason: "waiting for assessment",
          length: "1 d",
          over: false,
        },
      ],
    });
    expect(delaysView(store, 9 * DAY).rows[0]).toMatchObject({ length: "3 d", over: true });
  });

  test("comes in pages, filtered", () => {
    const { store } = RUN;
    const { end } = store.header.clock;
    const all = delaysView(store, end, { most: 1e6 }).rows;
    expect(all).toHaveLength(store.index!.delays.length);
    expect(delaysView(store, end, { from: 120, most: 3 })).toMatchObject({
      total: all.length,
      rows: all.slice(120, 123),
    });
    const long = delaysView(store, end, { most: 1e6, filter: { atLeastSeconds: 9 * DAY, reason: 1 } });
    expect(long.total).toBeGreaterThan(10);
    expect(long.total).toBe(
      all.filter(({ reason, length }) => reason === "waiting for assessment" && /^(9|\d{2,}) d/.test(length)).length,
    );
    const ward = store.header.services.findIndex(({ name }) => name === "acute-ward");
    const there = delaysView(store, end, { most: 1e6, filter: { service: ward } });
    expect(
      there.rows.every(({ fact }) => store.fact(fact).service === ward && store.fact(fact).kind === KIND.ReadyToLeave),
    ).toBe(true);
  });
});

test.each([
  [0, "£0"],
  [95_000, "£950"],
  [99_949, "£999"],
  [99_950, "£1k"],
  [312_345, "£3.1k"],
  [994_999, "£9.9k"],
  [995_000, "£10k"],
  [31_249_900, "£312k"],
  [99_949_900, "£999k"],
  [99_950_000, "£1m"],
  [412_000_000, "£4.1m"],
  [2_140_000_000, "£21.4m"],
  [31_200_000_000, "£312m"],
  [120_000_000_000, "£1.2bn"],
  [-31_200_000, "−£312k"],
  [-20, "£0"],
])("%d pence are %s", (pence, words) => {
  expect(moneyWords(pence)).toBe(words);
});

test("payers, classes and cohorts are named in words", () => {
  expect([payerWords("nhs"), payerWords("council"), payerWords("pooled-fund")]).toEqual([
    "NHS",
    "Council",
    "Pooled fund",
  ]);
  expect(aboutWords(TOWN, 1)).toBe("age 85 and over, living alone: not known");
  expect(aboutWords(TOWN, 2)).toBe("Frail people");
  expect(aboutWords(TOWN, 99)).toBe("nothing is known of them");
  expect(cohortWords(TOWN, 0)).toBe("Frail people");
});

test("the word for a delay is a choice, or the reader's own", () => {
  expect(DELAY_TERMS.map(({ words }) => words)).toEqual([
    "ready to leave, waiting",
    "delayed transfer of care (historical)",
    "discharge ready",
    "no criteria to reside",
  ]);
  expect(delayWords("dtoc")).toBe("delayed transfer of care (historical)");
  expect(delayWords("medically fit")).toBe("medically fit");
  expect(delayWords(" ")).toBe(READY_WAITING);
});

test("the legend names every glyph once", () => {
  const items = legendView("discharge ready");
  expect(new Set(items.map(({ glyph }) => glyph)).size).toBe(items.length);
  expect(items.find(({ glyph }) => glyph === "delayed")!.name).toBe("Discharge ready");
});

describe("the keyboard map", () => {
  test("gives each press one meaning, and each action one line", () => {
    const presses = KEYS.flatMap(({ keys, action }) => keys.map(({ key, shift }) => ({ key, shift, action })));
    for (const { key, shift, action } of presses) {
      for (const held of shift === null ? [false, true] : [shift]) expect(keyFor(key, held)?.action).toBe(action);
    }
    expect(new Set(KEYS.map(({ action }) => action)).size).toBe(KEYS.length);
    expect(keyFor("q", false)).toBeNull();
  });

  test("tells keys with Shift from those without", () => {
    expect(keyFor("d", false)!.action).toBe("next-delay");
    expect(keyFor("D", true)!.action).toBe("previous-delay");
    expect(keyFor("D", false)!.action).toBe("next-delay");
    expect(keyFor("ArrowRight", true)!.action).toBe("day-on");
    expect(keyFor("?", true)!.action).toBe("help");
    expect(keyFor("K", true)).toBeNull();
  });
});

test("somebody who died waits for nothing in words", () => {
  const rows: Row[] = [
    ...ROWS.slice(2, 4),
    [DAY, "ReadyToLeave", 0, WARD, DIED, -2],
    [DAY, "Delayed", 0, WARD, DIED, 5],
  ];
  expect(sentenceOf(told(rows), 3)).toBe(
    "The stay of person 0 in Ward is over: they have died: outside leaving or admission hours.",
  );
});
