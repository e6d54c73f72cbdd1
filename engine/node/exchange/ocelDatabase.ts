import type { Database, JSValue, Statement } from "node-sqlite3-wasm";
import type { OcelEvent, OcelObject, OcelType, OcelValue, OcelValueType } from "../../exchange.ts";

const TYPES: { readonly [T in OcelValueType]: string } = {
  string: "TEXT",
  time: "TIMESTAMP",
  integer: "INTEGER",
  float: "REAL",
  boolean: "BOOLEAN",
};

const COMMON = `
  CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
  CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
  CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES event_map_type (ocel_type));
  CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES object_map_type (ocel_type));
  CREATE TABLE event_object (
    ocel_event_id TEXT REFERENCES event (ocel_id), ocel_object_id TEXT REFERENCES object (ocel_id), ocel_qualifier TEXT,
    PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier)
  ) WITHOUT ROWID;
  CREATE TABLE object_object (
    ocel_source_id TEXT REFERENCES object (ocel_id), ocel_target_id TEXT REFERENCES object (ocel_id), ocel_qualifier TEXT,
    PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier)
  ) WITHOUT ROWID;`;

/** A cell of a row. */
type Cell = JSValue;

/** The tables of one database, filled event by event and object by object. */
export class OcelDatabase {
  private readonly database: Database;
  private readonly statements = new Map<string, Statement>();
  /** Columns of the table of each type, after those that all of its sort have. */
  private readonly columns = new Map<string, readonly string[]>();

  constructor(database: Database) {
    this.database = database;
    // The file is copied when it is whole and not looked at before, so a journal would guard nothing. Objects come after
    // the events that point at them.
    database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN;");
    database.exec(COMMON);
  }

  /** Makes the table of a type, unless it is there. */
  describe(sort: "event" | "object", { name, attributes }: OcelType): void {
    const table = `${sort}_${name}`;
    if (this.columns.has(table)) return;
    const common = sort === "event" ? [] : ["ocel_changed_field TEXT"];
    const own = attributes.map((attribute) => `"${attribute.name}" ${TYPES[attribute.type]}`);
    const reference = `ocel_id TEXT REFERENCES ${sort} (ocel_id)`;
    this.database.exec(
      `CREATE TABLE "${table}" (${[reference, "ocel_time TIMESTAMP", ...common, ...own].join(", ")});`,
    );
    this.columns.set(
      table,
      attributes.map((attribute) => attribute.name),
    );
    this.insert(`${sort}_map_type`, [name, name]);
  }

  addEvent({ id, type, time, attributes, relationships }: OcelEvent): void {
    this.insert("event", [id, type]);
    this.insert(`event_${type}`, [id, sqlTime(time), ...this.cells(`event_${type}`, attributes)]);
    for (const { objectId, qualifier } of relationships) this.insert("event_object", [id, objectId, qualifier]);
  }

  /** The values that hold from the first are one row; each later one is a row that says which field changed. */
  addObject({ id, type, attributes, relationships }: OcelObject): void {
    const table = `object_${type}`;
    this.insert("object", [id, type]);
    const begin = attributes[0]?.time ?? 0;
    const first = new Map<string, OcelObject["attributes"][number]>();
    const later: OcelObject["attributes"][number][] = [];
    for (const one of attributes) {
      if (one.time === begin && !first.has(one.name)) first.set(one.name, one);
      else later.push(one);
    }
    this.insert(table, [id, sqlTime(begin), null, ...this.cells(table, [...first.values()])]);
    for (const one of later) this.insert(table, [id, sqlTime(one.time), one.name, ...this.cells(table, [one])]);
    for (const { objectId, qualifier } of relationships) this.insert("object_object", [id, objectId, qualifier]);
  }

  commit(): void {
    this.database.exec("COMMIT;");
  }

  close(): void {
    for (const statement of this.statements.values()) statement.finalize();
    this.database.close();
  }

  private cells(table: string, values: readonly { readonly name: string; readonly value: OcelValue }[]): Cell[] {
    const known = this.columns.get(table)!;
    return known.map((column) => values.find(({ name }) => name === column)?.value ?? null);
  }

  private insert(table: string, cells: readonly Cell[]): void {
    let statement = this.statements.get(table);
    if (statement === undefined) {
      statement = this.database.prepare(`INSERT INTO "${table}" VALUES (${cells.map(() => "?").join(", ")})`);
      this.statements.set(table, statement);
    }
    statement.run([...cells]);
  }
}

/** "2016-04-01 08:00:00", as the standard writes times in SQLite. */
function sqlTime(civil: number): string {
  return new Date(civil * 1000).toISOString().slice(0, 19).replace("T", " ");
}
