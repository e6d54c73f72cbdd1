/**
 * Erlang's loss formula: the share of arrivals who find all servers busy when nobody waits.
 * Load is the arrival rate times the mean stay, in servers. By the usual recurrence, on 1/B so that nothing overflows.
 * @throws RangeError when servers is not a whole number from 0, or the load is negative.
 */
export function erlangB(servers: number, load: number): number {
  if (!(Number.isInteger(servers) && servers >= 0)) {
    throw new RangeError(`Erlang's formulas need a whole number of servers, not ${servers}.`);
  }
  if (!(load >= 0)) throw new RangeError(`Erlang's formulas need a load of 0 or more, not ${load}.`);
  let inverse = 1;
  for (let n = 1; n <= servers; n += 1) inverse = 1 + (n / load) * inverse;
  return 1 / inverse;
}

/**
 * Erlang's delay formula: the share of arrivals who wait in M/M/servers. 1 when the load is at or above the servers.
 * The mean wait of all is this × mean stay / (servers − load).
 * @throws RangeError as erlangB.
 */
export function erlangC(servers: number, load: number): number {
  const lost = erlangB(servers, load);
  if (load >= servers) return 1;
  return lost / (1 - (load / servers) * (1 - lost));
}
