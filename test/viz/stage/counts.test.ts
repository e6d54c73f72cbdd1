import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNLIMITED } from "../../../engine/index.ts";
import type { StageState } from "../../../viz/log/stageState.ts";
import { countsOf, countsOfAll } from "../../../viz/stage/counts.ts";
import { headlineOf } from "../../../viz/stage/headline.ts";
import { planOf } from "../../../viz/stage/plan.ts";
import { textWidth } from "../../../viz/stage/text.ts";
import type { NodeCounts } from "../../../viz/stage/types.ts";
import { countedDelay } from "../../../viz/words/people.ts";
import { cases } from "../../effort.ts";
import { moments, smallStages, thurrockHeaders, thurrockStage } from "./stages.ts";

/** The definitions, one by one, from what is known of each person. */
function slowly(state: StageState, service: number, t: number): NodeCounts {
  const { replay } = state;
  const people = replay.inside().map((person) => replay.person(person)!);
  const inside = people.filter(({ place }) => place === service);
  const queue = people.filter(({ waits }) => waits.some((wait) => wait.service === service));
  const overtime = inside.filter(({ person }) => replay.inOvertime(replay.people.slot(person))).length;
  const reserved = people.filter(({ target }) => target === service).length;
  const ready = inside.filter(({ readySince }) => readySince >= 0);
  const onTime = inside.filter(({ person }) => !replay.inOvertime(replay.people.slot(person)));
  const going = onTime.filter(({ person }) => !replay.held.standsStill(person));
  const coming = people.filter(({ target }) => target === service);
  const held =
    going.reduce((sum, { person }) => sum + replay.held.unitsOf(person, false), 0) +
    coming.reduce((sum, { person }) => sum + replay.held.unitsOf(person, true), 0) +
    replay.held.unitsInTurn(service);
  const capacity = Math.round((replay.capacity[service]! / state.perPlace(service)) * 10) / 10;
  return {
    capacity: replay.capacity[service]! >= UNLIMITED ? -1 : capacity,
    people: inside.length,
    used: Math.round((held / state.perPlace(service)) * 10) / 10,
    hours: state.perPlace(service) > 1,
    overtime,
    reserved,
    taken: state.perPlace(service) > 1 ? 0 : held - going.length - coming.length,
    stopped: inside.filter(({ person }) => replay.held.standsStill(person)).length,
    ready: ready.length,
    waitingToEnter: queue.filter(({ place }) => place < 0).length,
    waitingElsewhere: queue.filter(({ place }) => place >= 0).length,
    onTheWay: people.filter(({ place, target }) => place < 0 && target === service).length,
    longestReady: Math.max(0, ...ready.map(({ readySince }) => t - readySince)),
  };
}

describe("the figures of a service", () => {
  test("are those of its people, one by one, in Thurrock", () => {
    const stage = thurrockStage();
    for (const t of moments(stage, 60)) {
      const state = stage.store.stateAt(t);
      expect(countsOfAll(state, t)).toEqual(stage.store.header.services.map((_, s) => slowly(state, s, t)));
    }
  });

  test("are those of its people in any scenario", () => {
    fc.assert(
      fc.property(smallStages(), (stage) => {
        for (const t of moments(stage, 6)) {
          const state = stage.store.stateAt(t);
          stage.store.header.services.forEach((_, s) => {
            expect(countsOf(state, s, t)).toEqual(slowly(state, s, t));
          });
        }
      }),
      { numRuns: cases(7) },
    );
  });
});

describe("a headline", () => {
  const { nodes } = planOf(thurrockHeaders());
  const node = (key: string) => nodes.find((one) => one.key === key)!;
  const none: NodeCounts = {
    ...{ capacity: 60, hours: false, people: 0, used: 0, overtime: 0, stopped: 0, reserved: 0, taken: 0, ready: 0 },
    ...{ waitingToEnter: 0, waitingElsewhere: 0, onTheWay: 0, longestReady: 0 },
  };
  const busy = { ...none, used: 58, ready: 11, waitingToEnter: 3, waitingElsewhere: 2 };

  test.each<[string, string, Partial<NodeCounts>, string[]]>([
    [
      "use and three kinds of waiting",
      "acute-ward",
      busy,
      ["58 of 60 beds", "11 ready, waiting", "3 waiting to enter", "2 waiting elsewhere"],
    ],
    ["nothing of what is nought", "acute-ward", { used: 0 }, ["0 of 60 beds"]],
    ["one bed", "acute-ward", { capacity: 1, used: 1 }, ["1 of 1 bed"]],
    ["places of a caseload", "reablement", { capacity: 65, used: 64 }, ["64 of 65 places"]],
    ["closed beds", "ic-outside-1", { capacity: 0 }, ["no beds open"]],
    ["people in beds that have closed", "ic-outside-1", { capacity: 0, used: 2 }, ["2 in closed beds"]],
    ["more people than beds", "ic-outside-1", { capacity: 3, used: 5 }, ["5 in 3 beds"]],
    ["staff on duty", "rapid-response", { capacity: 3, used: 2 }, ["2 of 3 staff busy"]],
    ["staff off duty", "rapid-response", { capacity: 0 }, ["nobody on duty"]],
    ["visits after hours", "rapid-response", { capacity: 0, overtime: 2 }, ["2 in overtime"]],
    ["visits at a standstill", "rapid-response", { capacity: 0, stopped: 2 }, ["2 stopped"]],
    ["a state", "at-home", { capacity: -1, people: 1204 }, ["1,204 people"]],
    ["one person in a state", "at-home", { capacity: -1, people: 1 }, ["1 person"]],
    ["a decision, where nobody stays", "front-door", {}, []],
  ])("says %s", (_, key, counts, lines) => {
    expect(headlineOf(node(key), { ...none, ...counts })).toEqual(lines);
  });

  test("keeps to the lines there are by letting use and ready share one", () => {
    expect(headlineOf(node("collins-house"), { ...busy, capacity: 60 }, { most: 3 })).toEqual([
      "58 of 60 beds, 11 ready",
      "3 waiting to enter",
      "2 waiting elsewhere",
    ]);
  });

  test("lets both queues share a line where there is even less room, with every number said", () => {
    expect(headlineOf(node("collins-house"), { ...busy, capacity: 60 }, { most: 2 })).toEqual([
      "58 of 60 beds, 11 ready",
      "3 waiting to enter, 2 waiting elsewhere",
    ]);
    const noneReady = { ...busy, ready: 0 };
    expect(headlineOf(node("collins-house"), noneReady, { most: 2 })).toEqual([
      "58 of 60 beds",
      "3 waiting to enter, 2 waiting elsewhere",
    ]);
    expect(headlineOf(node("collins-house"), { ...busy, waitingToEnter: 0 }, { most: 2 })).toEqual([
      "58 of 60 beds, 11 ready",
      "2 waiting elsewhere",
    ]);
  });

  test("calls a delay what the reader calls it, in as many words as fit", () => {
    const second = (choice: string, room: number) =>
      headlineOf(node("acute-ward"), busy, { room, delay: countedDelay(choice) })[1];
    expect(second("no-criteria", 300)).toBe("11 with no criteria to reside");
    expect(second("no-criteria", 160)).toBe("11 no criteria");
    expect(second("ready", 160)).toBe("11 ready, waiting");
    expect(second("stuck between two budgets", 300)).toBe("11 stuck between two budgets");
    const cut = second("stuck between two budgets", 120)!;
    expect(cut).toMatch(/^11 stuck.*…$/);
    expect(textWidth(cut, "regular")).toBeLessThanOrEqual(120);
    expect(headlineOf(node("acute-ward"), busy, { most: 2, room: 190, delay: countedDelay("dtoc") })[0]).toBe(
      "58 of 60 beds, 11 delayed",
    );
  });

  test("says how many people a cell stands for, and who came or went", () => {
    expect(headlineOf(node("acute-ward"), none, { peoplePerCell: 5 })).toEqual(["0 of 60 beds", "one cell = 5 people"]);
    expect(headlineOf(node("arrivals"), none, { goings: "12 today" })).toEqual(["12 today"]);
    expect(headlineOf(node("died"), none)).toEqual([]);
  });
});
