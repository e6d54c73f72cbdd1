/** Colour maths for tests: contrast after WCAG 2, colour vision after Machado and others 2009, CIEDE2000. */

export type Rgb = readonly [number, number, number];

/** sRGB components from 0 to 1. */
function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** WCAG 2 states 0.03928 where IEC 61966-2-1 has 0.04045; no 8-bit component lies between. */
const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toGamma = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
const linearOf = (rgb: Rgb): Rgb => rgb.map(toLinear) as unknown as Rgb;
const clamped = (c: number): number => Math.min(1, Math.max(0, c));

const LUMA: Rgb = [0.2126, 0.7152, 0.0722];
const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Relative luminance, 0 to 1. */
const luminance = (hex: string): number => dot(LUMA, linearOf(rgbOf(hex)));

/** Contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, table for severity 1.0; they act on linear RGB. */
const MACHADO = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

export const VISIONS = ["normal", "protan", "deutan", "tritan", "grey"] as const;
export type Vision = (typeof VISIONS)[number];

/** Linear RGB of a colour as somebody with this vision sees it; grey keeps luminance only. */
function seenAs(hex: string, vision: Vision): Rgb {
  const linear = linearOf(rgbOf(hex));
  if (vision === "normal") return linear;
  if (vision === "grey") return [dot(LUMA, linear), dot(LUMA, linear), dot(LUMA, linear)];
  const screen = MACHADO[vision].map((row) => toGamma(clamped(dot(row, linear))));
  return screen.map(toLinear) as unknown as Rgb;
}

interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** CIELAB under D65. */
function labOf([r, g, b]: Rgb): Lab {
  const x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047;
  const y = 0.2126729 * r + 0.7151522 * g + 0.072175 * b;
  const z = (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883;
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29);
  return { l: 116 * f(y) - 16, a: 500 * (f(x) - f(y)), b: 200 * (f(y) - f(z)) };
}

const RADIAN = Math.PI / 180;
const cosDegrees = (degrees: number): number => Math.cos(degrees * RADIAN);

/** CIEDE2000 colour difference (Sharma, Wu and Dalal 2005), with weights of 1. */
export function ciede2000(one: Lab, two: Lab): number {
  const meanChroma = (Math.hypot(one.a, one.b) + Math.hypot(two.a, two.b)) / 2;
  const g = 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7)));
  const [a1, a2] = [one.a * (1 + g), two.a * (1 + g)];
  const [c1, c2] = [Math.hypot(a1, one.b), Math.hypot(a2, two.b)];
  const [h1, h2] = [hue(a1, one.b), hue(a2, two.b)];
  const turn = hueDifference(h1, h2, c1, c2);
  const dL = two.l - one.l;
  const dC = c2 - c1;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * RADIAN);
  const l = (one.l + two.l) / 2;
  const c = (c1 + c2) / 2;
  const h = meanHue(h1, h2, c1, c2);
  const t =
    1 -
    0.17 * cosDegrees(h - 30) +
    0.24 * cosDegrees(2 * h) +
    0.32 * cosDegrees(3 * h + 6) -
    0.2 * cosDegrees(4 * h - 63);
  const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sC = 1 + 0.045 * c;
  const sH = 1 + 0.015 * c * t;
  const rotation = 30 * Math.exp(-(((h - 275) / 25) ** 2));
  const rT = -Math.sin(2 * rotation * RADIAN) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH));
}

function hue(a: number, b: number): number {
  if (a === 0 && b === 0) return 0;
  const degrees = Math.atan2(b, a) / RADIAN;
  return degrees < 0 ? degrees + 360 : degrees;
}

function hueDifference(h1: number, h2: number, c1: number, c2: number): number {
  if (c1 * c2 === 0) return 0;
  const turn = h2 - h1;
  if (turn > 180) return turn - 360;
  return turn < -180 ? turn + 360 : turn;
}

function meanHue(h1: number, h2: number, c1: number, c2: number): number {
  if (c1 * c2 === 0) return h1 + h2;
  if (Math.abs(h1 - h2) <= 180) return (h1 + h2) / 2;
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

/** The smallest difference between any two of the colours, as somebody with this vision sees them. */
export function worstPair(colours: readonly string[], vision: Vision): number {
  const labs = colours.map((hex) => labOf(seenAs(hex, vision)));
  return Math.min(...labs.flatMap((one, i) => labs.slice(i + 1).map((two) => ciede2000(one, two))));
}
