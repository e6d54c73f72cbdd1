import { KIND, type KindName } from "../kinds.ts";
import { type FactMeaning, INSIDE } from "./meaning.ts";

/** What a person carries or takes up. It stands beside their steps and changes none of them. */
export const BESIDE_STEPS = {
  Joined: {
    number: KIND.Joined,
    says: "A membership of a person began or went on, or was refused. It stands beside their steps and changes none of them. An Exited ends all memberships.",
    service: "where the person is: a service, or outside",
    other: "membership (see Model.people)",
    value: "0 refused, since it is full; 1 begun; 2 goes on after it was suspended",
    cause: "the last of the person's steps",
    follows: [],
  },
  Released: {
    number: KIND.Released,
    says: "A membership of a person ended, or was suspended. It stands beside their steps and changes none of them.",
    service: "where the person is: a service, or outside",
    other: "membership (see Model.people)",
    value: "0 ended; 1 suspended: still a member, whom it does nothing for",
    cause: "the last of the person's steps",
    follows: [],
  },
  ConditionChanged: {
    number: KIND.ConditionChanged,
    says: "A condition of a person moved to another stage. It stands beside their steps and changes none of them.",
    service: "where the person is: a service, or outside",
    other: "condition: number of the attribute whose levels are its stages",
    value: "class of the person from now on (see Model.classes)",
    cause: "the last of the person's steps",
    follows: [],
  },
  EffectChanged: {
    number: KIND.EffectChanged,
    says: "An effect on a person set in, faded by a step or ended. It stands beside their steps and changes none of them.",
    service: "where the person is: a service, or outside",
    other: "effect (see Model.people)",
    value: "how far it has hold of them from now on, in thousandths",
    cause: "the last of the person's steps",
    follows: [],
  },
  UnitsTaken: {
    number: KIND.UnitsTaken,
    says: "A person takes more or fewer units of capacity than until now; one each unless this says otherwise.",
    service: "the service",
    other: "1 for units of a place that is reserved, −1 for those of the place the person is in",
    value: "units from now on",
    cause: "the person's own last fact",
    follows: [...INSIDE, "Assigned", "TransferStarted", "Referred", "GaveUp", "Diverted", "Refused"],
  },
  PlaceLent: {
    number: KIND.PlaceLent,
    says: "A service that is full has a place of another for a person, who takes it or has it reserved next. The numbers of places of both change with it: it belongs to the borrower until it is returned.",
    service: "the service that cares for the person",
    other: "the service that lends the place",
    value: "0",
    cause: "the fact that freed a place of the lender, or the person's own last fact",
    follows: [],
  },
  PlaceReturned: {
    number: KIND.PlaceReturned,
    says: "A lent place went back to the service that lent it. The numbers of places of both change with it.",
    service: "the service that had borrowed the place",
    other: "the service that lent it",
    value:
      "0 the person has left it; 1 they move to a place of their own service, with no change of care; 2 and 3 the same of a place that was reserved",
    cause: "the person's own last fact; where they move, the fact that freed a place of their own service",
    follows: [],
  },
} satisfies { readonly [K in KindName]?: FactMeaning };
