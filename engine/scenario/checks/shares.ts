/** Shares of ways on and of attributes: for every kind of person they make a whole; and every kind has a stay. */
import * as say from "../messages/meaning.ts";
import type { Report } from "../problem.ts";
import type { Made } from "../read/service.ts";
import { shareOut, TOLERANCE } from "../read/shares.ts";
import type { ByAttribute, CohortSpec, DistributionSpec, RouteSpec, ServiceSpec } from "../scenario.ts";
import { attributeWithout } from "../stays.ts";
import { spotIn } from "./known.ts";
import { isOpen, levelOf, type PersonClass, type Reach } from "./reach.ts";

/** At most one problem of each sort for a service: the first kind of person for whom it holds is named. */
export function checkRouteShares(made: Made<ServiceSpec>, { comes, classes }: Reach, report: Report): void {
  const { spec } = made;
  if (spec === null || spec.routes.length === 0) return;
  const reached = comes.get(spec.name) ?? [];
  const people =
    reached.length > 0 ? reached : spec.routes.every(({ when }) => when === null) ? classes.slice(0, 1) : [];
  const asked = [...new Set(spec.routes.flatMap(({ when }) => Object.keys(when ?? {})))];
  const key = spec.form === "outcomes" ? "outcomes" : "routes";
  const spot = spotIn(made, "services", key);
  const seen = new Set<string>();
  for (const person of people) {
    const open = spec.routes.filter((route) => isOpen(route, person));
    const pattern = open.map(({ name }) => name).join();
    if (seen.has(pattern)) continue;
    seen.add(pattern);
    const problem = casesOf(open)
      .map((routes) => wrongShares(routes, spot, forWhom(person, asked)))
      .find((found) => found !== null);
    if (problem === undefined || problem === null) continue;
    report(problem);
    return;
  }
  checkStays(made, spec, people, classes, report);
}

/** The routes with their shares in each case of when a stay begins; once where none depends on it. */
function casesOf(open: readonly RouteSpec[]): (readonly RouteSpec[])[] {
  const cases = Math.max(...open.map(({ shareBy }) => shareBy?.cases.length ?? 1), 1);
  return Array.from({ length: cases }, (_, i) =>
    open.map((route) => (route.shareBy === null ? route : { ...route, share: route.shareBy.cases[i] ?? route.share })),
  );
}

function wrongShares(open: readonly RouteSpec[], spot: Parameters<typeof say.nowhereToGo>[0], whom: string) {
  if (open.length === 0) return say.nowhereToGo(spot, whom);
  const rests = open.filter(({ share }) => share === "rest").length;
  const fixed = open.reduce((sum, { share }) => sum + (share === "rest" ? 0 : share.value), 0);
  if (rests > 1) return say.restTwice(spot, whom);
  return fixed > 1 + TOLERANCE || (rests === 0 && fixed < 1 - TOLERANCE) ? say.sharesOff(spot, fixed, whom) : null;
}

/** " for frail-emergency with frailty severe"; nothing when no way on asks who someone is. */
function forWhom(person: PersonClass, asked: readonly string[]): string {
  if (asked.length === 0) return "";
  const levels = asked
    .filter((attribute) => attribute !== "cohort")
    .map((attribute) =>
      levelOf(person, attribute) === undefined ? `no ${attribute}` : `${attribute} ${levelOf(person, attribute)}`,
    );
  return ` for people of ${person.cohort}${levels.length === 0 ? "" : ` with ${levels.join(" and ")}`}`;
}

function checkStays(
  made: Made<ServiceSpec>,
  spec: ServiceSpec,
  people: readonly PersonClass[],
  classes: readonly PersonClass[],
  report: Report,
): void {
  // An attribute that nobody has at all is told with the references.
  const known = (attribute: string) => classes.some((person) => levelOf(person, attribute) !== undefined);
  const tell = (
    stay: ByAttribute<DistributionSpec> | "none" | null,
    open: readonly PersonClass[],
    keys: readonly string[],
  ) => {
    if (stay === null || stay === "none") return;
    for (const person of open) {
      const by = attributeWithout(stay, (attribute) => levelOf(person, attribute));
      if (by === null || !known(by)) continue;
      report(say.noStayFor(spotIn(made, "services", ...keys), forWhom(person, [by])));
      return;
    }
  };
  tell(spec.stay, people, [spec.kind === "team" ? "visit" : "length-of-stay"]);
  for (const route of spec.routes)
    tell(
      route.stay,
      people.filter((person) => isOpen(route, person)),
      ["outcomes"],
    );
}

/** The levels of each attribute make a whole. */
export function checkAttributeShares(made: Made<CohortSpec>, report: Report): void {
  for (const [attribute, levels] of Object.entries(made.spec?.attributes ?? {})) {
    shareOut(Object.values(levels), spotIn(made, "cohorts", "attributes", attribute), report);
  }
}
