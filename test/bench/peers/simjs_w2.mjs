// npm simjs 2.0.3: beds are Buffers of tokens (its Facility cannot hold a server for an unknown time). usage: node simjs_w2.mjs [reps=10] [seed=1]
globalThis.window = {};
await import("simjs");
const simjs = window.Sim; /* the published bundle exports only to window */

import { Acc, BROK, CAP, cand, DOWN, ED, H, LOS, report } from "./common.mjs";

const a = Object.fromEntries(process.argv.slice(2).map((x) => x.split("="))),
  R = +(a.reps ?? 10),
  s0 = +(a.seed ?? 1);
function rep(seed) {
  const sim = new simjs.Sim(),
    g = new simjs.Random(seed),
    u = () => g.random(),
    ln = (p) => Math.exp(g.normal(p[0], p[1])),
    A = new Acc();
  const bed = new simjs.Buffer("acute", 60, 60),
    dn = CAP.map((c, i) => new simjs.Buffer(`d${i}`, c, c));
  class Flow extends simjs.Entity {
    start() {
      this.src(0, 0);
      this.src(1, 0);
      this.setTimer(1).done(this.mid);
    }
    mid() {
      A.midnight(this.time());
      if (this.time() < H) this.setTimer(1).done(this.mid);
    }
    src(c, t) {
      const x = cand(u, c, t);
      this.setTimer(x - this.time()).done(this.arr, this, [c, x]);
    }
    arr(c, t) {
      A.cnt[c]++;
      this.src(c, t);
      this.ed(c);
    }
    ed(c) {
      A.ev++;
      A.inc(0, this.time());
      this.setTimer(ln(ED)).done(this.edEnd, this, [c]);
    }
    edEnd(c) {
      A.ev++;
      const t = this.time();
      A.dec(0, t);
      A.inc(1, t);
      this.getBuffer(bed, 1).done(this.admit, this, [c, t]);
    }
    admit(c, t0) {
      const t = this.time();
      A.dec(1, t);
      A.wq += t - t0;
      A.nq++;
      A.inc(2, t);
      A.cnt[2]++;
      this.setTimer(ln(LOS[c])).done(this.losEnd, this, [c]);
    }
    leave(t) {
      A.dec(2, t);
      this.putBuffer(bed, 1);
    }
    losEnd(c) {
      A.ev++;
      const t = this.time(),
        x = u();
      if (x < 0.62) {
        A.cnt[3]++;
        this.leave(t);
        this.home(c);
        return;
      }
      const d = x < 0.8 ? 0 : x < 0.92 ? 1 : 2;
      A.inc(3 + d, t);
      if (d === 2) this.setTimer(ln(BROK)).done(this.brok, this, [c]);
      else this.getBuffer(dn[d], 1).done(this.start2, this, [c, d]);
    }
    brok(c) {
      A.ev++;
      this.getBuffer(dn[2], 1).done(this.start2, this, [c, 2]);
    }
    start2(c, d) {
      const t = this.time();
      A.dec(3 + d, t);
      A.inc(6 + d, t);
      A.cnt[4 + d]++;
      this.leave(t);
      this.setTimer(ln(DOWN[d])).done(this.end2, this, [c, d]);
    }
    end2(c, d) {
      A.ev++;
      A.dec(6 + d, this.time());
      this.putBuffer(dn[d], 1);
      if (d < 2) this.home(c);
    }
    home(c) {
      if (u() < 0.12) {
        A.inc(9, this.time());
        this.setTimer(30 * u()).done(this.back, this, [c]);
      }
    }
    back(c) {
      A.dec(9, this.time());
      A.cnt[7]++;
      this.ed(c);
    }
  }
  sim.addEntity(Flow);
  sim.simulate(H);
  if (A.census.length < H) A.midnight(H);
  return A.finish();
}
const t0 = performance.now(),
  out = [];
for (let r = 0; r < R; r++) out.push(rep(s0 + r));
report("simjs 2.0.3", out, (performance.now() - t0) / 1e3);
