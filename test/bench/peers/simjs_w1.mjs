// npm simjs 2.0.3. usage: node simjs_w1.mjs [n=2000000] [seed=1]
globalThis.window = {};
await import("simjs");
const simjs = window.Sim; /* the published bundle exports only to window */
const a = Object.fromEntries(process.argv.slice(2).map((x) => x.split("="))),
  N = +(a.n ?? 2e6);
const t0 = performance.now(),
  sim = new simjs.Sim(),
  rnd = new simjs.Random(+(a.seed ?? 1));
let wait = 0,
  busy = 0,
  done = 0,
  T = 0,
  n = 0;
const ward = new simjs.Facility("ward", simjs.Facility.FCFS ?? 0, 30);
class Ward extends simjs.Entity {
  start() {
    this.next();
  }
  next() {
    if (n++ < N) this.setTimer(rnd.exponential(27)).done(this.arrive);
  }
  arrive() {
    const t = this.time(),
      s = rnd.exponential(1);
    busy += s;
    this.useFacility(ward, s).done(this.leave, this, [t, s]);
    this.next();
  }
  leave(t, s) {
    wait += this.time() - t - s;
    done++;
    T = this.time();
  }
}
sim.addEntity(Ward);
sim.simulate(1e12);
const sec = (performance.now() - t0) / 1e3;
console.log(
  JSON.stringify({
    impl: "simjs 2.0.3",
    w: 1,
    mean_wait: +(wait / done).toFixed(6),
    mean_occ: +(busy / T).toFixed(4),
    n: done,
    events: 2 * done,
    sec: +sec.toFixed(3),
    ev_s: Math.round((2 * done) / sec),
    rssMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
