import { grouped } from "../../engine/index.ts";

/** Largest first. `below`: figures under this are shown with one decimal. */
const SCALES = [
  { pounds: 1e9, sign: "bn", below: 100 },
  { pounds: 1e6, sign: "m", below: 100 },
  { pounds: 1e3, sign: "k", below: 10 },
] as const;

/** Pence as a panel shows them: "£4.1m", "£312k", "£3.1k", "£950". Exact figures are for tables. */
export function moneyWords(pence: number): string {
  const pounds = Math.abs(pence) / 100;
  const sign = pence < 0 && Math.round(pounds) > 0 ? "−" : "";
  for (const scale of SCALES) {
    // 999,600 is said as a million: in thousands it would round to 1,000.
    if (Math.round(pounds / (scale.pounds / 1000)) < 1000) continue;
    const tenths = Math.round((10 * pounds) / scale.pounds) / 10;
    return `${sign}£${tenths < scale.below ? grouped(tenths, 1) : grouped(pounds / scale.pounds, 0)}${scale.sign}`;
  }
  return `${sign}£${Math.round(pounds)}`;
}

/** A payer in words: "nhs" → "NHS", "local-council" → "Local council". */
export function payerWords(name: string): string {
  if (/^(nhs|icb|ccg)$/i.test(name)) return name.toUpperCase();
  const plain = name.replaceAll("-", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
