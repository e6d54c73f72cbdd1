/** The shape of memberships: what people belong to beside the place they are in. */
import type * as z from "zod";
import { COUNT, readQuantity } from "../read/quantity.ts";
import { who } from "./effects.ts";
import { quantityJson } from "./json.ts";
import { distribution, oneOf, reference, references, share, strict, text, value } from "./leaves.ts";

export const Membership = strict(
  "a membership, with joins and lasts",
  {
    label: text("Name in tables and charts.", "Case management").optional(),
    was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
    capacity: value(
      "a whole number of 0 or more, or none",
      "Most members at a time; whoever would join when it is full is refused, and does not wait. Default: none.",
      "50",
      { anyOf: [quantityJson("50"), { const: "none" }] },
      (tree, reading) =>
        tree.kind === "leaf" && tree.text === "none" ? ("none" as const) : readQuantity(COUNT, tree, reading),
    ).optional(),
    who: who.optional(),
    joins: strict(
      "how people join, with on",
      {
        on: oneOf(
          "a moment to join",
          "When people join: as they arrive in the model, as they start in one of services, or as they are discharged from one.",
          ["arrival", "start", "discharge"],
        ),
        services: references("Services whose starts or discharges are meant. Default: any.", "acute-ward").optional(),
        share: share("Share of the people who join each time. Default: 100%.").optional(),
      },
      "{ on: discharge, services: acute-ward, share: 40% }",
    ).describe("How people become members."),
    lasts: distribution(
      "Time from joining to release; suspended time counts. Default: until the person goes out of the model.",
      "{ exponential: { mean: 90 days } }",
    ).optional(),
    "when-admitted": oneOf(
      "what becomes of it in hospital",
      "What becomes of it while the person is in a hospital: kept as it is, suspended until they leave (they stay a member, and its effects end meanwhile), or released. Default: keep.",
      ["keep", "suspend", "release"],
    ).optional(),
  },
  "{ joins: { on: arrival }, lasts: 90 days }",
);

export type MembershipShape = z.output<typeof Membership>;
