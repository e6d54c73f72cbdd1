/** The command line: words in, the right command called, an exit code out. */
import { availableParallelism } from "node:os";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { type CapacityOptions, capacity, describeCapacity } from "./commands/capacity.ts";
import { type ChargeOptions, charge, describeCharge } from "./commands/charge.ts";
import { check } from "./commands/check.ts";
import { compare } from "./commands/compare.ts";
import { diff } from "./commands/diff.ts";
import { describeExport } from "./commands/export.ts";
import { describeFork, type ForkOptions, fork } from "./commands/fork.ts";
import { describeImport } from "./commands/import.ts";
import { language } from "./commands/language.ts";
import { describeOracles, oracles } from "./commands/oracles.ts";
import { describeQuery } from "./commands/query.ts";
import { type Page, type ReplayOptions, replay, serveAfterwards } from "./commands/replay.ts";
import { describeReprice, type RepriceOptions, reprice } from "./commands/reprice.ts";
import { describeResume, resume } from "./commands/resume.ts";
import { run } from "./commands/run.ts";
import { describeVerify, verify } from "./commands/verify.ts";
import { describeWaterfall, waterfall } from "./commands/waterfall.ts";
import { EXIT } from "./exit.ts";
import { engineVersion } from "./identity.ts";
import type { Interrupt } from "./interrupt.ts";
import type { RunOptions } from "./options.ts";

/** The same luck for everyone who does not choose: results can be compared and repeated. */
const DEFAULT_SEED = "careshift";
const DEFAULT_REPLICATIONS = 30;
const DEFAULTS = { seed: DEFAULT_SEED, replications: DEFAULT_REPLICATIONS };
const MOST_REPLICATIONS = 100_000;

/**
 * Carries out one command line.
 * @param words the arguments after the program's name
 * @param page the viewer's page
 * @returns the exit code
 */
export async function obey(words: readonly string[], interrupt: Interrupt, page: Page): Promise<number> {
  let code: number = EXIT.done;
  const program = describeProgram(interrupt, page, (result) => {
    code = result;
  });
  try {
    if (words.length === 0) {
      program.outputHelp();
      return EXIT.done;
    }
    await program.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongInput;
    throw error;
  }
}

function describeProgram(interrupt: Interrupt, page: Page, end: (code: number) => void): Command {
  const afterwards = (
    folder: string,
    options: Pick<RunOptions, "serve" | "seed" | "open" | "json">,
  ): Promise<number> =>
    options.serve ? serveAfterwards(folder, options, interrupt, page) : Promise.resolve(EXIT.done);
  const program = new Command("careshift")
    .description("Try out a change to health and social care before patients live through it.")
    .version(engineVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .showSuggestionAfterError(true)
    .showHelpAfterError("(careshift --help lists what can be done)")
    .exitOverride()
    .addHelpText("after", PROGRAM_EXAMPLES);

  program
    .command("check")
    .description("read scenarios and say what is wrong, or what they hold: loads, sources, assumptions")
    .argument("<file...>", "scenario files (YAML)")
    .addOption(settingOption())
    .option("--quiet", "print problems and warnings only")
    .addHelpText("after", CHECK_EXAMPLES)
    .action(async (files, options) => end(await check(files, options)));

  runOptions(program.command("run"))
    .description("replicate a scenario, print its results, write a run folder")
    .argument("<file>", "scenario file (YAML)")
    .addHelpText("after", RUN_EXAMPLES)
    .action(async (file, options) => end(await afterwards(await run(file, options, interrupt), options)));

  runOptions(program.command("compare"))
    .description("replicate scenarios with the same people in each, print the paired differences, write a run folder")
    .argument("<base>", "scenario file (YAML)")
    .argument("[variant...]", "scenario files to compare with the base; with none, the base with --set is the variant")
    .addHelpText("after", COMPARE_EXAMPLES)
    .action(async (base, variants, options) =>
      end(await afterwards(await compare(base, variants, options, interrupt), options)),
    );

  describeResume(serveOptions(program.command("resume")), whole("jobs", 1024)).action(async (folder, options) =>
    end(await afterwards(await resume(folder, options, interrupt), options)),
  );

  const counts = { replications: whole("replications", MOST_REPLICATIONS), jobs: whole("jobs", 1024) };
  describeFork(serveOptions(program.command("fork")), settingOption(), counts).action(
    async (run: string, options: ForkOptions) =>
      end(await afterwards(await fork(run, options, interrupt), { seed: DEFAULT_SEED, ...options })),
  );

  describeCharge(againOptions(program.command("charge"))).action(async (path: string, options: ChargeOptions) =>
    end(await charge(path, options, DEFAULTS, interrupt)),
  );

  describeCapacity(againOptions(program.command("capacity"))).action(async (path: string, options: CapacityOptions) =>
    end(await capacity(path, options, DEFAULTS, interrupt)),
  );

  describeReprice(program.command("reprice")).action(async (run: string, prices: string, options: RepriceOptions) =>
    end(await reprice(run, prices, options)),
  );

  describeWaterfall(exploreOptions(program.command("waterfall"))).action(async (base, variant, options) =>
    end(await waterfall(base, variant, options, interrupt)),
  );

  program
    .command("diff")
    .description("say what differs between two scenarios, in words and figures, with sources")
    .argument("<a>", "scenario file (YAML)")
    .argument("[b]", "the scenario to compare it with; with none, the first with --set")
    .addOption(settingOption())
    .option("--json", "print the differences as JSON on stdout, and nothing else")
    .addHelpText("after", DIFF_EXAMPLES)
    .action(async (a: string, b: string | undefined, options) => end(await diff(a, b, options)));

  program
    .command("language")
    .description("say what may be written in a scenario: every key, or those of one part")
    .argument("[key]", "a part or a key, such as services.queue")
    .option("--json", "print the JSON Schema, for editors")
    .addHelpText("after", LANGUAGE_EXAMPLES)
    .action(async (key: string | undefined, options) => end(await language(key, options)));

  describeVerify(program, whole("jobs", 1024)).action(async (path: string, options) =>
    end(await verify(path, options, interrupt)),
  );
  describeExport(program, interrupt, end);
  describeImport(program, interrupt, end);
  describeQuery(program, interrupt, end);

  serveOptions(program.command("replay"))
    .description("show runs in a browser, from this machine only, until Ctrl-C")
    .argument("<path>", "run folder, folder of a comparison, .log file, or scenario file (YAML)")
    .argument("[other]", "a second one to put beside it")
    .option("--seed <words>", "the luck for scenarios that have not been run", seed, DEFAULT_SEED)
    .addHelpText("after", REPLAY_EXAMPLES)
    .action(async (path: string, other: string | undefined, options: ReplayOptions) =>
      end(await replay(other === undefined ? [path] : [path, other], options, interrupt, page)),
    );

  describeOracles(program, seed, whole("jobs", 1024)).action(async (options) =>
    end(await oracles({ jobs: availableParallelism(), ...options }, interrupt)),
  );

  return program;
}

/** What every command takes that replicates scenarios. */
function exploreOptions(command: Command): Command {
  return command
    .addOption(settingOption())
    .option("--by <attribute...>", "give measures by the levels of attributes of people too, or by cohort")
    .option(
      "--replications <n>",
      "how many times to run with different luck",
      whole("replications", MOST_REPLICATIONS),
      DEFAULT_REPLICATIONS,
    )
    .option("--seed <words>", "the luck: the same words give the same results", seed, DEFAULT_SEED)
    .option("--jobs <n>", "most worker threads", whole("jobs", 1024), availableParallelism())
    .option("--json", "print the results as JSON on stdout, and nothing else")
    .option("--quiet", "no progress on stderr");
}

/** What every command takes that makes a scenario's runs for a question, or a finished run's again. */
function againOptions(command: Command): Command {
  return command
    .argument("<scenario|run>", "scenario file (YAML), or a folder that run or compare has written")
    .addOption(settingOption())
    .option(
      "--replications <n>",
      "how many times to run with different luck (default: 30, or as the run)",
      whole("replications", MOST_REPLICATIONS),
    )
    .option("--seed <words>", "the luck (default: that of every command, or as the run)", seed)
    .option("--world <id>", "of a comparison: base, variant-1, … (default: base)")
    .option(
      "--tables <folder>",
      "where the CSV files lie that the scenario of a run names: run folders do not hold them",
    )
    .option("--csv <file>", "write the figures as CSV")
    .option("--json", "print the figures as JSON on stdout, and nothing else")
    .option("--quiet", "no progress on stderr")
    .option("--jobs <n>", "most worker threads", whole("jobs", 1024), availableParallelism());
}

function runOptions(command: Command): Command {
  return exploreOptions(serveOptions(command))
    .addOption(
      new Option("--logs <which>", "replications whose every fact is kept")
        .choices(["first", "all", "none"])
        .default("first"),
    )
    .option("--include-records", "keep the rows of CSV files, which may be people's, in the run folder")
    .option("--out <folder>", "run folder (default: runs/<title>-<digest>-<seed>)")
    .option("--all", "print every measure")
    .option("--serve", "show the run in the viewer afterwards, until Ctrl-C")
    .option("--no-serve", "do not show it, whatever was said before");
}

function serveOptions(command: Command): Command {
  return command
    .option("--port <n>", "port of the viewer (default: 4173, or another where that is taken)", whole("port", 65_535))
    .option("--no-open", "do not open the browser");
}

function settingOption(): Option {
  return new Option("--set <lever=value>", "pull a lever, or set any path=value; may be given again").argParser(
    (value: string, before: readonly string[] = []) => {
      if (!/^[^=]+=/.test(value)) throw new InvalidArgumentError('Write it as lever=value, for example "beds=24".');
      return [...before, value];
    },
  );
}

function whole(name: string, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
    throw new InvalidArgumentError(`Give --${name} a whole number from 1 to ${most}.`);
  };
}

function seed(text: string): string {
  if (text.trim() !== "" && text.length <= 200) return text;
  throw new InvalidArgumentError("Give --seed a word or two, at most 200 characters.");
}

const PROGRAM_EXAMPLES = `
Examples:
  careshift check scenarios/thurrock/today.yaml
  careshift run scenarios/thurrock/today.yaml
  careshift compare scenarios/thurrock/today.yaml scenarios/thurrock/in-borough.yaml
  careshift diff scenarios/thurrock/today.yaml scenarios/thurrock/in-borough.yaml
  careshift fork runs/my-run --at 2016-10-01 --set collins-house-beds=12
  careshift replay runs/my-run
  careshift verify runs/my-run

Exit codes: 0 done, 1 a check failed, 2 the input is wrong, 3 interrupted. Ctrl-C is the proper end of the viewer: 0.`;

const CHECK_EXAMPLES = `
Example:
  careshift check scenarios/thurrock/*.yaml`;

const RUN_EXAMPLES = `
Examples:
  careshift run scenarios/thurrock/today.yaml
  careshift run scenarios/thurrock/today.yaml --set services.acute-ward.capacity=110 --replications 50
  careshift run scenarios/thurrock/today.yaml --json > results.json`;

const COMPARE_EXAMPLES = `
Examples:
  careshift compare scenarios/thurrock/today.yaml scenarios/thurrock/in-borough.yaml
  careshift compare scenarios/thurrock/today.yaml --set collins-house-beds=12

--set goes into every scenario of a comparison; with the base alone, it makes the variant.`;

const DIFF_EXAMPLES = `
Examples:
  careshift diff scenarios/thurrock/today.yaml scenarios/thurrock/in-borough.yaml
  careshift diff scenarios/thurrock/today.yaml --set collins-house-beds=12

--set goes into the second scenario. Figures are compared after extends and settings; the same figure in another unit
("3 weeks" for "21 days") is no difference.`;

const LANGUAGE_EXAMPLES = `
Examples:
  careshift language services.queue
  careshift language give-up
  careshift language --json > careshift.schema.json`;

const REPLAY_EXAMPLES = `
Examples:
  careshift replay runs/my-run
  careshift replay runs/my-run/base runs/other-run
  careshift replay runs/my-run/replication-1.log
  careshift replay scenarios/thurrock/today.yaml

The page and its data stay on this machine. The browser opens when someone sits at a terminal.`;
