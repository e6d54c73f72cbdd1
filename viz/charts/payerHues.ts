/** Colours of payers, by the tokens of the page: --payer-nhs … */
const HUES = ["nhs", "council", "pooled", "person"] as const;

export type PayerHue = (typeof HUES)[number] | "other";

/**
 * A colour for each payer: its own where the name says it ("NHS", "Pooled fund"), else the first that is left. Those
 * past the fourth share "other": more colours could not be told apart.
 */
export function payerHues(payers: readonly string[]): PayerHue[] {
  const own = payers.map((payer) => HUES.find((hue) => payer.toLowerCase().includes(hue)));
  const known = own.map((hue, i) => (hue !== undefined && own.indexOf(hue) === i ? hue : undefined));
  const left: PayerHue[] = HUES.filter((hue) => !known.includes(hue));
  return known.map((hue) => hue ?? left.shift() ?? "other");
}
