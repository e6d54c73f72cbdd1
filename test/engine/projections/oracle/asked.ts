import { ATTRIBUTED } from "../../../../engine/compile/model/asked.ts";
import { EXITS, type Model, UNLIMITED } from "../../../../engine/compile/model.ts";
import { KIND } from "../../../../engine/log/facts.ts";
import { type Ask, DAY, sum } from "./ask.ts";
import { askWaitsAsked } from "./askedWaits.ts";
import { type Fact, type Life, NEVER, type Stay } from "./lives.ts";

const WEEK = 7 * DAY;

/** Answers every measure that the model asks for beside the standard ones. After the standard ones. */
export function askAsked(ask: Ask): void {
  if (ask.model.asked === undefined) return;
  askReportable(ask);
  askWaitsAsked(ask);
  askWork(ask);
  askAfterHospital(ask);
  askDeaths(ask);
  askLevels(ask);
  askJoint(ask);
}

const staysIn = ({ lives }: Ask, s: number): Stay[] =>
  lives.flatMap(({ stays }) => stays).filter(({ service }) => service === s);

const presentAt = (stays: readonly Stay[], t: number): number =>
  stays.filter(({ start, leftAt }) => start.time <= t && leftAt > t).length;

/** Instants of the window that lie so many seconds after Monday 00:00, or after so many seconds again. */
function instants({ model, window }: Ask, after: number, every: number): number[] {
  const late = (window.from + model.clock.weekOffset - after) % every;
  const found: number[] = [];
  for (let t = window.from - late; t < window.to; t += every) if (t >= window.from) found.push(t);
  return found;
}

/** What holds from one change to the next, and for how many seconds of the window. */
function spells<T>({ window }: Ask, times: readonly number[], read: (t: number) => T): { what: T; seconds: number }[] {
  const inside = times.filter((t) => t > window.from && t < window.to);
  const cuts = [...new Set([window.from, ...inside])].sort((a, b) => a - b);
  return cuts.map((t, i) => ({ what: read(t), seconds: (cuts[i + 1] ?? window.to) - t }));
}

function askReportable(ask: Ask): void {
  const { services, who, grace, byReason, byPlace, weeklyAt, per } = ask.model.asked!.reportable!;
  const counted = ask.lives.flatMap((life) =>
    life.stays
      .filter(({ service, ready }) => services.includes(service) && ready < NEVER && who[classAt(life, ready)] === 1)
      .map((stay) => ({ life, stay, from: stay.ready + grace })),
  );
  const seconds = ATTRIBUTED.map((_, party) =>
    sum(counted, ({ life, stay, from }) => {
      const told = life.facts.filter(
        ({ kind, number, time }) => kind === KIND.Delayed && number > stay.start.number && time <= stay.leftAt,
      );
      const own = told.filter(({ number }) => stay.leftBy < 0 || number < stay.leftBy);
      const parts = [
        { from: stay.ready, party: 0 },
        ...own.map(({ time, value, other }) => ({ from: time, party: byReason[value]! || (byPlace[other] ?? 0) })),
      ];
      return sum(parts, (part, i) =>
        part.party === party ? ask.overlap(Math.max(part.from, from), parts[i + 1]?.from ?? stay.leftAt) : 0,
      );
    }),
  );
  const all = sum(seconds, (one) => one);
  const delayedAt = (t: number): number => counted.filter(({ stay, from }) => from <= t && stay.leftAt > t).length;
  const [daily, weekly] = [ask.snapshots(), instants(ask, weeklyAt, WEEK)];
  const weeks = (ask.window.to - ask.window.from) / WEEK;
  const id = "system.delayed.reportable";
  ask.put(id, ask.mean(all));
  ask.put(`${id}.snapshot`, sum(daily, delayedAt), daily.length);
  ask.put(`${id}.days`, all / DAY / ask.years);
  ask.put(
    `${id}.new-per-week`,
    counted.filter(({ stay, from }) => ask.isIn(from) && from < stay.leftAt).length / weeks,
  );
  ask.put(`${id}.at-weekly-snapshot`, sum(weekly, delayedAt), weekly.length);
  ask.put(`${id}.days-per-week`, all / DAY / weeks);
  for (const [party, name] of ATTRIBUTED.entries()) ask.put(`${id}.${name}`, ask.mean(seconds[party]!));
  const perDay = (ask.mean(all) / ask.model.place.population[per]!) * 100_000;
  ask.put(`${id}.per-day`, perDay);
  ask.put(`${id}.per-week`, perDay * 7);
  ask.put(`${id}.per-month`, (perDay * 365.25) / 12);
}

/** The class of a person at an instant, before a change in it. */
function classAt({ facts }: Life, time: number): number {
  const kinds: readonly number[] = [KIND.Arrived, KIND.ConditionChanged];
  const ready = facts.findLast(({ kind, time: t }) => kind === KIND.ReadyToLeave && t <= Math.max(0, time));
  return facts.findLast(({ kind, number }) => kinds.includes(kind) && number < ready!.number)!.value;
}

function askWork(ask: Ask): void {
  const { workforce, inArea } = ask.model.asked!;
  const hours = (ask.window.to - ask.window.from) / 3600;
  for (const { service, week, onVisits } of workforce) {
    const { name } = ask.model.services[service]!;
    const [used] = ask.answers.get(`${name}.units-in-use`)!;
    const [staff] = ask.answers.get(`${name}.capacity`)!;
    const [visits] = ask.answers.get(`${name}.visits`)!;
    ask.put(`${name}.visit-hours`, (used * hours) / ask.years);
    ask.put(`${name}.staff-hours`, (staff * hours) / ask.years);
    ask.put(`${name}.hours-per-visit`, used * hours, visits * ask.years);
    ask.put(`${name}.wte-on-duty`, (staff * 168) / (week / 3600));
    ask.put(`${name}.wte-needed`, (used * 168) / (week / 3600) / onVisits);
  }
  const stays = inArea.flatMap(({ service, inside }) => staysIn(ask, service).map((stay) => ({ stay, inside })));
  const starts = stays.filter(({ stay }) => ask.isIn(stay.start.time));
  const days = (list: typeof stays): number => sum(list, ({ stay }) => ask.overlap(stay.start.time, stay.leftAt)) / DAY;
  ask.put("system.in-area.starts", starts.filter(({ inside }) => inside).length, starts.length);
  ask.put("system.in-area.bed-days", days(stays.filter(({ inside }) => inside)), days(stays));
}

const settingOf = ({ services }: Model, place: number): string =>
  services[place]?.setting ?? EXITS[place - services.length] ?? "outside";

const isWard = (model: Model, place: number): boolean =>
  settingOf(model, place) === "hospital" && model.services[place]?.kind === "beds";

const isHome = (model: Model, place: number): boolean =>
  place < 0 || (model.services[place]?.atHome ?? settingOf(model, place) === "home");

const isAftercare = (model: Model, place: number): boolean =>
  ["reablement", "rehabilitation"].includes(settingOf(model, place));

function askAfterHospital(ask: Ask): void {
  const { model, window } = ask;
  const closes = (left: number): boolean => left >= window.from && left + 91 * DAY < window.to;
  const wentHome = ask.lives.flatMap(({ facts }) =>
    facts.flatMap((left, i) => {
      if (left.kind !== KIND.Left || !isWard(model, left.service) || !isHome(model, left.other)) return [];
      if (!closes(left.time)) return [];
      const back = facts.slice(i).find(({ kind, service }) => kind === KIND.Started && isWard(model, service));
      return [back !== undefined && back.time <= left.time + 91 * DAY];
    }),
  );
  ask.put("system.readmission-91", wentHome.filter((back) => back).length, wentHome.length);
  const lost = ask.lives.filter(({ older }) => older).flatMap((life) => lostHome(ask, life, closes));
  ask.put("system.loss-of-home-91", lost.filter((one) => one).length, lost.length);
}

/** For each time an older person left hospital for aftercare: whether they lost their home by day 91. */
function lostHome({ model }: Ask, { facts }: Life, closes: (left: number) => boolean): boolean[] {
  const kinds: readonly number[] = [KIND.Started, KIND.Left, KIND.Exited];
  const moves = facts.filter(({ kind }) => kinds.includes(kind));
  return moves.flatMap((start, i) => {
    const left = moves[i - 1];
    if (start.kind !== KIND.Started || !isAftercare(model, start.service) || left?.kind !== KIND.Left) return [];
    const due = left.time + 91 * DAY;
    if (settingOf(model, left.service) !== "hospital" || !closes(left.time) || start.time > due) return [];
    const place = ({ kind, service, other }: Fact): number => (kind === KIND.Started ? service : other);
    const later = moves.slice(i + 1).filter(({ kind, time }) => kind !== KIND.Left && time <= due);
    return [later.some((move) => !isHome(model, place(move)) && !isAftercare(model, place(move)))];
  });
}

function askDeaths(ask: Ask): void {
  const { model } = ask;
  const died = model.services.length + EXITS.indexOf("died");
  const places = ask.lives.flatMap(({ facts }) => {
    const end = facts.find(({ kind, other, time }) => kind === KIND.Exited && other === died && ask.isIn(time));
    if (end === undefined) return [];
    const last = facts.findLast(({ kind }) => kind === KIND.Left || kind === KIND.Started);
    return [last !== undefined && last.kind === KIND.Left && last.other === died ? last.service : -1];
  });
  const where = (place: number): string => {
    if (place < 0 || model.services[place]!.atHome) return "own-home";
    const { setting } = model.services[place]!;
    return setting === "hospital" || setting === "care-home" ? setting : "elsewhere";
  };
  for (const id of ["hospital", "care-home", "own-home", "elsewhere"])
    ask.put(`system.place-of-death.${id}`, places.filter((place) => where(place) === id).length, places.length);
}

function askLevels(ask: Ask): void {
  const { model, window } = ask;
  const { hoursOfWeek, midnight, at, reaching } = model.asked!;
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  for (const s of hoursOfWeek)
    for (let hour = 0; hour < 168; hour++) {
      // The hour that has begun when the window opens counts from then on.
      const open = { ...ask, window: { from: window.from - 3599, to: window.to } } as Ask;
      const spans = instants(open, hour * 3600, WEEK).map((t) => ({ from: t, to: t + 3600 }));
      const there = sum(spans, ({ from, to }) =>
        sum(staysIn(ask, s), ({ start, leftAt }) =>
          Math.max(0, Math.min(to, leftAt, window.to) - Math.max(from, start.time, window.from)),
        ),
      );
      const seconds = sum(spans, ({ from, to }) => ask.overlap(from, to));
      const name = `${days[Math.floor(hour / 24)]}-${String(hour % 24).padStart(2, "0")}`;
      ask.put(`${model.services[s]!.name}.census.hour.${name}`, there / 3600, seconds / 3600);
    }
  for (const s of midnight) {
    const times = instants(ask, 0, DAY);
    ask.put(
      `${model.services[s]!.name}.census.midnight`,
      sum(times, (t) => presentAt(staysIn(ask, s), t)),
      times.length,
    );
  }
  for (const { name, service, at: t } of at)
    ask.put(
      `${model.services[service]!.name}.census.at.${name}`,
      ask.isIn(t) ? presentAt(staysIn(ask, service), t) : 0,
      Number(ask.isIn(t)),
    );
  for (const { service, level } of reaching) {
    const stays = staysIn(ask, service);
    const times = [window.from, ...stays.map(({ start }) => start.time).filter((t) => ask.isIn(t))];
    const first = times.toSorted((a, b) => a - b).find((t) => presentAt(stays, t) >= level);
    const { name } = model.services[service]!;
    ask.put(
      `${name}.reaching.${level}`,
      first === undefined ? 0 : (first - window.from) / DAY,
      Number(first !== undefined),
    );
    ask.put(`${name}.reached.${level}`, Number(first !== undefined));
  }
  askPlacesNeeded(ask);
}

function askPlacesNeeded(ask: Ask): void {
  for (const { service, delay } of ask.model.asked!.placesNeeded) {
    const { name, capacity } = ask.model.services[service]!;
    const stays = staysIn(ask, service);
    const waits = ask.lives.flatMap((life) => life.waits).filter((wait) => wait.service === service);
    const there = (t: number): number =>
      presentAt(stays, t) + waits.filter(({ from, to }) => from <= t && to > t).length;
    const times = [
      ...stays.flatMap(({ start, leftAt }) => [start.time, leftAt]),
      ...waits.flatMap(({ from, to }) => [from, to]),
    ];
    const all = spells(ask, times, there);
    const share = (which: (n: number) => boolean): number =>
      ask.mean(sum(all, ({ what, seconds }) => (which(what) ? seconds : 0)));
    const most = Math.max(...all.map(({ what }) => what));
    const counts = Array.from({ length: most + 2 }, (_, n) => n);
    const tail = counts.find((c) => share((n) => n >= c) <= delay + 1e-12)!;
    const fine = (c: number): boolean => share((n) => n === c) <= delay * share((n) => n <= c) + 1e-15;
    const loss = counts.find((c) => counts.slice(c).every(fine))!;
    const id = `${name}.places-needed.${capacity < UNLIMITED ? "limited" : "unlimited"}`;
    ask.put(`${id}.5-per-cent`, tail);
    ask.put(`${id}.loss.5-per-cent`, loss);
  }
}

function askJoint(ask: Ask): void {
  for (const [a, b] of ask.model.asked!.joint) {
    const [one, other] = [staysIn(ask, a), staysIn(ask, b)];
    const times = [...one, ...other].flatMap(({ start, leftAt }) => [start.time, leftAt]);
    const all = spells(ask, times, (t) => [presentAt(one, t), presentAt(other, t)] as const);
    const mean = (read: (i: number, j: number) => number): number =>
      ask.mean(sum(all, ({ what, seconds }) => read(...what) * seconds));
    const id = `system.joint.${ask.model.services[a]!.name}.${ask.model.services[b]!.name}`;
    const [x, y] = [mean((i) => i), mean((_, j) => j)];
    const spread = Math.sqrt(mean((i) => (i - x) ** 2) * mean((_, j) => (j - y) ** 2));
    ask.put(`${id}.correlation`, spread > 0 ? mean((i, j) => (i - x) * (j - y)) / spread : 0);
    for (const [m, isM] of rangesUpTo(ask.model.services[a]!.capacity))
      for (const [n, isN] of rangesUpTo(ask.model.services[b]!.capacity))
        ask.put(
          `${id}.${m}.${n}`,
          mean((i, j) => Number(isM(i) && isN(j))),
        );
  }
}

/** At most twelve ranges of numbers, by name. */
function rangesUpTo(capacity: number): [string, (n: number) => boolean][] {
  const most = capacity === UNLIMITED ? 11 : capacity;
  let width = 1;
  while (Math.ceil((most + 1) / width) > 12) width++;
  const found: [string, (n: number) => boolean][] = [];
  for (let from = 0; from <= most; from += width) {
    const to = from + width > most ? NEVER : from + width - 1;
    const name = to === NEVER ? `${from}-or-more` : width === 1 ? `${from}` : `${from}-${to}`;
    found.push([name, (n) => n >= from && n <= to]);
  }
  return found;
}
