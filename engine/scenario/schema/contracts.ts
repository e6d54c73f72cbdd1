/** The shape of contracts: who pays whom for what, and how. */
import type * as z from "zod";
import * as amounts from "../read/amounts.ts";
import { type Kind, readQuantity } from "../read/quantity.ts";
import { COUNTED, OVERSPEND } from "../spec/contracts.ts";
import { quantityJson, scalar as scalarJson } from "./json.ts";
import {
  day,
  duration,
  listOf,
  named,
  oneOf,
  rate,
  reference,
  references,
  share,
  strict,
  text,
  value,
} from "./leaves.ts";

const money =
  (kind: Kind) =>
  (about: string, example = kind.example) =>
    value(kind.name, about, example, quantityJson(kind.example), (tree, reading) => readQuantity(kind, tree, reading));

const amount = money(amounts.AMOUNT);
const yearly = money(amounts.YEARLY);
const change = money(amounts.CHANGE);

const fee = (about: string, example: string) =>
  value("a price", about, example, quantityJson(example), amounts.readFee);

/** A name, or names and their shares. */
const parties = (noun: string, about: string, example: string) =>
  value(
    noun,
    about,
    example,
    { anyOf: [{ type: "string" }, { type: "object", additionalProperties: scalarJson }] },
    (tree) => tree,
  );

const activity = strict(
  "a price for activity, with price",
  {
    price: fee(
      "Pounds per discharge, start, visit, visit-hour or bed-day. What ends with a stay is paid in the month in which it ends, a death among them.",
      "£2,400 per discharge",
    ),
    "trim-point": duration("Nights of a stay for which the price per discharge pays.", "30 days").optional(),
    beyond: fee("Pounds for each night of a stay beyond the trim point.", "£250 per bed-day").optional(),
    baseline: rate("Activity a year up to which the whole price is paid.", "3800 per year").optional(),
    marginal: share("Share of the price that is paid for activity above the baseline of a contract year.").optional(),
  },
  "{ price: £2400 per discharge }",
);

const costAndVolume = strict(
  "a value for a volume, with value, volume, above and below",
  {
    value: yearly("Paid for the volume."),
    volume: rate("Activity a year for which the value is paid.", "3800 per year"),
    above: fee("Paid more for each above the volume of a contract year.", "£1,200 per discharge"),
    below: fee("Paid less for each below the volume of a contract year.", "£600 per discharge"),
    floor: yearly("Least that is paid.", "£8.5m per year").optional(),
    ceiling: yearly("Most that is paid.", "£9.8m per year").optional(),
  },
  "{ value: £9.1m per year, volume: 3800 per year, above: £1200 per discharge, below: £600 per discharge }",
);

const step = strict(
  "a step, with change and pays",
  {
    change: change("Change from the baseline by which the step is reached."),
    pays: amount("Paid for a whole contract year in which the step is reached."),
  },
  "{ change: -3.5%, pays: £722k }",
);

const reward = strict(
  "a payment for performance, with of, baseline and steps",
  {
    of: value(
      `a count of a service (${COUNTED.join(", ")}), or a list of such counts`,
      "What is counted, all together: admissions (or starts), discharges or visits of services.",
      "acute-ward.admissions",
      { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, minItems: 1 }] },
      amounts.readCounted,
    ),
    baseline: rate("The count a year from which the change is measured.", "3800 per year"),
    steps: listOf(
      "a list of steps, each with change and pays",
      step,
      "[{ change: -1%, pays: £200k }, { change: -3.5%, pays: £722k }]",
    ).describe("Changes of a contract year from the baseline, each further from it, and what they pay."),
    between: oneOf(
      "a rule for what lies between steps",
      "Between two steps the lower one is paid and nothing more, or a proportional part of the way to the next; the first step is counted from no change and no payment. Default: nothing.",
      ["nothing", "proportional"],
    ).optional(),
  },
  "{ of: acute-ward.admissions, baseline: 3800 per year, steps: [{ change: -3.5%, pays: £722k }] }",
);

const gainShare = strict(
  "a shared gain and loss, with target, of, gain and loss",
  {
    target: yearly("What care in the services is to cost.", "£10m per year"),
    of: references("Services whose care cost counts.", "[acute-ward, reablement]"),
    gain: parties(
      "a party, or parties and their shares",
      "Who has what care costs less than the target: payers and providers, with their shares.",
      "{ ccg: 50%, acute-trust: 50% }",
    ),
    loss: parties(
      "a party, or parties and their shares",
      "Who bears what care costs more than the target.",
      "{ ccg: 50%, acute-trust: 50% }",
    ),
    cap: yearly("Most of a gain or loss that is shared; the rest stays where it fell.", "£500,000 per year").optional(),
  },
  "{ target: £10m per year, of: [ward], gain: { ccg: 50%, trust: 50% }, loss: { ccg: 50%, trust: 50% } }",
);

const Contract = strict(
  "a contract, with pays",
  {
    label: text("Name in tables.", "Acute contract").optional(),
    provider: reference("The provider who is paid.", "acute-trust").optional(),
    commissioner: parties(
      "a payer, or payers and their shares",
      "The payer who pays it, or payers and their shares.",
      "ccg",
    ).optional(),
    services: references(
      "Services it pays for: what care in them costs is the provider's while it holds.",
      "[acute-ward]",
    ).optional(),
    from: day("Day on which it and its years begin; without it the measured start.").optional(),
    until: day("Day from which it holds no more; without it, it goes on to the end.").optional(),
    pays: strict(
      "how a contract pays: activity, block, cost-and-volume, performance or gain-share",
      {
        activity: activity.describe("A price for each of what is done.").optional(),
        block: yearly("A sum whatever is done, by the day.").optional(),
        "cost-and-volume": costAndVolume
          .describe("A sum for a volume, more above it and less below it, settled when a contract year is over.")
          .optional(),
        performance: reward.describe("A sum for a change in a count, settled when a contract year is over.").optional(),
        "gain-share": gainShare
          .describe(
            "What care costs less or more than a target is shared, settled when a contract year is over. It fell to those who pay for care as it is; in services under another contract, to their provider.",
          )
          .optional(),
      },
      "{ block: £9.1m per year }",
    ).describe("How it pays: one of these."),
  },
  "{ provider: acute-trust, commissioner: ccg, services: [acute-ward], pays: { block: £9.1m per year } }",
);

/** `contracts:`, at the top. */
export const Contracts = named("a map of contracts, each with pays", Contract).describe(
  "Contracts between those who pay for care and those who provide it, by names of your own.",
);

const Fund = strict(
  "a pooled fund, with contributions, pays and overspend",
  {
    label: text("Name in tables.", "Better Care Fund").optional(),
    contributions: named(
      "a map of payers and what they pay in",
      yearly("Paid in by this payer, monthly in advance.", "£7.2m per year"),
      "{ ccg: £7.2m per year, council: £3.5m per year }",
    ).describe("What each partner pays in; the partners are payers."),
    pays: references("Lines of cost and contracts that it pays.", "[reablement, acute]"),
    overspend: oneOf(
      "a rule for an overspend",
      "Who bears what a financial year (from 1 April) costs more than was paid in: the owners of what cost too much, all partners equally, or all by what they pay in.",
      OVERSPEND,
    ),
    owners: named("a map of lines or contracts and payers", reference("The partner whose function it is.", "council"))
      .describe("Whose function each line or contract is: needed where an overspend is borne by-function.")
      .optional(),
    budgets: named("a map of lines or contracts and amounts", yearly("Planned for this line or contract."))
      .describe(
        "What is planned for each line or contract: by-function, an overspend goes by what is spent above it; without budgets, by what is spent.",
      )
      .optional(),
    "remedial-plan": duration(
      "Time within which a plan is due once an overspend is forecast. Default: 21 days.",
      "21 days",
    ).optional(),
    premium: reference(
      "A contract with a payment for performance: what it pays comes into the fund, and is lost to it where the count fails.",
      "reward",
    ).optional(),
  },
  "{ contributions: { ccg: £7.2m per year }, pays: [reablement], overspend: collective }",
);

/** `funds:`, at the top. */
export const Funds = named("a map of pooled funds, each with contributions, pays and overspend", Fund).describe(
  "Pooled funds of several payers, by names of your own.",
);

export type ContractShape = z.output<typeof Contract>;
export type FundShape = z.output<typeof Fund>;
