/** Shapes → memberships. */
import type { Place } from "../scenario.ts";
import type { MembershipShape } from "../schema/memberships.ts";
import type { MembershipSpec } from "../spec/people.ts";

/** The membership of a shape. */
export function membershipSpec(name: string, shape: MembershipShape, place: Place): MembershipSpec {
  const { on, services = [], share = null } = shape.joins;
  const { capacity } = shape;
  return {
    name,
    label: shape.label ?? null,
    was: shape.was ?? null,
    capacity: capacity === undefined || capacity === "none" ? null : capacity,
    who: shape.who ?? null,
    joins: { on, services, share: share === "rest" ? null : share },
    lasts: shape.lasts ?? null,
    whenAdmitted: shape["when-admitted"] ?? "keep",
    place,
  };
}
