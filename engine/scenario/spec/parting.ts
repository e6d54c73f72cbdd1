/** When and how a run parts from another, whose history it shares. */
export interface PartingSpec {
  /** ISO date, or date and time. */
  readonly on: string;
  /** True where stays under way are worked out anew, as `applies-to: everyone` says. */
  readonly everyone: boolean;
}
