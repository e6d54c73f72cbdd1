import type { Every, Listed } from "../../compile/model/demand.ts";
import type { Model } from "../../compile/model.ts";
import { type Distribution, sample } from "../../random/distributions.ts";
import { ARRIVAL_USE, purpose } from "../../random/purposes.ts";
import { threefry } from "../../random/threefry.ts";
import { CannotGoOn } from "../cannotGoOn.ts";

const BAND_BITS = 25;
const LAST_NUMBER = 2 ** BAND_BITS - 1;
/** Where the second word of an identity tells of a band, people who come one after the other have one above all. */
const IN_TURN = 127 << BAND_BITS;

/** People of one cohort who come one after the other, otherwise than as points of the plane. */
export interface Series {
  readonly cohort: number;
  /** When the next of them comes, in seconds, not rounded; Infinity when nobody follows. */
  readonly at: number;
  /** Their identity. */
  readonly id0: number;
  readonly id1: number;
  /** Their level of an attribute of the cohort where it is given, −1 where it is drawn. */
  levelOf(attribute: number): number;
  /** Goes on to the one after. */
  next(): void;
}

/** The series of a model, each standing at its first person, in an order that does not depend on that of the cohorts. */
export function seriesOf(model: Model, luck0: number, luck1: number): Series[] {
  const order = model.cohorts.map((_, i) => i).sort((a, b) => model.cohorts[a]!.luck - model.cohorts[b]!.luck);
  return order.flatMap((index): Series[] => {
    const { demand, luck, attributes } = model.cohorts[index]!;
    const coming = demand?.coming ?? null;
    if (coming === null || coming.form === "inexhaustible") return [];
    if (coming.form === "listed") return [new ListedSeries(index, coming, attributes.length)];
    if (coming.form === "every") return [new EverySeries(index, luck, coming)];
    return [new RenewalSeries(index, luck, model.distributions[coming.gap]!, luck0, luck1)];
  });
}

class ListedSeries implements Series {
  readonly cohort: number;
  private readonly people: Listed;
  private readonly width: number;
  private i = 0;

  constructor(cohort: number, people: Listed, attributes: number) {
    this.cohort = cohort;
    this.people = people;
    this.width = people.levels.length === 0 ? 0 : attributes;
  }

  get at(): number {
    return this.i < this.people.at.length ? this.people.at[this.i]! : Number.POSITIVE_INFINITY;
  }

  get id0(): number {
    return this.people.id0[this.i]!;
  }

  get id1(): number {
    return this.people.id1[this.i]!;
  }

  levelOf(attribute: number): number {
    return this.width === 0 ? -1 : this.people.levels[this.i * this.width + attribute]!;
  }

  next(): void {
    this.i++;
  }
}

/** People who are numbered as they come. */
abstract class Numbered implements Series {
  readonly cohort: number;
  readonly id0: number;
  at: number;
  protected number = 1;

  constructor(cohort: number, luck: number) {
    this.cohort = cohort;
    this.id0 = luck;
    this.at = 0;
  }

  get id1(): number {
    return IN_TURN | this.number;
  }

  levelOf(): number {
    return -1;
  }

  next(): void {
    if (++this.number > LAST_NUMBER)
      throw new CannotGoOn(
        `more than ${LAST_NUMBER} people of one cohort come one after the other`,
        "a longer interval",
      );
    this.at = this.following();
  }

  protected abstract following(): number;
}

class EverySeries extends Numbered {
  private readonly first: number;
  private readonly interval: number;

  constructor(cohort: number, luck: number, { first, interval }: Every) {
    super(cohort, luck);
    this.first = first;
    this.interval = interval;
    this.at = first;
  }

  protected following(): number {
    return this.first + (this.number - 1) * this.interval;
  }
}

/** Each interval is the luck of the cohort and the number of the person at its end. */
class RenewalSeries extends Numbered {
  private readonly gap: Distribution;
  private readonly luck0: number;
  private readonly luck1: number;
  private readonly asks: number;
  private readonly words = new Int32Array(2);

  constructor(cohort: number, luck: number, gap: Distribution, luck0: number, luck1: number) {
    super(cohort, luck);
    this.gap = gap;
    this.luck0 = luck0;
    this.luck1 = luck1;
    this.asks = purpose(luck, ARRIVAL_USE.gap);
    this.at = this.following();
  }

  protected following(): number {
    threefry(this.words, this.luck0, this.luck1, this.asks, this.number);
    return this.at + sample(this.gap, this.words[0]!);
  }
}
