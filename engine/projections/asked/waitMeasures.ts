/** Measures of waits by those who were referred in the window, and targets of response. */
import type { AskedResponse, ModelAsked } from "../../compile/model/asked.ts";
import type { Model } from "../../compile/model.ts";
import { type Measure, ratio, value } from "../definition.ts";
import { DAY } from "../time.ts";
import type { Totals } from "../totals.ts";
import type { Referral } from "./cohortWaits.ts";
import { kaplanMeier, type Survival } from "./survival.ts";

const referrals = (t: Totals, s: number): readonly Referral[] => t.asked!.waits!.to(s);
const sum = (list: readonly Referral[]): number => list.reduce((total, { asked, ended }) => total + ended - asked, 0);

/** Waits by referral: what is known of all who were referred, those still waiting among them. */
export function cohortMeasures({ services }: Model, { waits }: ModelAsked): Measure[] {
  return waits.flatMap((s) => [...lengths(services[s]!.name, s), ...still(services[s]!.name, s)]);
}

function lengths(name: string, s: number): Measure[] {
  const estimated = (t: Totals): Survival =>
    kaplanMeier(referrals(t, s).map(({ asked, ended, started }) => ({ lasted: ended - asked, event: started })));
  const started = (t: Totals): readonly Referral[] => referrals(t, s).filter((one) => one.started);
  const weighed = "each run weighed by its referrals";
  return [
    ratio(
      name,
      "referral.wait",
      "days",
      "Mean days from referral to start of people referred in the window who started in it: short waits are over-represented.",
      ["days from referral to start", (t) => sum(started(t)) / DAY],
      ["people referred in the window who started in it", (t) => started(t).length],
    ),
    ratio(
      name,
      "referral.wait-estimated",
      "days",
      `Mean days from referral to start by the Kaplan–Meier estimate: those who still wait, gave up, died or went elsewhere are cut off, not left out. Up to the longest wait seen; ${weighed}.`,
      ["estimated days × people referred", (t) => (estimated(t).mean / DAY) * referrals(t, s).length],
      ["people referred in the window", (t) => referrals(t, s).length],
    ),
    ratio(
      name,
      "referral.wait-median",
      "days",
      `Days after which half have started, by the Kaplan–Meier estimate; ${weighed}, runs in which half never start left out.`,
      [
        "estimated median days × people referred",
        (t) => ((estimated(t).median ?? 0) / DAY) * (estimated(t).median === null ? 0 : referrals(t, s).length),
      ],
      [
        "people referred in the window, of runs with a median",
        (t) => (estimated(t).median === null ? 0 : referrals(t, s).length),
      ],
    ),
  ];
}

function still(name: string, s: number): Measure[] {
  const waiting = (t: Totals): readonly Referral[] => referrals(t, s).filter((one) => one.open);
  return [
    value(
      name,
      "referral.still-waiting",
      "people",
      "People referred in the window who still wait, or are on the way, at its end.",
      (t) => waiting(t).length,
    ),
    ratio(
      name,
      "referral.still-waiting.days",
      "days",
      "Mean days that people referred in the window and still waiting at its end have waited.",
      ["days waited so far", (t) => sum(waiting(t)) / DAY],
      ["people still waiting", (t) => waiting(t).length],
    ),
  ];
}

/** Targets of response: by referral, giving up or dying before it is not within. */
export function responseMeasures({ services }: Model, { response }: ModelAsked): Measure[] {
  return response.map((target) => {
    const clock = target.whileOpen ? ", counting only time in which the service is open" : "";
    const known = (t: Totals): readonly Referral[] =>
      referrals(t, target.service).filter((one) => isClosed(t, target, one));
    return ratio(
      services[target.service]!.name,
      `response.${target.name}`,
      "share",
      `Share of referrals that started within ${said(target.seconds)}${clock}; to give up, go elsewhere or die before it is not within.`,
      ["people who started in time", (t) => known(t).filter((one) => isInTime(target, one)).length],
      ["people referred in the window whose time is over by its end", (t) => known(t).length],
    );
  });
}

function isClosed(t: Totals, { whileOpen, service, seconds }: AskedResponse, one: Referral): boolean {
  if (!whileOpen) return t.window.to - one.asked >= seconds;
  return t.asked!.waits!.openAtEnd(service) - one.openAsked >= seconds;
}

function isInTime({ whileOpen, seconds }: AskedResponse, one: Referral): boolean {
  return one.started && (whileOpen ? one.openEnded - one.openAsked : one.ended - one.asked) <= seconds;
}

function said(seconds: number): string {
  const [unit, size] = seconds % DAY === 0 ? ["day", DAY] : seconds % 3600 === 0 ? ["hour", 3600] : ["minute", 60];
  const number = Number((seconds / size).toPrecision(6));
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
