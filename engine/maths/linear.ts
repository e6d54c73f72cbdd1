/**
 * Solves n equations for n unknowns: rows of n coefficients and the right-hand side. Gauss–Jordan elimination with
 * partial pivoting. Infinity for every unknown when there is no single solution.
 */
export function solve(equations: readonly (readonly number[])[]): number[] {
  const rows = equations.map((row) => [...row]);
  const n = rows.length;
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < n; i += 1) {
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const head = rows[column]!;
    if (Math.abs(head[column]!) < 1e-12) return rows.map(() => Number.POSITIVE_INFINITY);
    for (let i = 0; i < n; i += 1) {
      const factor = i === column ? 0 : rows[i]![column]! / head[column]!;
      if (factor !== 0) for (let k = column; k <= n; k += 1) rows[i]![k]! -= factor * head[k]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}
