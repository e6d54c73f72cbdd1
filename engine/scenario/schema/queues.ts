/** The shape of what a service says of its queue. */
import { parseDuration, takeApart } from "../../units.ts";
import { badAgeing } from "../messages/queues.ts";
import { at } from "../problem.ts";
import { giveUpJson, readGiveUps } from "../read/giveUp.ts";
import { readRefer, referJson } from "../read/referral.ts";
import { preparingJson, readPreparing, readTasks, readTransfer, tasksJson, transferJson } from "../read/tasks.ts";
import {
  duration,
  listOf,
  named,
  oneOf,
  reference,
  references,
  scalar,
  strict,
  value,
  whole,
  yesOrNo,
} from "./leaves.ts";

/** "1 per 7 days" or "2 per day" → points a second. */
const ageing = scalar<number>(
  "how fast the priority improves",
  "By how much the priority improves with the wait: someone of priority 3 with 1 per 7 days stands after 14 days where priority 1 begins.",
  "1 per 7 days",
  { type: "string" },
  (leaf, report) => {
    const [points = "", every = "", ...more] = leaf.text.trim().split(" per ");
    const steps = takeApart(points.trim());
    const time = parseDuration(/^\d/.test(every) ? every : `1 ${every}`);
    const plain = steps !== null && steps.before === "" && steps.after === "" && steps.number > 0;
    if (!plain || more.length > 0 || !time.ok || time.value <= 0)
      return void report(badAgeing(at(leaf.place), leaf.text));
    return steps.number / time.value;
  },
);

const admitClass = strict("a class of people, with name and what holds for it", {
  name: reference("Name of the class.", "urgent"),
  when: named(
    "a map of attributes and levels",
    references("Levels, one or a list: whom the class is for.", "[mild, moderate]"),
  )
    .describe("Attributes and levels of those the class is for. Default: everybody.")
    .optional(),
  "waits-in": oneOf("a place to wait", "Only those who wait in a place they hold, or only those who do not.", [
    "in-place",
    "outside",
  ]).optional(),
  priority: whole("1 goes first. Default: after every class that has a priority.", "1").optional(),
  ageing: ageing.optional(),
  waits: yesOrNo("Whether these people are ever put in the queue. Default: true.").optional(),
  limit: whole("Most people of the class waiting.", "4").optional(),
  "keep-free": whole(
    "Places this class must leave free for others: one of them starts only while more than so many are free. Units, where people take other than one.",
    "2",
  ).optional(),
  then: reference("Where those go who may not wait. Default: as queue says, else elsewhere.", "elsewhere").optional(),
});

export const admit = listOf(
  "a list of classes of people: the first that fits a person holds",
  admitClass,
  "[{ name: urgent, when: { urgency: urgent }, priority: 1 }]",
).describe("Classes of people with rules of their own at the door: the first that fits a person holds.");

export const giveUp = value(
  "when they give up: after, expected-wait or at, and to; or a list of such",
  "When people stop waiting and where they go. Of several the first that comes holds.",
  "{ after: 4 hours, to: front-door }",
  giveUpJson,
  readGiveUps,
);

export const tasks = value(
  "a map of tasks and the time each takes",
  "Tasks that run beside each other and must all be done before people are ready to leave. They begin when the stay ends, unless from: start.",
  "{ therapy: 2 days, pharmacy: { takes: 4 hours, from: start } }",
  tasksJson,
  readTasks,
);

export const transfer = value(
  "a time, or a map with takes and holds",
  "The journey. Both places are held meanwhile; with holds: destination the place left is free when it begins, and a journey out of the model takes no time in it.",
  "{ takes: 2 hours, holds: destination }",
  transferJson,
  readTransfer,
);

/** A step of preparation. */
export const preparing = (about: string, example: string) =>
  value("a time, or a map with takes and search", about, example, preparingJson, readPreparing);

export const refer = value(
  "when people are referred",
  "When people are referred to where they go next: at-admission, so long before they are ready, or when-ready. A place found before they are ready is kept for them until they are. Delay counts from ready only. Default: when-ready.",
  "{ before-ready: 3 days }",
  referJson,
  readRefer,
);

export const secondChoice = strict("a map with after and moves-on", {
  after: duration(
    "How long people wait for the first of to before the others will do as well; they stand in its queue alone until then. Default: 0 days.",
    "7 days",
  ).optional(),
  "moves-on": yesOrNo(
    "Whether people in another than the first of to keep their place in the queues of those they like better, and move when one of them has room. Default: false.",
  ).optional(),
}).describe("When others than the first of to will do, and whether that is for good.");

export const rings = oneOf(
  "what becomes of rings",
  "What becomes of people who wait for each other's places in a ring. exchange: they change places. report: they go on waiting, and the log tells of it. stop: the run ends with a message. Default: exchange.",
  ["exchange", "report", "stop"],
);

export const queue = strict("a map with limit and then", {
  limit: whole("Most people waiting.", "0").optional(),
  then: reference("Where those go who find the queue full. Default: elsewhere.", "elsewhere").optional(),
  first: oneOf(
    "who goes first",
    "Who goes first, whatever their class: those blocked in a place they hold, or those outside.",
    ["blocked", "outside"],
  ).optional(),
  order: oneOf(
    "an order of the queue",
    "in-turn: whoever's turn it is holds up the others until they fit. fit-first: one who fits may pass one who does not. Default: in-turn.",
    ["in-turn", "fit-first"],
  ).optional(),
}).describe("Who may wait, and whose turn it is.");
