/** Text → Scenario, with every problem found in it. */
import { addSeconds } from "../calendar.ts";
import { calendarOf, datedEdits, phasesOf } from "./changes.ts";
import { checkAsked } from "./checks/asked.ts";
import { checkCensus } from "./checks/census.ts";
import { check } from "./checks/check.ts";
import type { Framed } from "./checks/checked.ts";
import { knownIn } from "./checks/known.ts";
import { checkMeasured } from "./checks/measured.ts";
import { checkShockOccupants } from "./checks/occupants.ts";
import { checkPeople } from "./checks/people.ts";
import { checkPools } from "./checks/pools.ts";
import { checkSharedPlaces } from "./checks/sharedPlaces.ts";
import { figuresOf } from "./figures.ts";
import { layoutOf } from "./layout/layout.ts";
import { cellsGiven, warnOfPartial, withLayout } from "./layout/stated.ts";
import { merge } from "./merge.ts";
import { openedWorlds } from "./opened.ts";
import { inOrder, type Report, ScenarioError } from "./problem.ts";
import { askedOf } from "./read/asked.ts";
import { censusOf } from "./read/census.ts";
import { type CensusRead, censusWithTables } from "./read/censusTable.ts";
import { contractsOf, fundsOf } from "./read/contracts.ts";
import { costsOf, moneyOf } from "./read/costs.ts";
import { checkEnds, endOf } from "./read/ends.ts";
import { readPeople, withStages } from "./read/people.ts";
import { periodsOf } from "./read/periods.ts";
import { readPools } from "./read/pools.ts";
import { type ProgrammesRead, programmesOf } from "./read/programmes.ts";
import { leversOf, sourcesOf, targetsOf } from "./read/rest.ts";
import { rulesOf } from "./read/rules.ts";
import { sharedPlacesOf } from "./read/sharedPlaces.ts";
import { shocksOf } from "./read/shocks.ts";
import { resolvedText } from "./resolved.ts";
import type { Problem, Scenario, ServiceSpec, Setting } from "./scenario.ts";
import { read } from "./schema/issues.ts";
import { Frame, type FrameShape } from "./schema/scenario.ts";
import { applySettings } from "./settings.ts";
import type { Branch } from "./tree.ts";
import { readWorld, specsOf, type World } from "./world.ts";

/** A file with more wrong than this is no scenario; looking on would only take time. */
const MOST_PROBLEMS = 1000;

/**
 * Reads a scenario: files ─merge→ one tree with places ─settings→ tree ─schema→ shapes ─changes→ phases ─checks→ Scenario.
 * Files are keyed by path; `needs` says which ones to read. The same words always give the same Scenario.
 * @throws ScenarioError with every problem found (the first 50 of them, and how many there are).
 */
export function parseScenario(
  entry: string,
  files: ReadonlyMap<string, string>,
  settings: readonly Setting[] = [],
): Scenario {
  const problems: Problem[] = [];
  let order: readonly string[] = [entry];
  const stop = (): never => {
    throw new ScenarioError(
      inOrder(
        problems.filter(({ severity }) => severity === "error"),
        order,
      ),
    );
  };
  const report: Report = (problem) => {
    problems.push(problem);
    if (problems.length > MOST_PROBLEMS) stop();
  };
  const wrong = () => problems.some(({ severity }) => severity === "error");

  const merged = merge(entry, files, report) ?? stop();
  order = merged.files;
  const tree = applySettings(merged.tree, settings, report);
  const { value: frame, problems: misshapen } = read(Frame, tree, "", tree.place);
  misshapen.forEach(report);
  const people = readPeople(tree, report);
  const conditions = tree.entries.get("conditions")?.value;
  const cohortsNow = withStages(tree.entries.get("cohorts")?.value, conditions);
  const world = readWorld(tree.entries.get("services")?.value, cohortsNow, report);
  const declared = readWorld(merged.declared.services, withStages(merged.declared.cohorts, conditions), report);
  const known = new Map(specsOf(world.services).map((service) => [service.name, service]));
  const framed = frame === undefined ? null : frameParts(frame, tree, known, report);
  const phases = framed === null || wrong() ? null : phasesOf(tree, world, framed.edits, framed.calendar, report);
  const opened =
    framed === null || phases === null || wrong()
      ? null
      : openedWorlds(tree, framed.openings, framed.edits, framed.calendar, report);
  // After the phases: reading them reads the values that dated changes set.
  const openings = framed?.openings.flat(2) ?? [];
  const figures = framed === null ? [] : figuresOf(tree, [...framed.edits, ...openings]);
  const counted = framed === null ? null : censusRead(framed, tree, world, report);
  const census =
    counted === null
      ? []
      : censusOf(
          counted.shape,
          counted.tree,
          world.cohorts.map(({ name }) => name),
          counted.origins,
          report,
        );
  const periods = framed === null ? [] : periodsOf(framed.frame.periods, tree, framed.calendar, report);
  if (framed !== null) checkCensus(census, counted!.tree, world, framed.calendar.warmUp, report);
  checkPeople(people, tree, world, report);
  checkMeasured(world, people, report);
  const sharedPlaces = frame === undefined ? [] : sharedPlacesOf(frame["shared-places"], tree);
  checkSharedPlaces(sharedPlaces, tree, world, report);
  checkPools(readPools(tree, report), world, report);
  check(
    { tree, worlds: [...(phases?.worlds ?? [world]), ...(opened?.worlds ?? [])], declared, framed, figures },
    report,
  );
  const asked = askedOf(frame ?? {}, tree);
  if (framed !== null) checkAsked(asked, framed, tree, world, report);
  const rules = frame === undefined ? [] : rulesOf(frame, tree, known, report);
  const cohortNames = world.cohorts.map(({ name }) => name);
  const shocks =
    framed === null
      ? []
      : shocksOf(framed.frame, tree, { services: known, cohorts: cohortNames, calendar: framed.calendar }, report);
  checkShockOccupants(shocks, world, report);
  const end = frame === undefined ? null : endOf(frame["ends-when"], tree, known, report);
  if (framed !== null) checkEnds(framed.frame, end, specsOf(world.cohorts), tree, framed.calendar, report);
  const levers =
    frame === undefined
      ? []
      : leversOf(frame, tree, (path) => problems.some((problem) => concerns(problem, path)), report);
  if (frame === undefined || framed === null || phases === null || opened === null || wrong()) return stop();

  const { calendar, costs, targets } = framed;
  const { services, cohorts } = phases.phases[0]!;
  const layout = layoutOf(services, cohorts, cellsGiven(frame, services));
  warnOfPartial(frame, tree, services, layout, report);
  return {
    ...titleOf(frame),
    time: {
      start: frame.time.start,
      warmUp: calendar.warmUp,
      length: calendar.length,
      arrivalsStop: frame.time["arrivals-stop"] ?? null,
      snapshotHour: frame.measures?.["snapshot-hour"] ?? 0,
    },
    bankHolidays: frame["bank-holidays"]?.days ?? [],
    rings: frame.rings ?? null,
    sources: sourcesOf(frame),
    phases: phases.phases,
    end,
    sharedPlaces,
    census,
    periods,
    layout,
    declared: { services: specsOf(declared.services), cohorts: specsOf(declared.cohorts) },
    older: frame.measures?.older ?? {},
    rules,
    shocks,
    programmes: framed.programmes,
    opened: opened.phases,
    payers: frame.payers ?? [],
    priceYear: frame.costs?.["price-year"] ?? null,
    costs,
    money: framed.money,
    providers: frame.providers ?? [],
    contracts: framed.contracts,
    funds: framed.funds,
    targets,
    asked,
    levers,
    figures,
    resolved: resolvedText(withLayout(tree, services, layout), merged.declared),
    files: merged.files,
    warnings: inOrder(problems, order),
  };
}

/** The census with the tables it names. */
function censusRead({ frame, calendar }: Framed, tree: Branch, world: World, report: Report): CensusRead {
  const begins = addSeconds(calendar.start, -calendar.warmUp);
  return censusWithTables(tree, frame.census, new Set(knownIn(world, null).attributes.keys()), begins, report);
}

/** What follows from everything but services and cohorts. */
function frameParts(
  frame: FrameShape,
  tree: Branch,
  services: ReadonlyMap<string, ServiceSpec>,
  report: Report,
): Framed & ProgrammesRead {
  const calendar = calendarOf(frame.time);
  const edits = datedEdits(tree, frame, calendar, report);
  const programmes = programmesOf(frame, tree, services, calendar, report);
  const [costs, targets] = [costsOf(frame, tree, report), targetsOf(frame, tree, report)];
  const [contracts, funds] = [contractsOf(frame.contracts, tree, report), fundsOf(frame.funds, tree)];
  return { ...programmes, frame, calendar, edits, costs, money: moneyOf(frame), contracts, funds, targets };
}

/** Whether an error has been found at a path, above it or below it. */
const concerns = ({ path, severity }: Problem, at: string): boolean =>
  severity === "error" && path !== "" && (path === at || path.startsWith(`${at}.`) || at.startsWith(`${path}.`));

const titleOf = (frame: FrameShape): Pick<Scenario, "title" | "question" | "place"> => ({
  title: frame.title,
  question: frame.question ?? null,
  place: { name: frame.place?.name ?? "", population: frame.place?.population ?? {} },
});
