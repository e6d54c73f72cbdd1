/** Settings with which a run may part from a small scenario. */
import { parse } from "yaml";
import { addSeconds, formatInstant, parseInstant } from "../../engine/calendar.ts";
import type { Model, Setting } from "../../engine/language.ts";
import { type Draw, int, maybe, oneOf, type Words } from "./drawing.ts";
import { modelOf, set } from "./scenarios.ts";

/** The first instant at which a run that shares the history up to `at` (seconds) goes its own way. */
export function dateAfter({ clock }: Model, at: number): string {
  return formatInstant(addSeconds(parseInstant(clock.start)!, at + 1 - clock.warmUp));
}

/** Settings that hold from a date on. */
export const from = (on: string, settings: readonly Setting[], everyone = false): Setting[] =>
  settings.map((setting) => ({ ...setting, parting: { on, everyone } }));

/** The model after settings; null where the scenario cannot have them. */
export function modelWith(text: string, settings: readonly Setting[]): Model | null {
  try {
    return modelOf(text, settings);
  } catch {
    return null;
  }
}

/** One to three settings, all of which a dated change can make. */
export function dated(g: Draw, text: string): Setting[] {
  return some(g, datable(g, parse(text) as Words));
}

/** One to three settings, of which at least one can only be taken up. */
export function takenUp(g: Draw, text: string): Setting[] {
  const scenario = parse(text) as Words;
  return [...some(g, others(g, scenario)), ...(maybe(g) ? some(g, datable(g, scenario)).slice(0, 1) : [])];
}

/** The service that an inexhaustible demand comes to: where it is never full, a run cannot go on. */
const ENDLESS = "project";

type Maker = readonly [path: string, value: () => unknown];

function some(g: Draw, makers: readonly Maker[]): Setting[] {
  if (makers.length === 0) return [];
  const wanted = Array.from({ length: int(g, 1, 3) }, () => oneOf(g, ...makers));
  return [...new Map(wanted)].map(([path, value]) => set(path, value()));
}

function datable(g: Draw, scenario: Words): Maker[] {
  const services = entries(scenario.services);
  const cohorts = entries(scenario.cohorts);
  return [
    ...services.flatMap(([name, service]): Maker[] => [
      ...(typeof service.capacity === "number" ? [[`services.${name}.capacity`, () => int(g, 0, 12)] as Maker] : []),
      ...(service["length-of-stay"] === undefined || name === ENDLESS
        ? []
        : [
            [
              `services.${name}.length-of-stay`,
              () => ({ gamma: { mean: `${int(g, 1, 8)} days`, sd: "2 days" } }),
            ] as Maker,
          ]),
      ...(service.leaving === undefined
        ? []
        : [[`services.${name}.leaving`, () => ({ hours: `0${int(g, 6, 9)}:00-16:00`, days: "mon-fri" })] as Maker]),
    ]),
    ...cohorts
      .filter(([, cohort]) => (cohort.arrivals as Words).total !== undefined)
      .map(([name]): Maker => [`cohorts.${name}.arrivals.total`, () => `${int(g, 1, 9)} per day`]),
  ];
}

function others(g: Draw, scenario: Words): Maker[] {
  const names = Object.keys(scenario.services as Words);
  const rules = (scenario.rules ?? []) as Words[];
  const held = entries(scenario.services).filter(
    ([name, { kind }]) => kind !== "state" && kind !== "decision" && name !== ENDLESS,
  );
  const after = (): string => `${int(g, 1, 90)} hours`;
  return [
    ...held.flatMap(([name, service]): Maker[] => [
      [`services.${name}.queue`, () => ({ limit: int(g, 0, 5), order: oneOf(g, "in-turn", "fit-first") })],
      [`services.${name}.give-up`, () => ({ after: after(), to: "home" })],
      [`services.${name}.give-up`, () => ({ at: oneOf(g, "18:00", "00:00", "09:30"), to: "care-home" })],
      [`services.${name}.give-up`, () => ({ "expected-wait": after(), to: "elsewhere" })],
      [
        `services.${name}.admit`,
        () => [
          { name: "in-place", "waits-in": "in-place", priority: 1, "keep-free": 0 },
          { name: "others", priority: 2, "keep-free": int(g, 0, 2), ageing: "1 per 2 days" },
        ],
      ],
      ...(service.leaving === undefined
        ? [[`services.${name}.leaving`, () => ({ hours: "10:00-15:00", days: "mon-sat" })] as Maker]
        : []),
      ...(service.admission === undefined
        ? [[`services.${name}.admission`, () => ({ hours: "08:00-20:00", days: "mon-sat" })] as Maker]
        : []),
      ...ways(g, name, service),
    ]),
    ...held.map(
      ([name]): Maker => [
        "rules",
        () => [
          ...rules,
          {
            name: "since-then",
            when: { service: name, measure: "waiting", above: int(g, 0, 3) },
            do: oneOf<unknown>(
              g,
              { "add-capacity": { service: name, places: 2, "lead-time": oneOf(g, "0 hours", "4 hours") } },
              { divert: { from: name, to: oneOf(g, ...names, "elsewhere") } },
            ),
            until: { below: 1, for: "6 hours" },
          },
        ],
      ],
    ),
    ...rules.map((rule): Maker => [`rules.${rule.name}.when.for`, after]),
  ];
}

function ways(g: Draw, name: string, service: Words): Maker[] {
  const key = service.routes === undefined ? "outcomes" : "routes";
  return ((service[key] ?? []) as Words[]).flatMap((route): Maker[] => {
    const way = (route.name ?? [route.to].flat()[0]) as string;
    const path = `services.${name}.${key}.${way}`;
    return [
      ...Object.entries((route.prepare ?? {}) as Words)
        .filter(([, takes]) => typeof takes === "string")
        .map(([step]): Maker => [`${path}.prepare.${step}`, () => `${int(g, 1, 50)} hours`]),
      ...(typeof route.transfer === "string" ? [[`${path}.transfer`, () => `${int(g, 1, 300)} minutes`] as Maker] : []),
    ];
  });
}

const entries = (of: unknown): [string, Words][] => Object.entries(of as Words) as [string, Words][];
