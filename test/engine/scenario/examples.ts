/** Scenarios for the tests of the language: one that uses every feature, and a variant of it. */
export const TODAY = `careshift: 1
title: A small place, spring 2016
question: What happens if the borough's beds close?
place: { name: Smallplace, population: { all: 163848, 18-plus: 120000, 65-plus: 23000 } }
time: { start: 2016-04-01, length: 2 years, warm-up: 26 weeks }
sources:
  plan-2016: { title: Better Care Fund plan, where: table 3, grade: S }
  audit: { title: Audit of delays }
payers: [nhs, council]

cohorts:
  frail-emergency:
    label: Frail people in an emergency
    arrivals:
      total: { value: 11.2 per day, low: 10 per day, high: 12.5 per day, source: plan-2016, note: from table 3 }
      includes-returns: true
      profile:
        hour: [1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1]
        weekday: [1.1, 1, 1, 1, 1.1, 0.9, 0.9]
        month: [1.2, 1.1, 1, 1, 0.9, 0.9, 0.9, 0.9, 1, 1, 1.1, 1.2]
      growth: 1.7% per year
    attributes:
      frailty: { mild: 40%, moderate: 35%, severe: rest }
      age: { 18-64: 20%, 65-74: 30%, 75-plus: 50% }
    enters: front-door
  from-community:
    was: community
    arrivals: { total: 200 per month }
    attributes: { frailty: { mild: 90%, moderate: 5%, severe: 5% } }
    enters: [rapid-response, acute-ward]

services:
  front-door:
    kind: decision
    routes:
      - { to: acute-ward, share: 70% }
      - { to: rapid-response, share: 20% }
      - { to: home, share: rest }
  acute-ward:
    kind: beds
    label: Acute ward
    setting: hospital
    capacity: { value: 120, source: plan-2016 }
    length-of-stay:
      by: frailty
      levels:
        mild: { lognormal: { mean: 4.1 days, sd: 5 days } }
        moderate: { gamma: { mean: 7 days, sd: 6 days }, source: audit, note: from the audit }
      otherwise: { lognormal: { median: 9 days, p90: 30 days } }
    leaving: { hours: 09:00-18:00, days: mon-sat }
    routes:
      - { to: home, share: 62% }
      - to: [collins-house, out-of-borough]
        name: bedded-care
        share: 12%
        funded-by: nhs
        prepare: { funding: { exponential: { mean: 2 days } }, assessment: 1 day }
        transfer: 2 hours
      - { to: reablement, share: 18%, when: { frailty: [mild, moderate] } }
      - { to: care-home, share: rest }
  collins-house:
    kind: beds
    setting: rehabilitation
    capacity: 7
    length-of-stay: { triangular: { low: 7 days, mode: 21 nights, high: 6 weeks } }
    routes: [{ to: home, share: 100% }]
    leaving: [{ at: 12:00, days: mon-fri }, { hours: 22:00-02:00, days: [sat, sun] }]
  out-of-borough:
    kind: beds
    capacity: 24
    length-of-stay: { empirical: { values: [7 days, 21 days, 40 days], shares: [20%, 50%, rest] } }
    routes: [{ to: at-home, share: 80% }, { to: died, share: 20% }]
    while-waiting: at-home
    give-up: { after: 30 days, to: elsewhere }
    queue: { limit: 5, then: at-home }
  reablement:
    kind: caseload
    setting: reablement
    capacity: 40
    length-of-stay: { mixture: [{ share: 90%, of: { exponential: { mean: 4 weeks } } }, { share: 10%, of: 12 weeks }] }
    routes: [{ to: at-home, share: rest }]
  rapid-response:
    kind: team
    setting: community
    staff: { mon-fri 08:00-20:00: 4, sat-sun 08:00-18:00: 2, daily 22:00-06:00: 1 }
    visit: { lognormal: { mean: 70 minutes, sd: 35 minutes } }
    give-up: { after: 4 hours, to: acute-ward }
    within: { 2-hours: 2 hours, 1-hour: 1 hour }
    routes: [{ to: at-home, share: 90% }, { to: acute-ward, share: rest }]
  at-home:
    kind: state
    setting: own-home
    outcomes:
      - { to: front-door, share: 15%, stay: { uniform: { from: 0 days, to: 30 days } } }
      - { to: home, share: rest }

changes:
  - { on: 2016-10-01, over: 8 weeks, set: { services.out-of-borough.capacity: 0 }, label: Closure, source: plan-2016 }
  - on: 2017-01-01
    set: { services.acute-ward.routes.home.share: 65%, cohorts.from-community.arrivals.total: 250 per month }

levers:
  collins-house-beds: { sets: services.collins-house.capacity, from: 0, to: 12, step: 1, label: Beds at Collins House }
  visit-time: { sets: services.reablement.length-of-stay.mixture.1.of.exponential.mean, from: 2 weeks, to: 6 weeks }

costs:
  price-year: 2016/17
  lines:
    acute-bed-day: { service: acute-ward, price: £312 per bed-day, paid-by: nhs }
    bedded-care: { service: [collins-house, out-of-borough], price: "£1,234.50 per start", paid-by: { nhs: 50%, council: 50% } }
    delay: { service: acute-ward, price: £90 per delayed day, paid-by: council, additional: true }
    team: { service: rapid-response, price: "£110,000 per year", paid-by: nhs }

measures:
  snapshot-hour: 0
  older: { age: [65-74, 75-plus] }
  targets:
    - { label: At home after 91 days, measure: system.at-home-91, target: 90.9%, source: plan-2016 }
    - { label: Fewer admissions, measure: system.admissions, change: -3.5% }
`;

export const VARIANT = `careshift: 1
extends: today.yaml
title: More beds in the borough
sources:
  plan-2017: { title: Plan of 2017 }
set:
  services.collins-house.capacity: { value: 12, source: plan-2017 }
  services.acute-ward.routes.bedded-care.share: 15%
add:
  services.acute-ward.routes: { to: hospital-at-home, share: 3% }
  services.hospital-at-home:
    kind: caseload
    setting: own-home
    capacity: 10
    length-of-stay: 9 days
    routes: [{ to: home, share: 100% }]
remove: [services.out-of-borough.give-up, changes.2017-01-01]
changes:
  - { on: 2017-06-01, set: { services.hospital-at-home.capacity: 20 } }
levers:
  beds-at-home: { sets: services.hospital-at-home.capacity, from: 0, to: 30 }
measures:
  targets:
    - { label: Fewer delays, measure: acute-ward.delayed, change: -10% }
`;

export const FILES: ReadonlyMap<string, string> = new Map([
  ["small/today.yaml", TODAY],
  ["small/more.yaml", VARIANT],
]);
