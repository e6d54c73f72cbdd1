import type { FactChunk } from "../../log/chunk.ts";
import { KIND } from "../../log/facts.ts";
import type { LogHeader } from "../../log/header.ts";
import { UNLIMITED } from "../../log/mostPlaces.ts";
import type { ExportAbout } from "../about.ts";
import { objectId, placeId } from "./events.ts";
import type { OcelObject, OcelRelation, OcelType, OcelValue } from "./ocel.ts";
import { personType } from "./people.ts";

/** From the first on, as the standard says. */
const ALWAYS = 0;

interface Change {
  readonly time: number;
  readonly value: number;
}

/** Collects how many places services have, and units pools. */
export class Changes {
  private readonly civil: (seconds: number) => number;
  private readonly services: Change[][];
  private readonly pools: Change[][];

  constructor({ services, pools = [] }: LogHeader, civil: (seconds: number) => number) {
    this.civil = civil;
    this.services = services.map(() => []);
    this.pools = pools.map(() => []);
  }

  take({ time, kind, service, other, value }: FactChunk, i: number): void {
    const list =
      kind[i] === KIND.CapacityChanged
        ? this.services[service[i]!]
        : kind[i] === KIND.PoolChanged
          ? this.pools[other[i]!]
          : undefined;
    list?.push({ time: this.civil(time[i]!), value: value[i]! });
  }

  ofService = (service: number): readonly Change[] => this.services[service] ?? [];
  ofPool = (pool: number): readonly Change[] => this.pools[pool] ?? [];
}

const text = (...names: string[]) => names.map((name) => ({ name, type: "string" as const }));
const whole = (...names: string[]) => names.map((name) => ({ name, type: "integer" as const }));

/** Every type of object that a log can have. */
export function objectTypes(header: LogHeader): OcelType[] {
  return [
    {
      name: "run",
      attributes: [
        { name: "simulated", type: "boolean" },
        ...text("title", "seed", "engine", "scenario", "digest"),
        ...whole("replication", "facts"),
      ],
    },
    personType(header),
    { name: "service", attributes: [...text("label", "kind", "setting"), ...whole("capacity")] },
    { name: "exit", attributes: [] },
    { name: "pool", attributes: [...text("label"), ...whole("units")] },
    ...["clock", "membership", "effect"].map((name) => ({ name, attributes: text("label") })),
    ...["rule", "shock", "phase", "programme"].map((name) => ({ name, attributes: [] })),
  ];
}

/** The objects that are there whoever comes: the run itself, services, exits, and what the scenario names. */
export function* standingObjects(about: ExportAbout, changes: Changes): Generator<OcelObject> {
  const { log: header } = about;
  yield runOf(about);
  for (const [s, service] of header.services.entries()) {
    const { name, label, kind, setting, capacity } = service;
    const always = { label, kind, setting, ...(capacity < UNLIMITED ? { capacity } : {}) };
    yield object("service", name, always, servicesTo(s, header), stamped("capacity", changes.ofService(s)));
  }
  for (const name of header.exits) yield object("exit", name);
  for (const [p, { name, label, capacity }] of (header.pools ?? []).entries()) {
    yield object("pool", name, { label, units: capacity }, [], stamped("units", changes.ofPool(p)));
  }
  for (const [type, list] of [
    ["clock", header.carried?.clocks ?? []],
    ["membership", header.carried?.memberships ?? []],
    ["effect", header.carried?.effects ?? []],
  ] as const) {
    for (const { name, label } of list) yield object(type, name, { label });
  }
  for (const { name } of header.rules) yield object("rule", name);
  for (const { name } of header.shocks) yield object("shock", name);
  const { list, openings } = header.programmes;
  for (const { name } of list) yield object("programme", name);
  for (const { name, programme } of openings) {
    const of = list[programme];
    yield object("phase", name, {}, of ? [{ objectId: objectId("programme", of.name), qualifier: "part of" }] : []);
  }
}

function runOf({ log, digest, facts }: ExportAbout): OcelObject {
  const { title, seed, engine, scenario, replication } = log;
  const values = { simulated: true, title, seed, engine, scenario, digest, replication: replication + 1, facts };
  return object("run", "1", values);
}

function object(
  type: string,
  name: string,
  always: Readonly<Record<string, OcelValue>> = {},
  relationships: readonly OcelRelation[] = [],
  later: OcelObject["attributes"] = [],
): OcelObject {
  const first = Object.entries(always).map(([attribute, value]) => ({ name: attribute, value, time: ALWAYS }));
  return { id: objectId(type, name), type, attributes: [...first, ...later], relationships };
}

const stamped = (name: string, changes: readonly Change[]) => changes.map(({ time, value }) => ({ name, value, time }));

/** Where a service sends people, by which route, and what pools it needs. */
function servicesTo(service: number, header: LogHeader): OcelRelation[] {
  const routes = header.routes.filter(({ from }) => from === service);
  const ways = routes.flatMap(({ name, to }) =>
    to.map((place) => ({ objectId: placeId(place, header), qualifier: `route ${name}` })),
  );
  const needs = (header.services[service]!.needs ?? []).map(({ pool }) => ({
    objectId: objectId("pool", header.pools![pool]!.name),
    qualifier: "needs",
  }));
  return unique([...ways, ...needs].filter((one): one is OcelRelation => one.objectId !== null));
}

function unique(relations: readonly OcelRelation[]): OcelRelation[] {
  return [...new Map(relations.map((one) => [`${one.objectId} ${one.qualifier}`, one])).values()];
}
