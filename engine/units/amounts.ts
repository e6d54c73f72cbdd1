/** Amounts of money in agreements: "£722,000", "£9.1m per year", "£2,400 per discharge"; and changes: "-3.5%". */
import { type Parsed, takeApart, type UnitProblem } from "../units.ts";

/** What an agreement may pay for. */
export const FEES = ["discharge", "start", "visit", "visit-hour", "bed-day"] as const;
export type Fee = (typeof FEES)[number];

const SCALES: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };

const AN_AMOUNT = "an amount of pounds, such as £722k or £9.1m";
const A_YEARLY = "pounds per year, such as £9.1m per year";
const A_FEE = "pounds per discharge, start, visit, visit-hour or bed-day, such as £2,400 per discharge";
const A_BLOCK = "places at a price per place-day, such as 20 places at £86 per place-day";
const AN_INFLATION = "a percentage above -100%, such as 1.3%";
const SOME_PEOPLE = "a number of people above 0, such as 6 people";
const A_CHANGE = "a relative change in per cent, such as -3.5%";

const bad = (wrong: string, expected: string, cure: string): { ok: false; problem: UnitProblem } => ({
  ok: false,
  problem: { wrong, expected, try: cure },
});

/** Pence and what they are for, "" for a bare amount; null when the text is no money at all. */
function moneyIn(text: string): { readonly pence: number; readonly per: string } | null {
  const figure = takeApart(text);
  if (figure?.before !== "£") return null;
  const found = /^\s*(?:(k|m|thousand|million)\b)?\s*(?:per (.+))?$/i.exec(figure.after);
  if (found === null) return null;
  const scale = found[1] === undefined ? 1 : SCALES[found[1].toLowerCase()]!;
  // To the thousandth of a penny: 9.1 million pounds are a whole number of pence.
  return { pence: Math.round(figure.number * scale * 1e5) / 1e3, per: (found[2] ?? "").trim().replaceAll(" ", "-") };
}

/** "£722,000", "£9.1m" → pence. Never negative. */
export function parseAmount(text: string): Parsed<number> {
  const money = moneyIn(text);
  if (money === null) return bad(`"${text}" is not an amount of money`, AN_AMOUNT, "£722k");
  if (money.per !== "") return bad(`"${text}" is a price, not an amount`, AN_AMOUNT, text.replace(/\s*per .*$/, ""));
  return notNegative(text, money.pence, AN_AMOUNT, "£722k");
}

/** "£9.1m per year" → pence per year of 365.25 days. Never negative. */
export function parseYearly(text: string): Parsed<number> {
  const money = moneyIn(text);
  if (money === null) return bad(`"${text}" is not an amount per year`, A_YEARLY, "£9.1m per year");
  if (money.per !== "year") {
    const amount = text.replace(/\s*per .*$/, "");
    return bad(`"${text}" is not per year`, A_YEARLY, `${amount} per year`);
  }
  return notNegative(text, money.pence, A_YEARLY, "£9.1m per year");
}

/** "£2,400 per discharge" → pence and what they pay for. Never negative. */
export function parseFee(text: string): Parsed<{ readonly pence: number; readonly per: Fee }> {
  const money = moneyIn(text);
  const per = FEES.find((fee) => fee === money?.per);
  if (money === null || per === undefined)
    return bad(`"${text}" is no price of what an agreement can pay for`, A_FEE, "£2,400 per discharge");
  const whole = notNegative(text, money.pence, A_FEE, "£2,400 per discharge");
  return whole.ok ? { ok: true, value: { pence: whole.value, per } } : whole;
}

/** "-3.5%" → −0.035. Never 0. */
export function parseChange(text: string): Parsed<number> {
  const figure = takeApart(text);
  if (figure?.before !== "" || figure.after !== "%")
    return bad(`"${text}" is not a relative change`, A_CHANGE, figure === null ? "-3.5%" : `${figure.number}%`);
  if (figure.number === 0) return bad(`"${text}" is no change`, A_CHANGE, "-1%");
  return { ok: true, value: figure.number / 100 };
}

/** "20 places at £86 per place-day" → places, and pence for each and day. */
export function parseBlock(text: string): Parsed<{ readonly places: number; readonly pence: number }> {
  const found = /^(\S+) places? at (.+)$/.exec(text.trim());
  const places = Number(found?.[1]?.replaceAll(",", ""));
  const money = moneyIn(found?.[2] ?? "");
  if (Number.isInteger(places) && places > 0 && money?.per === "place-day" && money.pence >= 0)
    return { ok: true, value: { places, pence: money.pence } };
  const price = money === null ? "£86" : (found?.[2] ?? "").replace(/\s*per .*$/, "");
  const count = Number.isInteger(places) && places > 0 ? places : 20;
  return bad(`"${text}" is no block of places`, A_BLOCK, `${count} places at ${price} per place-day`);
}

/** "1.3%" → 0.013; prices may fall. */
export function parseInflation(text: string): Parsed<number> {
  const figure = takeApart(text);
  if (figure?.before === "" && figure.after === "%" && figure.number > -100)
    return { ok: true, value: figure.number / 100 };
  return bad(`"${text}" is not a change of prices`, AN_INFLATION, figure === null ? "1.3%" : `${figure.number}%`);
}

/** "6 people", "6" → 6. Above 0. */
export function parsePeople(text: string): Parsed<number> {
  const figure = takeApart(text);
  const isPeople = figure !== null && figure.before === "" && /^(?: (?:people|person))?$/.test(figure.after);
  if (isPeople && figure.number > 0) return { ok: true, value: figure.number };
  return bad(`"${text}" is not a number of people`, SOME_PEOPLE, `${Math.abs(figure?.number ?? 6) || 6} people`);
}

function notNegative(text: string, pence: number, expected: string, cure: string): Parsed<number> {
  return pence < 0 ? bad(`"${text}" is negative`, `${expected}, 0 or more`, cure) : { ok: true, value: pence };
}
