import { expect, test } from "vitest";
import { knowTimes } from "../../../viz/app/actions.ts";
import { App } from "../../../viz/app/app.ts";
import { play, standingAt } from "../../../viz/app/clock.ts";
import { Director } from "../../../viz/app/director.ts";
import { sampledAt } from "../../../viz/stage/sample.ts";
import { DAY, thurrockStore } from "../stage/stages.ts";

const store = thurrockStore("today.yaml");
const { clock } = store.header;

/** The page with one log open, watched for `seconds` from day 300 at this speed. */
function sceneAfter(seconds: number, perSecond: number) {
  let wall = 0;
  const app = new App(() => wall);
  app.stores.push(store);
  app.change((state) => knowTimes(state, clock.warmUp, clock.end));
  const standing = standingAt(300 * DAY, perSecond);
  app.change((state) => ({ ...state, clock: perSecond > 0 ? play(standing, wall, app.limits, 0) : standing }));
  wall = seconds;
  return new Director(app, { step: () => {} }).scene()!;
}

test("the scene is of the very moment while it stands and at speeds that can be followed", () => {
  for (const perSecond of [0, 3600, DAY]) {
    const { t, now, reading } = sceneAfter(1.5, perSecond);
    expect([t, now.time]).toEqual([reading.t, reading.t]);
    expect(t).toBe(300 * DAY + Math.floor(1.5 * perSecond));
  }
});

test.each([7 * DAY, 30 * DAY])("at %i seconds a second panels show the moment that the stage shows", (perSecond) => {
  const { t, now, reading } = sceneAfter(1.5, perSecond);
  expect(reading.t).toBe(300 * DAY + Math.floor(1.5 * perSecond));
  expect(t).toBe(sampledAt(reading.t, perSecond, clock.weekOffset));
  expect(t).toBeLessThan(reading.t);
  expect(now.time).toBe(t);
});
