/** The rows of what a scenario asks for beside the standard measures. */
import type { Rule } from "./headlineRule.ts";

type Words = readonly (readonly [measure: RegExp, words: (...names: readonly string[]) => string])[];

const plain = (name: string): string => name.replaceAll("-", " ");
const asShare = (name: string): string => name.replace(/-per-cent$/, "%").replace("-", ".");

const OF_THE_SYSTEM: Words = [
  [/^delayed\.reportable$/, () => "Delayed transfers as they are reported, on an average day"],
  [
    /^delayed\.reportable\.(nhs|social-care|both|unattributed)$/,
    (whose) => `Attributed to ${WHOSE[whose as keyof typeof WHOSE]}`,
  ],
  [/^delayed\.reportable\.new-per-week$/, () => "New delays in a week"],
  [/^delayed\.reportable\.at-weekly-snapshot$/, () => "People delayed at the weekly snapshot"],
  [/^delayed\.reportable\.days-per-week$/, () => "Days of delay in a week"],
  [/^delayed\.reportable\.per-(day|week|month)$/, (time) => `Days of delay a ${time} per 100,000 people`],
  [/^in-area\.starts$/, () => "Starts within the area"],
  [/^in-area\.bed-days$/, () => "Days spent within the area"],
  [/^readmission-91$/, () => "Back in hospital within 91 days of going home"],
  [/^loss-of-home-91$/, () => "Lost their home within 91 days of leaving hospital"],
  [/^place-of-death\.([^.]+)$/, (place) => `Deaths: ${plain(place!)}`],
  [/^joint\.(.+)\.(.+)\.correlation$/, (one, other) => `Correlation of people in ${one} and in ${other}`],
  [/^delayed\.by\.([^.]+)\.(.+)$/, (attribute, level) => `Delayed, ${plain(attribute!)} ${level}`],
];

const WHOSE = {
  nhs: "the NHS",
  "social-care": "social care",
  both: "both",
  unattributed: "nobody",
} as const;

const OF_A_SERVICE: Words = [
  [/^referral\.wait$/, () => "wait by referral, of those who started"],
  [/^referral\.wait-estimated$/, () => "wait by referral, with those who still wait"],
  [/^referral\.still-waiting$/, () => "referred and still waiting at the end"],
  [/^response\.([^.]+)$/, (target) => `response in time (${plain(target!)})`],
  [/^visit-hours$/, () => "hours of visits a year"],
  [/^wte-needed$/, () => "whole-time equivalents that visits take"],
  [/^wte-on-duty$/, () => "whole-time equivalents on duty"],
  [/^census\.midnight$/, () => "people at midnight"],
  [/^census\.at\.([^.]+)$/, (instant) => `people at one instant (${plain(instant!)})`],
  [/^reaching\.(\d+)$/, (people) => `time until ${people} people are first there`],
  [/^places-needed\.unlimited\.([^.]+)$/, (share) => `places, all taken ${asShare(share!)} of the time`],
  [/^places-needed\.unlimited\.loss\.([^.]+)$/, (share) => `places, so that ${asShare(share!)} are turned away`],
  [/^places-needed\.limited\.([^.]+)$/, (share) => `places, all wanted ${asShare(share!)} of the time, with its queue`],
];

function wordsOf(list: Words, measure: string): string {
  for (const [pattern, words] of list) {
    const match = pattern.exec(measure);
    if (match !== null) return words(...match.slice(1));
  }
  return measure;
}

/** More rows than anybody asks for by name; numbers by the hour and cells of a joint table are in --all alone. */
const MOST = 40;

export const ASKED_FOR: Rule = {
  title: "Asked for",
  about: "what measures names beside what is always measured",
  system: OF_THE_SYSTEM.map(([pattern]) => [pattern, (measure) => wordsOf(OF_THE_SYSTEM, measure)] as const),
  service: new RegExp(OF_A_SERVICE.map(([pattern]) => pattern.source).join("|")),
  named: (label, measure) => `${label}: ${wordsOf(OF_A_SERVICE, measure)}`,
  most: MOST,
};
