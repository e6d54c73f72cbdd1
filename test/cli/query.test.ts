import { existsSync, readFileSync } from "node:fs";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerTo, viewsOfRuns } from "../../engine/node/query/answer.ts";
import { DUCKDB, openDatabase } from "../../engine/node/query/database.ts";
import { csvOf, jsonOf, tableOf } from "../../engine/node/query/show.ts";
import { ROOT } from "../architecture/source.ts";
import { QUESTIONS_PAGE, questionsPage, runAsked } from "../docs/questions.ts";
import { begin, careshift, ended, scenario, workplace } from "./careshift.ts";

const NEVER = { requested: false, signal: new AbortController().signal };

/** DuckDB has binaries for most machines: where there is none these tests are left out, aloud, but never in CI. */
const hasDuckDB = await import("@duckdb/node-api").then(
  () => true,
  (error: Error) => {
    if (process.env["CI"]) throw error;
    console.warn(`The tests of careshift query are left out: ${DUCKDB} cannot be loaded (${error.message})`);
    return false;
  },
);
const withDuckDB = describe.skipIf(!hasDuckDB);

let place: string;
/** The Thurrock comparison, as the page of questions asks for it. */
let run: string;

beforeAll(async () => {
  place = await workplace();
  run = join(place, "thurrock");
  const made = await careshift([...runAsked(run), "--quiet"], place);
  expect(made.stderr).toBe("");
});

afterAll(() => rm(place, { recursive: true }));

const rowsOf = async (sql: string, ...runs: readonly string[]): Promise<readonly (readonly unknown[])[]> =>
  (await answerTo(sql, runs.length > 0 ? runs : [run], NEVER)).rows;

const refused = (sql: string): Promise<string> =>
  rowsOf(sql).then(
    () => "answered",
    (error: Error) => error.message,
  );

withDuckDB("a query over the Thurrock comparison", () => {
  test("answers the five worked questions as their page says (npm run questions)", async () => {
    const page = readFileSync(ROOT + QUESTIONS_PAGE, "utf8");
    expect(page.match(/```sql/g)?.length).toBe(5);
    expect(await questionsPage(run)).toBe(page);
  });

  test("gives the run's own figures of replication 1 from rows", async () => {
    const figures = await rowsOf(`
      with seconds as (select world, measured_seconds as measured from runs),
      services as (
        select world, service, 'delayed.days' as name, sum(measured_delayed_seconds) / 86400 as above, false as ratio from stays group by all
        union all select world, service, 'starts', sum(started_measured), false from stays group by all
        union all select world, service, 'wait', avg(wait_seconds) / 86400, true from stays where started_measured = 1 group by all
        union all select s.world, s.service, 'occupancy', s.used / d.places, true
          from (select world, service, sum(measured_seconds) as used from stays group by all) s
          join (select world, service, sum(measured_place_seconds) as places from daily group by all) d using (world, service)
        union all select world, service, 'cost', sum(pence), false from costs where in_total = 1 group by all)
      select f.world, f.service || '.' || f.name as measure,
             case when f.ratio then f.above else f.above * 365.25 * 86400 / s.measured end as found, r.value as expected
      from services f join seconds s using (world)
      join replications r on r.world = f.world and r.service = f.service and r.name = f.name
      where r.replication = 1 and r.period is null`);
    const named = new Set(figures.map(([world, measure]) => `${world} ${measure}`));
    for (const world of ["base", "variant-1"])
      for (const name of ["delayed.days", "starts", "wait", "occupancy", "cost"])
        expect(named).toContain(`${world} acute-ward.${name}`);
    for (const [world, measure, found, expected] of figures) {
      const off = Math.abs(Number(found) - Number(expected));
      expect(off <= 1e-9 * Math.max(1, Number(expected)), `${world} ${measure}: ${found}, expected ${expected}`).toBe(
        true,
      );
    }
    expect(figures.length).toBeGreaterThan(60);
  });

  test("has every replication's figures, as the results have them", async () => {
    const [[count, mean] = []] = await rowsOf(
      "select count(*), avg(value) from replications where world = 'base' and measure = 'acute-ward.delayed'",
    );
    const { measures } = JSON.parse(await readFile(join(run, "base", "results.json"), "utf8"));
    expect(count).toBe(2);
    expect(mean).toBeCloseTo(measures.find(({ id }: { id: string }) => id === "acute-ward.delayed").mean, 10);
  });

  test("makes the logs of other replications again, with the same figures", async () => {
    const small = join(place, "small");
    await careshift(["run", scenario("small"), "--replications", "3", "--out", small, "--quiet"], place);
    const sql = `select replication, s.service, sum(started_measured) * 365.25 * 86400 / any_value(runs.measured_seconds) as found,
      any_value(value) as expected
      from stays s join runs using (run, world, replication) join replications r using (run, world, replication, service)
      where r.name = 'starts' group by all order by all`;
    const { rows } = await answerTo(sql, [small], NEVER, "all");
    expect(new Set(rows.map(([replication]) => replication))).toEqual(new Set([1, 2, 3]));
    for (const [, , found, expected] of rows) expect(found).toBeCloseTo(Number(expected), 8);
    expect((await answerTo("select distinct replication from runs order by 1", [small], NEVER, 2)).rows).toEqual([
      [1],
      [2],
    ]);
    await expect(answerTo("select nothing from runs", [small], NEVER, "all")).rejects.toThrow('no column "nothing"');
  });

  test("takes folders and log files together, and tells them apart", async () => {
    const log = join(run, "base", "replication-1.log");
    const found = await rowsOf(
      "select run, world, replication, count(*) from stays group by all order by 1, 2",
      run,
      log,
    );
    expect(found.map(([name, world, replication]) => [name, world, replication])).toEqual([
      ["replication-1", "run", 1],
      ["thurrock", "base", 1],
      ["thurrock", "variant-1", 1],
    ]);
    expect(found[0]![3]).toBe(found[1]![3]);
    const twice = await rowsOf(
      "select distinct run from runs order by 1",
      log,
      join(run, "variant-1", "replication-1.log"),
    );
    expect(twice).toEqual([[log], [join(run, "variant-1", "replication-1.log")]]);
  });

  test("is not answered from a log that is cut off, damaged or of another run", async () => {
    const log = await readFile(join(run, "base", "replication-1.log"));
    const cutOff = join(place, "cut-off.log");
    await writeFile(cutOff, log.subarray(0, log.length - 2000));
    await expect(rowsOf("select count(*) from stays", cutOff)).rejects.toThrow(
      `${cutOff} was cut off or never finished`,
    );
    const damaged = join(place, "damaged.log");
    log[log.length >> 1]! ^= 1;
    await writeFile(damaged, log);
    await expect(rowsOf("select count(*) from stays", damaged)).rejects.toThrow(damaged);
    const other = join(place, "other");
    await cp(join(run, "base"), other, { recursive: true });
    await cp(join(run, "variant-1", "replication-1.log"), join(other, "replication-1.log"));
    await expect(rowsOf("select count(*) from stays", other)).rejects.toThrow("is not the log of its run");
  });

  test("is answered from logs of older vocabularies too", async () => {
    const old = ["vocabulary-1-pathway", "vocabulary-2-a", "vocabulary-2-c"].map(
      (name) => `${ROOT}test/golden/logs/${name}.log`,
    );
    const found = await rowsOf(
      "select run, count(*), sum(starts) = max(n) from people join (select run, count(*) as n from stays group by run) using (run) group by run order by 1",
      ...old,
    );
    expect(found.map(([name]) => name)).toEqual(["vocabulary-1-pathway", "vocabulary-2-a", "vocabulary-2-c"]);
    for (const [name, people, isSame] of found)
      expect([Number(people) > 0, isSame], String(name)).toEqual([true, true]);
  });

  test("reads nothing but the views, writes nothing and loads nothing", async () => {
    const file = join(place, "out.csv");
    const secret = join(place, "secret.csv");
    await writeFile(secret, "a\n1\n");
    for (const sql of [
      `copy stays to '${file}'`,
      `copy stays from '${secret}'`,
      `select * from read_csv('${secret}')`,
      `select * from read_text('${secret}')`,
      `select * from '${secret}'`,
      `select * from glob('${place}/*')`,
      "select * from read_parquet('http://127.0.0.1:9/x.parquet')",
      "install httpfs",
      "load httpfs",
      `attach '${file}'`,
      `export database '${file}'`,
      "set enable_external_access = true",
    ])
      expect(await refused(sql), sql).toMatch(/^A query only reads|reaches for files, the network|cannot change/);
    expect(await refused("delete from runs")).toMatch(/^A query only reads/);
    expect(await refused("select 1; drop table runs")).toContain("One query is answered at a time");
    expect(existsSync(file)).toBe(false);
  });

  test("that is wrong is answered by a sentence with the place and the nearest name", async () => {
    expect(await refused("select service,\n  delayd_seconds from stays")).toBe(
      'The query cannot be answered: there is no column "delayd_seconds".\n    delayd_seconds from stays\n    ^\n' +
        "Did you mean delayed_seconds? careshift query RUN prints the views and their columns.",
    );
    expect(await refused("select s.'é', s.persn from stays s")).toMatch(/\n {2}select s\.'é'/);
    expect(await refused("select 'é', s.persn from stays s")).toContain(
      '"s" has no column "persn".\n  select \'é\', s.persn from stays s\n              ^\nDid you mean person?',
    );
    expect(await refused("select * from stais")).toContain("Did you mean stays?");
    expect(await refused("selec 1")).toContain('syntax error at or near "selec".\n  selec 1\n  ^');
    expect(await refused("select cast('x' as integer)")).toMatch(/could not convert/i);
    expect(await refused("/* nothing */")).toContain("The query cannot be answered");
  });

  test("gives plain numbers and ISO moments, in three forms", async () => {
    const sql = `select world, count(*) as people, sum(delayed_seconds) as seconds, avg(starts)::decimal(9, 2) as starts,
      min(arrived_at) as first, min(arrived_at)::date as day, null as nothing, [1, 2] as list, true as yes
      from people where world = 'base' group by world`;
    const answer = await answerTo(sql, [run], NEVER);
    const [row] = JSON.parse(jsonOf(answer));
    expect(row).toMatchObject({ world: "base", nothing: null, list: [1, 2], yes: true });
    expect(row.first).toMatch(/^2015-10-0\dT\d\d:\d\d:\d\d$/);
    expect(row.day).toBe(row.first.slice(0, 10));
    expect(Number.isInteger(row.seconds)).toBe(true);
    expect(csvOf(answer)).toBe(
      `world,people,seconds,starts,first,day,nothing,list,yes\nbase,${row.people},${row.seconds},${row.starts},${row.first},${row.day},,"[1,2]",true\n`,
    );
    expect(tableOf(answer, 120, 40)).toContain(`${row.first}  ${row.day}`);
  });

  test("has a row for each person and each fact, and columns for the attributes of the scenario", async () => {
    const views = await viewsOfRuns([run], NEVER);
    for (const name of ["facts", "people", "stays", "delays", "daily", "costs", "replications", "runs"])
      expect(views).toMatch(new RegExp(`^${name}: One row for each`, "m"));
    expect(views).toContain("Level of frailty on arrival");
    expect(await viewsOfRuns([], NEVER)).not.toContain("frailty");
    const [[facts, arrivals, people] = []] = await rowsOf(
      "select (select count(*) from facts), (select count(*) from facts where kind = 'Arrived'), (select count(*) from people)",
      join(run, "base", "replication-1.log"),
    );
    expect(arrivals).toBe(people);
    expect(Number(facts)).toBeGreaterThan(50_000);
  });
});

describe("the table of an answer", () => {
  const answer = {
    columns: ["name", "n"],
    rows: [
      ["a".repeat(60), 1],
      ["b", 2.123456789],
      ["c", null],
    ],
  };

  test("has numbers at the right, cuts text to the line, and says how many rows there are more", () => {
    const lines = tableOf(answer, 30, 2).split("\n");
    expect(lines[0]).toBe(`name${" ".repeat(25)}n`);
    expect(lines[2]).toBe(`${"a".repeat(18)}…          1`);
    expect(lines[3]).toBe(`b${" ".repeat(20)}2.1234568`);
    expect(lines[4]).toBe("… and 1 more rows: --all shows them");
  });

  test("stands row by row where there are too many columns", () => {
    const columns = Array.from({ length: 9 }, (_, i) => `column-number-${i}`);
    const wide = tableOf({ columns, rows: [columns.map((_, i) => i)] }, 80, 40);
    expect(wide).toContain("row 1\n  column-number-0  0\n");
  });
});

describe("the command", () => {
  test("says how DuckDB is installed where it is missing, in the version that package.json names", async () => {
    const { peerDependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
    expect(DUCKDB).toBe(`@duckdb/node-api@${peerDependencies["@duckdb/node-api"]}`);
    const missing = openDatabase(() => Promise.reject(new Error("Cannot find package '@duckdb/node-api'\nat …")));
    await expect(missing).rejects.toThrow(
      `cannot be loaded here (Cannot find package '@duckdb/node-api'). Install it with: npm install ${DUCKDB}`,
    );
  });

  test.skipIf(!hasDuckDB)("prints a table, exits with 2 for what is wrong, and reads a query from a file", async () => {
    const file = join(place, "question.sql");
    await writeFile(file, "select world, title from runs order by 1");
    const [good, wrong, none] = await Promise.all([
      careshift(["query", "--file", file, run], place),
      careshift(["query", "select * from stais", run], place),
      careshift(["query", "select * from stays", join(place, "nowhere")], place),
    ]);
    expect(good).toMatchObject({ code: 0, stderr: "" });
    expect(good.stdout).toMatch(/^world +title\n-+ {2}-+\nbase {7}Thurrock .*\nvariant-1 {2}Thurrock .*\n$/);
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("it does not exist");
  });

  test.skipIf(!hasDuckDB)("is gone within a second of Ctrl-C, in the middle of an endless query", async () => {
    const endless = "select sum(a.fact * b.fact) from facts a, facts b where a.person + b.person > 7";
    const child = begin(["query", endless, run], place);
    await new Promise((done) => setTimeout(done, 6000));
    const asked = performance.now();
    child.kill("SIGINT");
    const { code, stderr } = await ended(child);
    expect(code).toBe(3);
    expect(stderr).toContain("Interrupted");
    expect(performance.now() - asked).toBeLessThan(5000);
  });
});
