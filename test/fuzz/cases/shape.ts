/** Scenarios of the wrong shape: keys, kinds of value, units, dates. */
import { type Broken, swap } from "./sound.ts";

export const SHAPE: readonly Broken[] = [
  swap("a version to come", "careshift: 1", "careshift: 2", 1, ["version", "careshift: 1"], { column: 12 }),
  swap("no version", "careshift: 1\n", "", 1, ["careshift is missing"]),
  swap("no title", "title: A ward and a home\n", "", 1, ["title is missing"]),
  swap("a misspelt key", "    capacity: 30", "    capasity: 30", 14, ["capasity", "capacity"], { column: 5 }),
  swap("a misspelt key at the top", "payers:", "payors:", 5, ["payors", "payers"]),
  swap("a key in the wrong place", "    enters: ward", "    enters: ward\n    capacity: 5", 11, [
    "capacity",
    "not a key here",
    "arrivals",
  ]),
  swap("a kind that does not exist", "kind: beds", "kind: bed", 13, ['"bed"', "Try: beds"]),
  swap("a number without its unit", "21 nights", "21", 23, ["no unit", "21 days"], { column: 21 }),
  swap("a misspelt unit", "21 nights", "21 nigths", 23, ["nigths", "21 nights"]),
  swap("a rate for a duration", "21 nights", "21 per day", 23, ["rate, not a duration"]),
  swap("a duration for a rate", "total: 5 per day", "total: 5 days", 8, ["not a rate", "5 per day"], { column: 24 }),
  swap("a negative stay", "21 nights", "-21 nights", 23, ["negative", "21 nights"]),
  swap("a negative capacity", "capacity: 10", "capacity: -10", 22, ["negative"], { column: 15 }),
  swap("half a bed", "capacity: 10", "capacity: 10.5", 22, ["not whole", "10 or 11"]),
  swap("beds in words", "capacity: 10", "capacity: ten", 22, ['"ten"', "whole number"]),
  swap("a unit where none belongs", "capacity: 10", "capacity: 10 beds", 22, ["plain number", "10"]),
  swap("more beds than there are people", "capacity: 10", "capacity: 99,999,999", 22, [
    "larger than anything real",
    "1,000,000",
  ]),
  swap("a stay longer than a life", "21 nights", "210 years", 23, ["larger than anything real", "60 years"]),
  swap("nothing after a key", "capacity: 10", "capacity:", 22, ["nothing", "whole number"]),
  swap("a share as a fraction", "share: 70%", "share: 0.7", 17, ["no %", "70%"]),
  swap("a share above the whole", "share: 70%", "share: 130%", 17, ["more than the whole"]),
  swap("a negative share", "share: 70%", "share: -7%", 17, ["negative"]),
  swap("a price without a pound sign", "£300 per bed-day", "300 per bed-day", 29, ["not a price", "£300 per bed-day"]),
  swap("a price in thousands", "£300 per bed-day", "£3.12k", 29, ["£3,120 per bed-day"]),
  swap("a price per week", "£300 per bed-day", "£700 per week", 29, ["per week", "£100 per bed-day"]),
  swap("a growth without its year", "total: 5 per day", "total: 5 per day, growth: 2%", 8, ["2% per year"]),
  swap("a map for a list", "routes: [{ to: home, share: 100% }]", "routes: { to: home, share: 100% }", 24, [
    "map",
    "list of ways on",
  ]),
  swap("a word for a map", "arrivals: { total: 5 per day }", "arrivals: 5 per day", 8, [
    "5 per day",
    "a map with total",
    "{ total: …",
  ]),
  swap("arrivals without a total", "arrivals: { total: 5 per day }", "arrivals: { growth: 2% per year }", 8, [
    "total is missing",
    "per day",
  ]),
  swap("a profile of the wrong length", "total: 5 per day", "total: 5 per day, profile: { weekday: [1, 1, 1] }", 8, [
    "3 numbers",
    "7 numbers",
  ]),
  swap("a profile of zeros", "total: 5 per day", "total: 5 per day, profile: { weekday: [0, 0, 0, 0, 0, 0, 0] }", 8, [
    "only zeros",
  ]),
  swap("a range around another value", "capacity: 30", "capacity: { value: 30, low: 40, high: 50 }", 14, [
    "30",
    "40",
    "50",
    "low ≤ value ≤ high",
  ]),
  swap("a range upside down", "capacity: 30", "capacity: { value: 30, low: 40, high: 20 }", 14, ["low ≤ value ≤ high"]),
  swap("a quantity without value", "capacity: 30", "capacity: { low: 20, high: 40 }", 14, ["value is missing"]),
  swap("a start that does not exist", "start: 2016-04-01", "start: 2015-02-29", 3, ["2015-02-29", "no such day"], {
    column: 16,
  }),
  swap("a start in another order", "start: 2016-04-01", "start: 1/4/2016", 3, ["1/4/2016", "2016-04-01"]),
  swap("a length of no time", "length: 1 year", "length: 0 days", 3, ["measured time is 0"]),
  swap("a length of part of a month", "length: 1 year", "length: 1.55 years", 3, ["whole number of months", "days"]),
  swap("a run longer than the clock", "length: 1 year", "length: 90 years", 3, ["68 years"]),
  swap("includes-returns neither true nor false", "total: 5 per day", "total: 5 per day, includes-returns: maybe", 8, [
    "maybe",
    "true",
  ]),
];
