import { daysToCivil } from "../calendar.ts";
import type { Distribution } from "../random/distributions.ts";
import { mixed } from "../random/levers.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { MomentSpec } from "../scenario/spec/words.ts";
import { DAY, firstDay } from "./clock.ts";
import type { ModelStays, Moment } from "./model/stays.ts";
import type { Clock } from "./model.ts";
import type { Names } from "./names.ts";

const WEEKDAY_OF_DAY_0 = 3;
/** Settles who has which case where the moment is not known. */
const UNKNOWN_MOMENT = 0x51ed270b;

/** What decides between stays at their start, each written once. */
export class Moments {
  private readonly all: Moment[] = [];
  private readonly choices: Moment[] = [];
  private readonly watched: number[] = [];
  private readonly notedAt = new Set<number>();
  private readonly known = new Map<string, number>();
  private readonly names: Names;
  private readonly days: readonly number[];
  private readonly holidays: ReadonlySet<number>;

  constructor(scenario: Scenario, names: Names, clock: Clock) {
    this.names = names;
    const first = firstDay(clock);
    const length = Math.ceil((clock.end + clock.weekOffset) / DAY) + 1;
    this.days = Array.from({ length }, (_, i) => first + i);
    this.holidays = new Set(scenario.bankHolidays);
  }

  /**
   * Number of the distribution that stands for all cases.
   * @param cases distributions by number
   * @param service in which the stay is
   * @param distributions of the model; the one that stands for all is added
   */
  add(moment: MomentSpec, cases: readonly number[], service: number, distributions: Distribution[]): number {
    const own = moment.by === "occupancy" && moment.service === null ? service : -1;
    const key = JSON.stringify([{ ...moment, place: null }, cases, own]);
    const known = this.known.get(key);
    const number = known ?? distributions.length;
    // Known from another service, it is to be noted in this one too.
    const made = this.momentOf(moment, cases, service, number);
    if (known !== undefined) return known;
    distributions.push(whenUnknown(made, distributions));
    this.all.push(made);
    this.known.set(key, number);
    return number;
  }

  /** Notes that choice number `stands` stands for these, decided when a stay in a service begins. */
  addChoice(moment: MomentSpec, cases: readonly number[], service: number, stands: number): void {
    this.choices.push(this.momentOf(moment, cases, service, stands));
  }

  get model(): Omit<ModelStays, "reaches"> {
    return { moments: this.all, choices: this.choices, watched: this.watched, notedAt: [...this.notedAt] };
  }

  private momentOf(moment: MomentSpec, cases: readonly number[], service: number, stands: number): Moment {
    if (moment.by !== "occupancy") {
      const ofDay = Int32Array.from(this.days, (day) => cases[this.caseOfDay(moment, day)]!);
      return { kind: "day", stands, ofDay };
    }
    this.notedAt.add(service);
    const watching = moment.service === null ? service : this.names.place(moment.service);
    if (!this.watched.includes(watching)) this.watched.push(watching);
    return {
      kind: "occupancy",
      stands,
      watched: this.watched.indexOf(watching),
      upTo: Float64Array.from([...moment.upTo, Number.POSITIVE_INFINITY]),
      of: Int32Array.from(moment.caseOf, (i) => cases[i]!),
    };
  }

  private caseOfDay(moment: Exclude<MomentSpec, { by: "occupancy" }>, day: number): number {
    if (moment.by === "month") return moment.caseOf[daysToCivil(day).month - 1]!;
    if (moment.bankHoliday !== null && this.holidays.has(day)) return moment.bankHoliday;
    return moment.caseOf[(((day + WEEKDAY_OF_DAY_0) % 7) + 7) % 7]!;
  }
}

/** The stay of someone of whom it is not known when it began: days by how often they come, bands of occupancy alike. */
function whenUnknown(moment: Moment, distributions: readonly Distribution[]): Distribution {
  const all = [...(moment.kind === "day" ? moment.ofDay : moment.of)];
  const cases = [...new Set(all)].sort((a, b) => a - b);
  const shares = cases.map((number) => all.filter((one) => one === number).length / all.length);
  return mixed(
    cases.map((number) => distributions[number]!),
    shares,
    UNKNOWN_MOMENT ^ moment.stands,
  );
}
