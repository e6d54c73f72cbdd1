/**
 * The colours, as data. Both themes name the same tokens; the page makes CSS variables of them, the pixel renderer its
 * palette, and a test recomputes what each pair must keep apart: contrast for readers with low vision, differences for
 * readers who see colours otherwise or not at all.
 */

const LIGHT = {
  page: "#FFFFFF",
  panel: "#F3F5F7",
  /** Text and zero lines; secondary text; outlines, axes and band edges; links and buttons. */
  ink: "#14181D",
  muted: "#4A525B",
  rule: "#767D85",
  action: "#1A5E9A",
  /** States of a place and of a person. */
  care: "#4A8FC7",
  delayed: "#B0310A",
  waiting: "#2B3036",
  /** Payers, in charts of cost only. */
  "payer-nhs": "#1F508F",
  "payer-council": "#429A8A",
  "payer-pooled": "#4C1129",
  "payer-person": "#9C5F0A",
  /** Scenario A is a solid line or a disc, B a dashed line or a square. */
  "scenario-a": "#22272E",
  "scenario-b": "#8A4FD0",
  /** Verdicts: always beside a word and a sign. */
  better: "#007EBA",
  worse: "#982327",
  "cannot-tell": "#868C91",
  /** The ring round what has the focus: always the pair. */
  focus: "#FFDD00",
  "focus-edge": "#0B0C0C",
  /** Fan charts: bands of 95% and 50%, each drawn with an edge in rule (A) or scenario-b. */
  "fan-a-95": "#D9DCE0",
  "fan-a-50": "#B3B9C0",
  "fan-b-95": "#E6DAF6",
  "fan-b-50": "#D8C7F2",
  /** Heat strips, from least to most. */
  "heat-1": "#E3EEF8",
  "heat-2": "#B5D3EC",
  "heat-3": "#79AEDB",
  "heat-4": "#3576B0",
  "heat-5": "#1B4F83",
} as const;

/** Name of a colour. */
export type Token = keyof typeof LIGHT;

/** One theme: hex by token. */
export type Tokens = Readonly<Record<Token, string>>;

export type Theme = "light" | "dark";

const DARK: Tokens = {
  page: "#11161C",
  panel: "#1B222B",
  ink: "#F0F4F7",
  muted: "#B4BDC6",
  rule: "#7E8790",
  action: "#7FBCF0",
  care: "#2F8BAD",
  delayed: "#F99951",
  waiting: "#F0F4F7",
  "payer-nhs": "#2F86ED",
  "payer-council": "#3FDADF",
  "payer-pooled": "#F17AA2",
  "payer-person": "#F6EA9C",
  "scenario-a": "#EBEEF1",
  "scenario-b": "#D083E6",
  better: "#51A8E7",
  worse: "#FEB787",
  "cannot-tell": "#7E8286",
  focus: "#FFDD00",
  "focus-edge": "#0B0C0C",
  "fan-a-95": "#2B323A",
  "fan-a-50": "#434C56",
  "fan-b-95": "#35263F",
  "fan-b-50": "#553A63",
  "heat-1": "#16324A",
  "heat-2": "#1F4F76",
  "heat-3": "#2F78AE",
  "heat-4": "#64A9DA",
  "heat-5": "#B5D9F2",
};

/** The two themes. Light is the default and the one that is printed. */
export const TOKENS: Readonly<Record<Theme, Tokens>> = { light: LIGHT, dark: DARK };

/** What a theme becomes for readers who ask for more contrast: secondary text and outlines turn to ink. */
export function moreContrast(tokens: Tokens): Tokens {
  return { ...tokens, muted: tokens.ink, rule: tokens.ink };
}
