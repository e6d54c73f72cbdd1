import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Address,
  LONGEST_ADDRESS,
  PLAIN_ADDRESS,
  parseAddress,
  printAddress,
  refOf,
  sameWorld,
} from "../../../viz/app/address.ts";

const whole = fc.nat({ max: 2 ** 31 - 1 });
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const ref = fc.option(fc.record({ id: name, digest: fc.constantFrom("", "0f0386b4") }));

const addresses: fc.Arbitrary<Address> = fc.record({
  a: ref,
  b: ref,
  shown: fc.constantFrom(0, 1),
  replication: fc.nat({ max: 9999 }),
  t: fc.option(whole),
  perSecond: fc.option(whole),
  theme: fc.constantFrom(null, "light" as const, "dark" as const),
  motion: fc.constantFrom(null, "reduced" as const, "full" as const),
  selection: fc.option(fc.oneof(fc.record({ person: whole }), fc.record({ service: name }))),
  followed: fc.array(whole, { maxLength: 3 }),
  lane: fc.option(
    fc
      .record({ from: whole, width: fc.integer({ min: 1, max: 1000 }), follow: fc.boolean() })
      .map(({ from, width, follow }) => ({ from, to: from + width, follow })),
  ),
  grouped: fc.boolean(),
  table: fc.boolean(),
  perf: fc.boolean(),
});

describe("a link", () => {
  test("is read back as it was written", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(parseAddress(`#${printAddress(address)}`)).toEqual(address);
      }),
    );
  });

  test("says as little as it can", () => {
    expect(printAddress(PLAIN_ADDRESS)).toBe("v=1&sc=replay");
    expect(printAddress({ ...PLAIN_ADDRESS, replication: 16, t: 86_400, selection: { person: 212 } })).toBe(
      "v=1&sc=replay&r=17&t=86400&sel=p212",
    );
  });

  test("keeps names with signs of their own apart from its own signs", () => {
    const odd = { ...PLAIN_ADDRESS, a: refOf("today & tomorrow=#1~x", "0f0386b45e"), selection: { service: "a&b=c" } };
    expect(parseAddress(printAddress(odd))).toEqual(odd);
  });

  test.each([
    ["nothing", ""],
    ["noise", "#%%%&&==&t"],
    ["times below zero and above all runs", "t=-5&sp=99999999999"],
    ["a lane that ends before it begins", "z=500-100"],
    ["a person who is no number", "sel=pfive"],
    ["broken percent signs", "a=%E0%A4%A&sel=s-"],
    ["words nobody knows", "zz=1&theme=pink&th=pink&mo=jump"],
  ])("of %s leads nowhere in particular", (_, fragment) => {
    expect(parseAddress(fragment)).toEqual(PLAIN_ADDRESS);
  });

  test("is read no further than links may be long", () => {
    expect(parseAddress(`${"x=1&".repeat(LONGEST_ADDRESS / 4)}t=5`).t).toBeNull();
  });

  test("whatever is typed is read without complaint, and what is read can be written", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const address = parseAddress(text);
        expect(parseAddress(printAddress(address))).toEqual(address);
      }),
    );
  });

  test("knows its world by the start of the digest", () => {
    const known = refOf("base", "0f0386b45e905e3b");
    expect(known).toEqual({ id: "base", digest: "0f0386b4" });
    expect(sameWorld(known, "0f0386b45e905e3b")).toBe(true);
    expect(sameWorld(known, "7edbe6227bd99868")).toBe(false);
    expect(sameWorld(refOf("base", ""), "7edbe6227bd99868")).toBe(true);
  });
});
