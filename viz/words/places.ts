import { type LogHeader, listed } from "../../engine/index.ts";
import { counted } from "./time.ts";

/** What a way out of the model is called in a sentence. */
interface ExitWords {
  readonly label: string;
  /** "is ready to leave … to go home" */
  readonly ready: string;
  /** "Person 212 goes home" */
  readonly goes: string;
  /** "Person 212 went home" */
  readonly went: string;
}

const EXIT_WORDS: Readonly<Record<string, ExitWords>> = {
  home: { label: "Home", ready: "to go home", goes: "goes home", went: "went home" },
  "care-home": {
    label: "Care home",
    ready: "to move to a care home",
    goes: "moves to a care home",
    went: "moved to a care home",
  },
  died: { label: "Died", ready: "after their death", goes: "dies", went: "died" },
  "moved-away": { label: "Moved away", ready: "to move away", goes: "moves away", went: "moved away" },
  elsewhere: { label: "Elsewhere", ready: "to go elsewhere", goes: "goes elsewhere", went: "went elsewhere" },
};

/** Places by their number, in words: services from 0, exits after them, −1 outside. One for each header: placesOf. */
export class Places {
  private readonly header: LogHeader;
  private readonly names: readonly string[];

  constructor(header: LogHeader) {
    this.header = header;
    this.names = shortLabels(header.services.map(({ label, name }) => label || name));
  }

  isService(place: number): boolean {
    return place >= 0 && place < this.header.services.length;
  }

  /** beds, caseload, team, state or decision; "" for exits and outside. */
  kind(place: number): string {
    return this.header.services[place]?.kind ?? "";
  }

  /** The whole label, as on the stage and in tables. */
  label(place: number): string {
    const service = this.header.services[place];
    if (service !== undefined) return service.label || service.name;
    return this.exit(place)?.label ?? "Outside";
  }

  /** For sentences: the label up to its first comma or bracket, the rest in brackets where others begin the same; "home". */
  name(place: number): string {
    const exit = this.exit(place);
    if (exit !== null) return exit.label === "Care home" ? "a care home" : exit.label.toLowerCase();
    return this.names[place] ?? "outside";
  }

  /** "Collins House", "Collins House or First place", "Collins House or 2 others". */
  either(places: readonly number[]): string {
    if (places.length < 3) return places.map((place) => this.name(place)).join(" or ");
    return `${this.name(places[0]!)} or ${places.length - 1} others`;
  }

  /** Names in a list: "A, B and C". */
  all(places: readonly number[]): string {
    return listed(places.map((place) => this.name(place)));
  }

  /** Words of an exit; null for services and outside. */
  exit(place: number): ExitWords | null {
    const name = this.header.exits[place - this.header.services.length];
    if (place < this.header.services.length || name === undefined) return null;
    return EXIT_WORDS[name] ?? unknownExit(name);
  }

  /** "65 beds", "1 place", "12.5 hours a week", "3 staff on duty", "no limit" for a negative number. */
  capacity(service: number, n: number): string {
    if (n < 0) return "no limit";
    const { perPlace } = this.header.services[service] ?? {};
    if (perPlace !== undefined) return counted(hundredths(n / perPlace), "hour a week", "hours a week");
    switch (this.kind(service)) {
      case "beds":
        return counted(n, "bed");
      case "team":
        return n === 0 ? "nobody on duty" : counted(n, "member of staff on duty", "members of staff on duty");
      default:
        return counted(n, "place");
    }
  }
}

const hundredths = (n: number): number => Math.round(n * 100) / 100;

const known = new WeakMap<LogHeader, Places>();

/** The places of a header in words, made once. */
export function placesOf(header: LogHeader): Places {
  const found = known.get(header) ?? new Places(header);
  known.set(header, found);
  return found;
}

/** Numbers of the services in pathway order: by column, then row, of the layout. */
export function pathway(header: LogHeader): number[] {
  const { services } = header;
  const before = (a: number, b: number): number =>
    services[a]!.column - services[b]!.column || services[a]!.row - services[b]!.row || a - b;
  return services.map((_, service) => service).sort(before);
}

/** Labels without what follows a comma or bracket; where that leaves two the same, with it in brackets. */
function shortLabels(labels: readonly string[]): string[] {
  const short = labels.map((label) => /^[^,(]+/.exec(label)?.[0].trim() || label);
  return short.map((name, i) => (short.filter((other) => other === name).length > 1 ? bracketed(labels[i]!) : name));
}

/** "Intermediate care, first place" → "Intermediate care (first place)": in a sentence a comma would end the name. */
function bracketed(label: string): string {
  const parts = /^([^,(]+), ([^()]+)$/.exec(label);
  return parts === null ? label : `${parts[1]} (${parts[2]})`;
}

function unknownExit(name: string): ExitWords {
  const plain = name.replaceAll("-", " ");
  const label = plain.charAt(0).toUpperCase() + plain.slice(1);
  return { label, ready: `to leave: ${plain}`, goes: `leaves: ${plain}`, went: `left: ${plain}` };
}
