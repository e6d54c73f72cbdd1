import type { CostLine } from "../../../../engine/compile/model/costs.ts";
import { UNLIMITED } from "../../../../engine/compile/model.ts";
import { KIND } from "../../../../engine/log/facts.ts";
import { type Ask, DAY, sum } from "./ask.ts";
import type { Life } from "./lives.ts";

/** Answers every measure of money, person by person: each use of a service is billed to somebody. */
export function askMoney(ask: Ask): void {
  const { model } = ask;
  const bills = model.costs.flatMap((line) => billsOf(ask, line));
  const yearly = (which: (bill: Bill) => boolean): number =>
    sum(bills, (bill) => (which(bill) ? bill.pence : 0)) / ask.years;
  const counts = ({ line }: Bill): boolean => line.per !== "delayed-day" || line.additional;
  ask.put("system.cost.total", yearly(counts));
  ask.put(
    "system.cost.delayed-attributed",
    yearly((bill) => !counts(bill)),
  );
  for (const [p, payer] of model.payers.entries()) {
    ask.put(
      `system.cost.${payer}`,
      yearly((bill) => counts(bill) && bill.payer === p),
    );
  }
  for (const [s, { name }] of model.services.entries()) {
    ask.put(
      `${name}.cost`,
      yearly((bill) => counts(bill) && bill.service === s),
    );
  }
}

interface Bill {
  readonly line: CostLine;
  readonly service: number;
  readonly payer: number;
  readonly pence: number;
}

function billsOf(ask: Ask, line: CostLine): Bill[] {
  return line.services.flatMap((service) => {
    const shared = (units: number): Bill[] =>
      line.paidBy.map(({ payer, share }) => ({ line, service, payer, pence: units * line.price * share }));
    const to = (payer: number, units: number): Bill[] =>
      payer < 0 ? shared(units) : [{ line, service, payer, pence: units * line.price }];
    if (line.per === "year") return shared(ask.years / line.services.length);
    // Of a service without limit there are no places that somebody could pay for.
    if (line.per === "place-day" && ask.model.services[service]!.capacity >= UNLIMITED) return [];
    if (line.per === "place-day") return shared(ask.answers.get(`${ask.model.services[service]!.name}.occupancy`)![1]);
    return ask.lives.flatMap((life) =>
      usesOf(ask, life, line.per, service).flatMap(({ payer, units }) => to(payer, units)),
    );
  });
}

/** What a person used of a service, stay by stay, and the payer their route names (−1 for none). */
function usesOf(ask: Ask, life: Life, per: CostLine["per"], service: number): { payer: number; units: number }[] {
  return life.stays
    .filter((stay) => stay.service === service)
    .map((stay) => {
      const { start, ready, leftAt } = stay;
      const route = ask.model.routes[start.value];
      const visits = life.facts.filter(
        ({ kind, number, time }) => kind === KIND.Visited && number > start.number && time <= leftAt && ask.isIn(time),
      );
      const units = {
        "occupied-day": ask.overlap(start.time, leftAt) / DAY,
        "delayed-day": ask.overlap(ready, leftAt) / DAY,
        start: ask.isIn(start.time) ? 1 : 0,
        visit: visits.filter((visit) => visit.service === service).length,
      }[per as "start"];
      return { payer: route?.fundedBy ?? -1, units };
    });
}
