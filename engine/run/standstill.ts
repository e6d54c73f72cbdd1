import { CannotGoOn } from "./cannotGoOn.ts";
import { PRIORITY, priorityOf, slotOf } from "./eventList.ts";
import type { Run } from "./run.ts";

/** More steps than this within an hour of simulated time, and people go round without time passing, or all but. */
export const MOST_IN_AN_HOUR = 1_000_000;

/** So many more steps are looked at to find out who goes round where. */
const WITNESSED = 1_000;

/** Services named in the message: a ring has seldom more. */
const MOST_NAMES = 8;

const DAY = 86_400;

/** Watches the steps of a run whose time does not pass, until it can be said where that comes from. */
export class Standstill {
  private readonly run: Run;
  private readonly places = new Set<number>();
  private steps = 0;
  private arrivals = 0;

  constructor(run: Run) {
    this.run = run;
  }

  /**
   * Takes in a notice that is about to be handled.
   * @throws CannotGoOn when enough has been seen.
   */
  witness(notice: number): void {
    const priority = priorityOf(notice);
    if (priority === PRIORITY.arrival) this.arrivals++;
    else if (priority !== PRIORITY.capacity && priority !== PRIORITY.rule) this.step(slotOf(notice));
    this.judge();
  }

  /**
   * Someone of an inexhaustible demand has come.
   * @throws CannotGoOn when enough has been seen.
   */
  witnessComing(): void {
    this.arrivals++;
    this.judge();
  }

  private judge(): void {
    if (++this.steps >= WITNESSED) throw this.found();
  }

  private step(slot: number): void {
    const { people, queues } = this.run.state;
    const node = people.node[slot]!;
    const place = people.place[slot]! < 0 && node >= 0 ? queues.service[node]! : people.place[slot]!;
    if (place >= 0) this.places.add(place);
  }

  private found(): CannotGoOn {
    const { model, now } = this.run;
    const day = Math.floor(now / DAY) + 1;
    const steps = `an hour on day ${day} of the run takes more than a million steps`;
    if (this.arrivals * 2 > this.steps) {
      return new CannotGoOn(
        `${steps}, most of them arrivals`,
        "fewer arrivals, or somewhere for those who come to wait",
      );
    }
    const where = named([...this.places].sort((a, b) => a - b).map((place) => model.services[place]!.name));
    return new CannotGoOn(
      `${steps}: people go round through ${where} in no time`,
      "a longer stay in one of these services, or another way on from it",
    );
  }
}

function named(names: readonly string[]): string {
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), "others"] : names;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
