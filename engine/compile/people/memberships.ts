import { luckKey } from "../../random/keys.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { MembershipSpec } from "../../scenario/spec/people.ts";
import type { People } from "../classes.ts";
import type { DistributionPool } from "../distributionPool.ts";
import { CLOCK_FROM, type ModelMembership, WHEN_ADMITTED } from "../model/people.ts";
import { whoOf } from "./effects.ts";

const FROM = { arrival: CLOCK_FROM.arrival, start: CLOCK_FROM.stay, discharge: CLOCK_FROM.discharge };

/** The memberships of a scenario, in the order of their luck. */
export function compileMemberships(scenario: Scenario, people: People, pool: DistributionPool): ModelMembership[] {
  const services = scenario.phases[0]!.services.map(({ name }) => name);
  const all = scenario.phases[0]!.people.memberships.map((spec) => membership(spec, services, people, pool));
  return all.sort((a, b) => a.luck - b.luck);
}

function membership(
  spec: MembershipSpec,
  services: readonly string[],
  people: People,
  pool: DistributionPool,
): ModelMembership {
  const { on, services: meant, share } = spec.joins;
  return {
    name: spec.name,
    label: spec.label ?? spec.name,
    luck: luckKey(`membership ${spec.was ?? spec.name}`),
    capacity: spec.capacity?.value ?? -1,
    who: whoOf(spec.who, people),
    from: FROM[on],
    startedBy: Uint8Array.from(on === "arrival" ? [] : services, (name) =>
      Number(meant.length === 0 || meant.includes(name)),
    ),
    share: share?.value ?? 1,
    lasts: spec.lasts === null ? -1 : pool.add(spec.lasts),
    whenAdmitted: WHEN_ADMITTED[spec.whenAdmitted],
  };
}
