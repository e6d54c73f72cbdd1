/** How a group finds its rows: of the system in the order given, then the services with most to show. */
export interface Rule {
  readonly title: string;
  readonly about: string;
  readonly system: readonly (readonly [measure: RegExp, label: (name: string) => string])[];
  readonly service: RegExp | null;
  readonly named: (label: string, measure: string) => string;
  /** Most rows of services. */
  readonly most: number;
}
