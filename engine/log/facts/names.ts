import type { LogHeader } from "../header.ts";
import type { Role } from "./roles.ts";

/** Lists of names that a header tells of: all that is needed to put a fact into words. */
export type NamedLists = Pick<
  LogHeader,
  | "services"
  | "exits"
  | "cohorts"
  | "classes"
  | "attributes"
  | "routes"
  | "rules"
  | "shocks"
  | "programmes"
  | "pools"
  | "carried"
  | "reasons"
>;

const OUTSIDE = -1;
/** Routes of people who came by none. */
const ON_ARRIVAL = -1;
const SENT_ON = -2;

/**
 * The word for a number of this role; null where the number itself is the figure, or says nothing.
 * @returns undefined when the role cannot mean this number: the fact breaks the vocabulary, or its header is another's
 */
export function wordFor(role: Role, number: number, header: NamedLists): string | null | undefined {
  switch (role.is) {
    case "none":
      return number === 0 || number === OUTSIDE ? null : undefined;
    case "place":
      return number === OUTSIDE ? null : placeWord(number, header);
    case "cohort":
      return header.cohorts[number]?.name;
    case "class":
      return classWord(number, header);
    case "attribute":
      return header.attributes[number]?.name;
    case "route":
      return routeWord(number, header);
    case "reason":
      return number > 0 ? header.reasons[number] : undefined;
    case "clock":
      return header.carried?.clocks[number]?.name;
    case "membership":
      return header.carried?.memberships[number]?.name;
    case "effect":
      return header.carried?.effects[number]?.name;
    case "pool":
      return header.pools?.[number]?.name;
    case "rule":
      return header.rules[number]?.name;
    case "shock":
      return header.shocks[number]?.name;
    case "phase":
      return header.programmes.openings[number]?.name;
    case "code":
      return role.words?.[number];
    case "thousandths":
      return number >= 0 && number <= 1000 ? null : undefined;
    case "task":
    case "count":
    case "units":
    case "seconds":
      return number >= 0 ? null : undefined;
    default:
      return role.is satisfies never;
  }
}

/** The name of a service or an exit; undefined when there is none with this number. */
export function placeWord(
  number: number,
  { services, exits }: Pick<NamedLists, "services" | "exits">,
): string | undefined {
  return number < services.length ? services[number]?.name : exits[number - services.length];
}

/** "frailty=mild; locality=tilbury"; null where people of the cohort have no attributes. */
function classWord(number: number, { classes, attributes }: NamedLists): string | null | undefined {
  const levels = classes[number]?.levels;
  if (levels === undefined) return undefined;
  const words = attributes.flatMap(({ name, levels: names }, a) => {
    const level = names[levels[a] ?? -1];
    return level === undefined ? [] : [`${name}=${level}`];
  });
  return words.length === 0 ? null : words.join("; ");
}

function routeWord(number: number, { routes }: NamedLists): string | undefined {
  if (number === ON_ARRIVAL) return "on arrival";
  return number === SENT_ON ? "sent on" : routes[number]?.name;
}
