import { describe, expect, test } from "vitest";
import { resultsOf } from "../../../engine/experiments/results.ts";
import { runReplication } from "../../../engine/job.ts";
import { compile, type Model, parseScenario } from "../../../engine/language.ts";
import { checkLaws } from "../../../engine/log/laws.ts";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import { digestOf, logOf, rebuiltLog } from "../../laws/running.ts";
import { of, tellModel } from "./told.ts";

const DAY = 86_400;

/** A ward of four to which one person comes each day at noon, from 1 June on, to stay two days. */
const text = (
  more: string,
  time = "",
  ward = "2 days",
  arrivals = "{ every: 1 days, first: 2016-06-01T12:00 }",
): string => `
careshift: 1
title: Ending
time: { start: 2016-06-01, length: 60 days, warm-up: none${time} }
cohorts: { people: { arrivals: ${arrivals}, enters: ward } }
services:
  ward: { kind: beds, capacity: 4, length-of-stay: ${ward}, routes: [{ to: home, share: 100% }] }
${more}
`;

const parsed = (yaml: string) => parseScenario("it.yaml", new Map([["it.yaml", yaml]]));
const modelOf = (yaml: string): Model => compile(parsed(yaml));
const STOP = ", arrivals-stop: 2016-06-11";
const GONE = "ends-when: { everyone-gone: true }";

/** Every measure of one run, by id. */
function figures(model: Model): Map<string, number> {
  const { values } = runReplication(model, { seed: "ends", replication: 0, keepLog: false });
  return new Map(standardMeasures(model).definitions.map(({ id }, i) => [id, values[2 * i]! / values[2 * i + 1]!]));
}

describe("ends-when (semantics.md section 7: terminating runs)", () => {
  test("arrivals-stop: nobody comes from that instant on, of one cohort or of all", () => {
    expect(of(tellModel(modelOf(text("", STOP))), "Arrived")).toHaveLength(10);
    const own = text("").replace("enters: ward }", "enters: ward, arrivals-stop: 2016-06-04T12:00 }");
    expect(of(tellModel(modelOf(own)), "Arrived")).toHaveLength(3);
    const plane = text("", STOP, "2 days", "{ total: 5 per day }");
    const stopped = of(tellModel(modelOf(plane)), "Arrived");
    const all = of(tellModel(modelOf(plane.replace(STOP, ""))), "Arrived");
    expect(stopped.map(({ seconds }) => seconds)).toEqual(
      all.map(({ seconds }) => seconds).filter((seconds) => seconds < 10 * DAY),
    );
  });

  test("everyone-gone: the run ends when the last one leaves after arrivals have stopped", () => {
    const facts = tellModel(modelOf(text(GONE, STOP)));
    // The last comes on day 9 at noon and stays two days.
    expect(facts.at(-1)).toMatchObject({ kind: "Ended", seconds: 11.5 * DAY, value: 11.5 * DAY });
    expect(facts.at(-1)!.cause).toBe(facts.at(-2)!.number);
    expect(of(facts, "Exited")).toHaveLength(10);
  });

  test("everyone-gone does not hold while people still come, and comes with time when all have left before", () => {
    const facts = tellModel(modelOf(text(GONE, ", arrivals-stop: 2016-06-05T06:00", "3 hours")));
    expect(facts.at(-1)).toMatchObject({ kind: "Ended", seconds: 4.25 * DAY, cause: -1 });
  });

  test("the run ends at the first instant at which a level is reached, not while it holds already", () => {
    const above = tellModel(modelOf(text("ends-when: { service: ward, measure: census, above: 2 }", "", "9 days")));
    expect(above.at(-1)).toMatchObject({ kind: "Ended", seconds: 2.5 * DAY });
    // Nobody is there at the start: the run goes on until the ward has emptied again.
    const empty = tellModel(modelOf(text("ends-when: { service: ward, measure: census, is: 0 }", STOP)));
    expect(empty.at(-1)).toMatchObject({ kind: "Ended", seconds: 11.5 * DAY });
    const queue = text("ends-when: { service: ward, measure: waiting, above: 1 }", "", "30 days");
    expect(tellModel(modelOf(queue)).at(-1)).toMatchObject({ kind: "Ended", seconds: 5.5 * DAY });
  });

  test("a condition that holds from the start on must first cease to", () => {
    // Nobody waits until the ward is full on day 4; from then on somebody always does.
    const never = text("ends-when: { service: ward, measure: waiting, is: 0 }", "", "30 days");
    expect(of(tellModel(modelOf(never)), "Ended")).toEqual([]);
  });

  test("what comes about in the warm-up does not end the run", () => {
    const warm = text(GONE, STOP)
      .replace("warm-up: none", "warm-up: 20 days")
      .replace("2016-06-01T12:00", "2016-05-15");
    const facts = tellModel(modelOf(warm.replace("2 days", "3 hours")));
    expect(facts.at(-1)).toMatchObject({ kind: "Ended", seconds: 30 * DAY, value: 10 * DAY });
  });

  test("figures are those of the run's own time: areas and rates end with it, and what happened last counts", () => {
    const found = figures(modelOf(text(GONE, STOP)));
    expect(found.get("system.ended")).toBe(1);
    expect(found.get("system.time-to-end")).toBe(11.5);
    expect(found.get("ward.census")).toBeCloseTo(20 / 11.5, 9);
    expect(found.get("ward.starts")).toBeCloseTo((10 * 365.25) / 11.5, 6);
    expect(found.get("system.exits.home")).toBeCloseTo((10 * 365.25) / 11.5, 6);
  });

  test("a run that never meets it ends with its time, and the share of runs that ended says so", () => {
    const found = figures(modelOf(text("ends-when: { service: ward, measure: census, above: 50 }")));
    expect(found.get("system.ended")).toBe(0);
    expect(found.get("system.time-to-end")).toBeNaN();
    expect(found.get("ward.census")).toBeCloseTo((57.5 * 2 + 1.5 * 1 + 0.5 * 2) / 60, 1);
    expect([...figures(modelOf(text(""))).keys()]).not.toContain("system.ended");
  });

  test("of a period only what came before the end counts, and a period that never came has no figure", () => {
    const periods =
      "periods: { early: { from: 2016-06-01, to: 2016-06-06 }, half: { from: 2016-06-11, to: 2016-07-01 }, late: { from: 2016-07-01, to: 2016-07-31 } }";
    const model = modelOf(text(`${GONE}\n${periods}`, STOP));
    const found = figures(model);
    expect(found.get("ward.census@early")).toBeCloseTo((4.5 + 3.5) / 5, 9);
    expect(found.get("ward.census@half")).toBeCloseTo((1.5 + 0.5) / 1.5, 9);
    expect(found.get("ward.census@late")).toBeNaN();
    expect([...found.keys()]).not.toContain("system.ended@early");
    const scenario = parsed(text(`${GONE}\n${periods}`, STOP));
    const replications = [0, 1].map((replication) =>
      runReplication(model, { seed: "ends", replication, keepLog: false }),
    );
    const simulated = { digest: "", model, scenario, warnings: [], replications };
    const { measures } = resultsOf([simulated], { engine: "0", seed: "ends" });
    const of = (id: string) => measures.find((one) => one.id === id)!;
    expect(of("ward.census@late")).toMatchObject({ mean: null, interval: null, n: 0 });
    expect(of("system.time-to-end")).toMatchObject({ mean: 11.5, n: 2 });
  });

  test("laws hold, in slices and rebuilt from the log at any instant the run ends alike", () => {
    const model = modelOf(
      text(
        "ends-when: { service: ward, measure: waiting, above: 3 }",
        "",
        "{ exponential: { mean: 3 days } }",
        "{ total: 1.6 per day }",
      ),
    );
    const whole = logOf(model);
    const facts = tellModel(model);
    expect(facts.at(-1)!.kind).toBe("Ended");
    expect(checkLaws(model, whole)).toEqual([]);
    expect(digestOf(logOf(model, 0, 1))).toBe(digestOf(whole));
    const end = facts.at(-1)!.seconds;
    for (const at of [0, DAY, Math.floor(end / 2), end - 1, end, end + DAY])
      expect(digestOf(rebuiltLog(model, whole, at)), `${at}`).toBe(digestOf(whole));
  });

  test("every way to write it wrong is told", () => {
    const wrong = (more: string, time = ""): string => {
      try {
        return parsed(text(more, time))
          .warnings.map((one) => one.wrong)
          .join();
      } catch (error) {
        return String(error);
      }
    };
    expect(wrong("ends-when: { service: ward, is: 0 }")).toContain("the condition is not whole");
    expect(wrong("ends-when: { everyone-gone: true, service: ward, measure: census, is: 0 }")).toContain("two in one");
    expect(wrong("ends-when: { service: ward, measure: census, is: 0, above: 3 }")).toContain("two in one");
    expect(wrong("ends-when: { service: wrd, measure: census, is: 0 }")).toContain("ward");
    expect(wrong("ends-when: { service: ward, measure: census, below: 0 }")).toContain("never fewer than 0");
    expect(wrong("ends-when: { servise: ward, measure: census, is: 0 }")).toContain("service");
    expect(wrong(GONE)).toContain("people go on coming");
    expect(wrong(GONE, STOP)).toBe("");
    expect(wrong("", ", arrivals-stop: 2017-06-01")).toContain("arrivals stop before the run begins or after it ends");
  });

  test("the resolved scenario keeps the condition and the day", () => {
    const { resolved } = parsed(text(GONE, STOP));
    expect(parsed(resolved).end).toMatchObject({ form: "everyone-gone" });
    expect(parsed(resolved).time.arrivalsStop).toBe("2016-06-11");
  });
});
