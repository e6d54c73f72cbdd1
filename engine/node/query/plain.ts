type DuckDB = typeof import("@duckdb/node-api");

/** A value of DuckDB as plain data: whole numbers as numbers where they are exact, moments as ISO 8601 text. */
export function plain(duck: DuckDB, value: unknown): unknown {
  if (typeof value === "bigint") {
    return value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER ? Number(value) : String(value);
  }
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof duck.DuckDBDecimalValue) return value.toDouble();
  if (value instanceof duck.DuckDBTimestampValue || value instanceof duck.DuckDBTimestampSecondsValue) {
    return String(value).replace(" ", "T");
  }
  if (value instanceof duck.DuckDBListValue || value instanceof duck.DuckDBArrayValue) {
    return value.items.map((item) => plain(duck, item));
  }
  if (value instanceof duck.DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, plain(duck, entry)]));
  }
  return String(value);
}
