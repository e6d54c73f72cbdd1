// Shared by the peers in JavaScript: parameters, draws, accumulators. The workloads are defined in ../README.md.
const DOW = [1.1, 1.03, 1, 1, 1.02, 0.93, 0.92];
const PROF = Array.from(
  { length: 168 },
  (_, h) => DOW[Math.floor(h / 24)] * (1 + 0.55 * Math.cos((2 * Math.PI * ((h % 24) - 14)) / 24)),
);
const s = PROF.reduce((x, y) => x + y);
for (let h = 0; h < 168; h++) PROF[h] *= 168 / s;
const PMAX = Math.max(...PROF);
const LAM = [3.6, 2.5];
export const H = 7300;
const W = 365;
const ln = (m, sd) => {
  const v = Math.log(1 + (sd * sd) / (m * m));
  return [Math.log(m) - v / 2, Math.sqrt(v)];
};
export const ED = ln(4 / 24, 3 / 24),
  LOS = [ln(4.5, 5), ln(8.5, 8)],
  BROK = ln(5, 4),
  DOWN = [ln(58, 30), ln(26, 20), ln(14, 10)],
  CAP = [80, 24, 10];
const NM = ["ed", "q", "ac", "bre", "bic", "bch", "re", "ic", "ch", "pend"];
export function cand(u, c, t) {
  const l = LAM[c] * PMAX;
  for (;;) {
    t -= Math.log(1 - u()) / l;
    if (u() * PMAX < PROF[Math.floor(t * 24) % 168]) return t;
  }
}
export class Acc {
  n = new Array(10).fill(0);
  ar = new Array(10).fill(0);
  cnt = new Array(8).fill(0);
  ev = 0;
  wq = 0;
  nq = 0;
  census = [];
  wa = null;
  inc(k, t) {
    this.n[k]++;
    this.ar[k] -= t;
  }
  dec(k, t) {
    this.n[k]--;
    this.ar[k] += t;
  }
  midnight(t) {
    if (!this.wa && t > W - 0.5) this.wa = this.ar.map((x, k) => x + this.n[k] * t);
    this.census.push(this.n.slice());
  }
  finish() {
    this.occ = this.ar.map((x, k) => (x + this.n[k] * H - this.wa[k]) / (H - W));
    const d = this.census.slice(W);
    this.cens = this.n.map((_, k) => d.reduce((q, r) => q + r[k], 0) / d.length);
    return this;
  }
}
export function report(impl, A, sec) {
  const n = A.length,
    m = (f) =>
      A.map(f)
        .reduce((x, y) => x.map((v, i) => v + y[i]))
        .map((v) => v / n),
    o = m((a) => a.occ),
    c = m((a) => a.cens),
    k = m((a) => a.cnt),
    ev = A.reduce((x, y) => x + y.ev, 0);
  const se = o.map((v, i) => (n > 1 ? Math.sqrt(A.reduce((x, y) => x + (y.occ[i] - v) ** 2, 0) / (n - 1) / n) : 0));
  console.log(
    JSON.stringify({
      impl,
      w: 2,
      reps: n,
      events: ev,
      sec: +sec.toFixed(3),
      ev_s: Math.round(ev / sec),
      rssMB: Math.round(process.resourceUsage().maxRSS / 1024),
      counts: k.map((x) => +x.toFixed(1)),
      mean_bed_wait: +(A.reduce((x, y) => x + y.wq, 0) / A.reduce((x, y) => x + y.nq, 0)).toFixed(4),
      occ: Object.fromEntries(NM.map((q, i) => [q, [+o[i].toFixed(3), +se[i].toFixed(3), +c[i].toFixed(3)]])),
    }),
  );
}
