import { KIND, MINUTE, REASON, UNLIMITED } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";
import { cohortWords } from "./people.ts";
import { counted, lengthWords } from "./time.ts";
import { Told } from "./told.ts";

/** What a fact says, in one plain sentence of the present tense. Facts of kinds that nobody knows yet get a sentence too. */
export function sentenceOf(store: LogStore, fact: number): string {
  const told = new Told(store, fact);
  const tell = SENTENCES[told.fact.kind];
  return tell === undefined
    ? `Something happens that this viewer has no words for (kind ${told.fact.kind}).`
    : tell(told);
}

const SENTENCES: Readonly<Record<number, (told: Told) => string>> = {
  [KIND.Arrived]: arrived,
  [KIND.Referred]: referred,
  [KIND.Assigned]: assigned,
  [KIND.Started]: started,
  [KIND.Visited]: visited,
  [KIND.ReadyToLeave]: ready,
  [KIND.Delayed]: delayed,
  [KIND.TransferStarted]: transferStarted,
  [KIND.Left]: left,
  [KIND.Diverted]: diverted,
  [KIND.GaveUp]: gaveUp,
  [KIND.Refused]: refused,
  [KIND.Returned]: returned,
  [KIND.CapacityChanged]: capacityChanged,
  [KIND.RingExchanged]: ringExchanged,
  [KIND.UnitsTaken]: ({ Who, service, fact }) =>
    `${Who} takes ${counted(fact.value, "unit")} of ${service} from now on.`,
  [KIND.RingFormed]: ({ Who, service, fact }) =>
    `${Who} in ${service} closes a ring: ${fact.value === 1 ? "the place wanted is their own" : `${fact.value} people wait for each other's places`}.`,
  [KIND.TasksDone]: ({ who, service, fact }) =>
    `The last task is done before ${who} can leave ${service}, ${longWords(fact.value)} after the end of the stay.`,
  [KIND.PoolTaken]: (told) => `${told.Who} takes up ${counted(told.fact.value, "unit")} of ${told.pool()}.`,
  [KIND.PoolFreed]: (told) =>
    told.fact.value === 0
      ? `What ${told.who} held of ${told.pool()} is free.`
      : `${told.Who} goes on with ${counted(told.fact.value, "unit")} of ${told.pool()}; the others are free.`,
  [KIND.PoolChanged]: (told) => `The pool ${told.pool()} has ${counted(told.fact.value, "unit")} from now on.`,
  [KIND.PlaceLent]: ({ who, service, other }) => `${service} is full: ${other} lends it a place for ${who}.`,
  [KIND.PlaceReturned]: ({ Who, who, service, other, fact }) =>
    fact.value % 2 === 1
      ? `${Who} has a place of ${service} itself from now on; the one that ${other} had lent goes back.`
      : `The place that ${other} had lent ${service} for ${who} goes back.`,
  [KIND.MovedOn]: ({ Who, service, other }) =>
    `${Who} leaves ${service}, a second choice, since ${other} has a place for them.`,
  [KIND.StoodSince]: ({ Who, service, fact }) =>
    `${Who} keeps the place in the queue of ${service} that they have had for ${longWords(fact.value)}.`,
  [KIND.Withdrawn]: ({ Who, service }) =>
    `${Who}, who is in ${service}, waits no more for the places they were referred to: they are to go elsewhere.`,
  [KIND.PlaceReady]: ({ service, fact }) =>
    `A place in ${service} is ready again, ${longWords(fact.value)} after it was left.`,
  [KIND.Displaced]: ({ Who, service, other }) =>
    `${Who} has to leave ${service}, whose places are taken away, for ${other}.`,
  [KIND.StaysChanged]: ({ service, fact }) =>
    `What changes in ${service} holds for ${fact.value === 1 ? "the one person" : `the ${fact.value} people`} there too: what is left of each stay is worked out anew.`,
  [KIND.VisitStopped]: ({ who, service }) =>
    `The shift of ${service} ends in the middle of a visit to ${who}, who waits for somebody to go on.`,
  [KIND.VisitResumed]: ({ who, service, fact }) =>
    `${service} goes on with the visit to ${who}, after ${longWords(fact.value)}.`,
  [KIND.StartsRenewed]: ({ service, fact }) =>
    `${service} may take ${fact.value === 1 ? "one person" : `${fact.value} people`} until its next week or day begins.`,
  [KIND.Exited]: exited,
  [KIND.Joined]: joined,
  [KIND.Released]: released,
  [KIND.ConditionChanged]: ({ who }) => `A condition of ${who} moves to another stage.`,
  [KIND.EffectChanged]: effectChanged,
  [KIND.Census]: ({ fact }) =>
    fact.value > 0
      ? `At the start ${counted(fact.value, "person is", "people are")} there already.`
      : "Everyone who is there at the start has been told; now the run begins.",
  [KIND.Ended]: ({ fact }) => `The run ends here, ${longWords(fact.value)} after its measured start.`,
  [KIND.Before]: begunBefore,
  [KIND.ClockRang]: clockRang,
  [KIND.ReservationEnded]: ({ service, who }) => `The place in ${service} that was kept for ${who} is free again.`,
  [KIND.RuleFired]: ruleFired,
  [KIND.DischargedEarly]: (told) =>
    `By the rule ${told.rule() ?? "of the scenario"} the stay of ${told.who} in ${told.service} ends now.`,
  [KIND.ShockStarted]: (told) => `The shock ${told.shock()} begins.`,
  [KIND.PhaseOpened]: (told) => `${told.phase()} opens.`,
  [KIND.ShockEnded]: (told) => `The shock ${told.shock()} is over.`,
};

/** A length after "after" or "for": "9 d 3 h", "less than a minute". */
const longWords = (seconds: number): string => (seconds < MINUTE ? "less than a minute" : lengthWords(seconds));

function arrived({ Who, header, fact, places, service }: Told): string {
  const cohort = cohortWords(header, fact.other);
  if (fact.service < 0) return `${Who} arrives (${cohort}).`;
  const exit = places.exit(fact.service);
  return exit === null ? `${Who} arrives at ${service} (${cohort}).` : `${Who} arrives and ${exit.goes} (${cohort}).`;
}

function referred(told: Told): string {
  const { Who, fact, places, service, other } = told;
  const what = places.kind(fact.service) === "team" ? `a visit by ${service}` : `a place in ${service}`;
  const where = fact.other < 0 ? "" : `, in ${other}`;
  if (!told.isStaying()) return `${Who} begins to wait for ${what}${where}${aheadWords(told, fact.service)}.`;
  return `${Who} is referred to ${places.name(fact.service)} while the stay in ${other} goes on${aheadWords(told, fact.service)}.`;
}

/** "; 4 are ahead in the queue"; "" where the place in the queue is not known. */
function aheadWords(told: Told, service: number): string {
  const ahead = told.ahead(service);
  if (ahead < 0) return "";
  return ahead === 0 ? "; nobody is ahead in the queue" : `; ${ahead} ${ahead === 1 ? "is" : "are"} ahead in the queue`;
}

function assigned(told: Told): string {
  const { fact, who, service, other } = told;
  const stays = told.isStaying() ? " and is not ready to leave it yet" : "";
  const where = fact.other < 0 ? "" : `, who is in ${other}${stays}`;
  return `A place in ${service} is reserved for ${who}${where}.`;
}

function started(told: Told): string {
  const { Who, who, fact, places, service } = told;
  const from = fact.other < 0 ? "" : `, from ${told.other}`;
  const waited = waitedFor(told);
  switch (places.kind(fact.service)) {
    case "beds":
      return `${Who} takes a bed in ${service}${from}${waited}.`;
    case "caseload":
      return `${Who} takes a place in ${service}${from}${waited}.`;
    case "team":
      return `${service} begins a visit to ${who}${waited}.`;
    default:
      return `${Who} goes on to ${service}${from}${waited}.`;
  }
}

function waitedFor(told: Told): string {
  const wait = told.personBefore()?.waits.find(({ service }) => service === told.fact.service);
  return wait === undefined ? "" : `, after waiting ${longWords(told.fact.time - wait.since)}`;
}

function visited({ fact, service, who }: Told): string {
  return `${service} ends a visit to ${who}${fact.value === 1 ? ", in overtime" : ""}.`;
}

function ready(told: Told): string {
  return `${readyFor(told)}.`;
}

/** A delay and its reason: "… is ready to leave A for B: no room in the next service; 4 are ahead in the queue." */
function delayed(told: Told): string {
  const { header, fact } = told;
  const reason = header.reasons[fact.value] ?? "for a reason this viewer has no words for";
  const ahead = fact.value === REASON.noRoom ? aheadWords(told, told.wanted()[0]!) : "";
  return `${readyFor(told)}: ${reason}${ahead}.`;
}

function readyFor(told: Told): string {
  const { Who, who, places, service } = told;
  const wanted = told.wanted();
  if (places.exit(wanted[0]!)?.goes === "dies") return `The stay of ${who} in ${service} is over: they have died`;
  return `${Who} is ready to leave ${service} ${told.towards(wanted)}`;
}

function transferStarted({ Who, fact, places, service, other }: Told): string {
  const exit = places.exit(fact.service);
  const from = fact.other < 0 ? "" : `, from ${other}`;
  return exit === null ? `${Who} is on the way to ${service}${from}.` : `${Who} sets out ${exit.ready}${from}.`;
}

function left(told: Told): string {
  const { Who, fact, places, service } = told;
  const since = told.personBefore()?.readySince ?? -1;
  const held = since < 0 ? "" : `, after ${longWords(fact.time - since)} ready to leave and waiting`;
  const exit = places.exit(fact.other);
  if (exit !== null) return `${Who} leaves ${service} and ${exit.goes}${held}.`;
  return fact.other < 0
    ? `${Who} leaves ${service} to wait at home${held}.`
    : `${Who} leaves ${service} for ${told.other}${held}.`;
}

/** Why a person is not taken: the queue is full, or a rule sends people elsewhere. */
function full(told: Told): string {
  const { fact, service } = told;
  const rule = told.rule();
  if (rule !== null) return `By the rule ${rule} people for ${service} go elsewhere`;
  const queue = fact.value === 0 ? "takes no queue" : `has a full queue (${fact.value} waiting)`;
  return `${service} is full and ${queue}`;
}

function diverted(told: Told): string {
  return `${full(told)}: ${told.who} is sent on to ${told.other}.`;
}

function refused(told: Told): string {
  const exit = told.places.exit(told.fact.other);
  return `${full(told)}: ${told.who} is turned away${exit === null ? "" : ` and ${exit.goes}`}.`;
}

function ruleFired(told: Told): string {
  const name = told.rule() ?? "of the scenario";
  const what = ["is over", "comes into force", "acts"][told.fact.value] ?? "acts";
  return `The rule ${name} ${what}.`;
}

function gaveUp({ Who, fact, places, service, other }: Told): string {
  const exit = places.exit(fact.other);
  const then = exit === null ? `is sent on to ${other}` : exit.goes;
  if (fact.value === 0) return `${Who} does not begin to wait so long for ${service} and ${then}.`;
  return `${Who} stops waiting for ${service} after ${longWords(fact.value)} and ${then}.`;
}

function returned({ Who, fact, service, other }: Told): string {
  const times = fact.value === 1 ? "" : `, for the ${ordinal(fact.value)} time`;
  return `${Who} needs ${service} and returns from ${other}${times}.`;
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${(teens ? undefined : ["th", "st", "nd", "rd"][n % 10]) ?? "th"}`;
}

function capacityChanged(told: Told): string {
  const { fact, places, service } = told;
  if (places.kind(fact.service) === "team") {
    return `${service} has ${places.capacity(fact.service, fact.value)} from now on.`;
  }
  if (fact.value >= UNLIMITED) return `${service} has no limit from now on.`;
  const before = told.before()?.replay.capacity[fact.service] ?? UNLIMITED;
  const known = before < UNLIMITED && before !== fact.value;
  if (fact.value === 0) return `${service} closes${known ? `; it had ${places.capacity(fact.service, before)}` : ""}.`;
  const change = `${Math.abs(fact.value - before)} ${fact.value > before ? "more" : "fewer"} than before`;
  return `${service} has ${places.capacity(fact.service, fact.value)} from now on${known ? `, ${change}` : ""}.`;
}

function ringExchanged({ Who, fact, service, other }: Told): string {
  if (fact.value === 1) return `${Who} waits for the place they hold in ${service}, and takes it again.`;
  const people = counted(fact.value, "person", "people");
  return `${Who} in ${service} gets a place in ${other}: ${people} who waited for each other's places change places.`;
}

function joined(told: Told): string {
  const { Who, who, fact } = told;
  const name = told.named("memberships", fact.other);
  if (fact.value === 0) return `${Who} cannot join: the membership${name} is full.`;
  return fact.value === 1 ? `${Who} joins the membership${name}.` : `The membership${name} of ${who} goes on.`;
}

function released(told: Told): string {
  const { who, fact } = told;
  const name = told.named("memberships", fact.other);
  return fact.value === 1
    ? `The membership${name} of ${who} is suspended while they are in hospital.`
    : `The membership${name} of ${who} ends.`;
}

function effectChanged(told: Told): string {
  const { who, fact } = told;
  const effect = `The effect${told.named("effects", fact.other)} on ${who}`;
  if (fact.value === 0) return `${effect} is over.`;
  return fact.value === 1000 ? `${effect} sets in.` : `${effect} fades to ${Math.round(fact.value / 10)}%.`;
}

/** Of a person who is there at the start: for how long what the fact before says had been so. */
function begunBefore({ who, fact, service, about }: Told): string {
  const long = longWords(fact.value);
  switch (about) {
    case KIND.Started:
      return `At the start ${who} has been in ${service} for ${long}.`;
    case KIND.Referred:
      return `At the start ${who} has waited for ${long}.`;
    case KIND.ReadyToLeave:
      return `At the start ${who} has been ready to leave ${service} for ${long}.`;
    case KIND.Assigned:
      return `At the start a place has been kept for ${who} for ${long}.`;
    default:
      return `For ${who} it was so for ${long} before the run began.`;
  }
}

function clockRang(told: Told): string {
  const { Who, who, fact, places, other } = told;
  const clock = `The clock${told.named("clocks", fact.value)} of ${who} rings`;
  if (fact.other < 0) return `${clock}, and leads where they are or are going.`;
  const exit = places.exit(fact.other);
  return exit === null ? `${clock}: they are called away to ${other}.` : `${clock}. ${Who} ${exit.goes}.`;
}

function exited({ Who, fact, places, service }: Told): string {
  const goes = places.exit(fact.other)?.goes ?? "leaves the model";
  return fact.service < 0 ? `${Who} ${goes}.` : `${Who} ${goes}, from ${service}.`;
}
