/** Capacity without end: see compile/model.ts, which the log may not import. */
export const UNLIMITED = 0x3fffffff;

interface Change {
  readonly service: number;
  readonly capacity: number;
}

/** What must be known of a model: a Model will do. */
export interface PlacesModel {
  readonly services: readonly { readonly capacity: number }[];
  readonly capacityChanges: readonly Change[];
  readonly worlds: readonly { readonly capacity: readonly number[]; readonly capacityChanges: readonly Change[] }[];
  readonly rules: readonly {
    readonly actions: readonly { readonly form: string; readonly service?: number; readonly places?: number }[];
  }[];
  readonly census: readonly {
    readonly service: number;
    readonly wants: number;
    readonly state: string;
    readonly people: number;
  }[];
  readonly classes: readonly unknown[];
  readonly holding: {
    readonly units: {
      readonly profileOf: readonly number[];
      readonly profiles: readonly (readonly { readonly units: number }[])[];
    } | null;
    readonly sharing: readonly { readonly services: readonly number[] }[];
  };
  /** The stages of conditions are levels of attributes too: a clock without a place to go to moves people between them. */
  readonly people: { readonly clocks: readonly { readonly to: number }[] } | null;
}

/**
 * By service: the most units of capacity that can be there or be taken at once, and no run goes beyond them, visits in
 * overtime left aside. More than dates say where rules and phases of programmes add places, where services
 * lend each other places, more people are there at the start than there are places, and where the care of people grows
 * during their stay. Beyond UNLIMITED is never
 * counted: a service that is without limit at any time gives UNLIMITED.
 */
export function mostPlaces(model: PlacesModel): number[] {
  return model.services.map((_, service) => {
    const lenders = model.holding.sharing.find(({ services }) => services.includes(service))?.services ?? [service];
    const open = lenders.reduce((sum, lender) => sum + mostOpen(model, lender), 0);
    if (open >= UNLIMITED) return UNLIMITED;
    const { least, greatest, grows } = unitsOf(model, service);
    const counted = countedIn(model, service);
    // Whoever is let in finds room for what they take then; each of them may come to take the most.
    if (grows) return Math.max(open, Math.max(Math.floor(open / least), counted) * greatest);
    return Math.max(open, counted * greatest);
  });
}

/** Places that dates give at any time in any world, and all that rules add on top of them. */
function mostOpen({ services, capacityChanges, worlds, rules }: PlacesModel, service: number): number {
  const start = { capacity: services.map(({ capacity }) => capacity), capacityChanges };
  const dated = [start, ...worlds].flatMap((world) => [
    world.capacity[service]!,
    ...world.capacityChanges.filter((change) => change.service === service).map(({ capacity }) => capacity),
  ]);
  const added = rules
    .flatMap(({ actions }) => actions)
    .filter((action) => action.form === "places" && action.service === service)
    .reduce((sum, { places = 0 }) => sum + Math.max(0, places), 0);
  return dated.reduce((most, capacity) => Math.max(most, capacity), 0) + added;
}

/** People who are there at the start or have a place kept, whatever places there are. */
function countedIn({ census }: PlacesModel, service: number): number {
  const isIn = (row: PlacesModel["census"][number]): boolean =>
    row.service === service || (row.state === "assigned" && row.wants === service);
  return census.filter(isIn).reduce((sum, { people }) => sum + people, 0);
}

/** Fewest and most units that a person takes at any time of a stay, and whether they may come to take more than before. */
function unitsOf(
  { classes, holding, people }: PlacesModel,
  service: number,
): { readonly least: number; readonly greatest: number; readonly grows: boolean } {
  const { profileOf = [], profiles = [] } = holding.units ?? {};
  const numbers = profileOf.slice(service * classes.length, (service + 1) * classes.length);
  const taken = numbers.map((number) => (profiles[number] ?? [{ units: 1 }]).map(({ units }) => units));
  const all = taken.length === 0 ? [1] : taken.flat();
  const [least, greatest] = [Math.min(...all), Math.max(...all)];
  const isStaged = people?.clocks.some(({ to }) => to < 0) ?? false;
  const rises = taken.some((units) => units.some((more, step) => step > 0 && more > units[step - 1]!));
  return { least, greatest, grows: rises || (isStaged && greatest > least) };
}
